/// Checks UTF-8 as it arrives, so that a bad byte fails a message at once and not at its end.
struct UTF8Validator: Hashable, Sendable {
    private var awaited = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xbf

    /// Whether the text may end here.
    var isComplete: Bool { awaited == 0 }

    /// False once no continuation could make the text valid.
    mutating func accept(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            if awaited == 0, index + 8 <= bytes.count, Self.areASCII(bytes, at: index) {
                index += 8
                continue
            }
            let byte = bytes[index]
            index += 1
            if awaited == 0 {
                guard byte < 0x80 || begin(byte) else { return false }
            } else {
                guard byte >= lowest, byte <= highest else { return false }
                lowest = 0x80
                highest = 0xbf
                awaited -= 1
            }
        }
        return true
    }

    /// Whether the eight bytes from `index` on are ASCII, as most text is.
    private static func areASCII(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    }

    /// The second byte's range shuts out overlong forms, surrogates and what lies beyond U+10FFFF.
    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xc2...0xdf: awaited = 1
        case 0xe0: (awaited, lowest) = (2, 0xa0)
        case 0xed: (awaited, highest) = (2, 0x9f)
        case 0xe1...0xef: awaited = 2
        case 0xf0: (awaited, lowest) = (3, 0x90)
        case 0xf4: (awaited, highest) = (3, 0x8f)
        case 0xf1...0xf3: awaited = 3
        default: return false
        }
        return true
    }
}
