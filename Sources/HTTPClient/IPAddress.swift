import Glibc

/// An address of version 4 or 6 as it is written.
struct IPAddress: Hashable, Sendable {
    /// Four or sixteen.
    private let bytes: [UInt8]

    init?(_ text: String) {
        // A zone (`fe80::1%eth0`) is no part of the address.
        let text = String(text.prefix { $0 != "%" })
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
            self.bytes = Array(bytes.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// Whether it is one of the open internet: neither this machine's, nor a private, shared, link-local, reserved or
    /// multicast one.
    var isPublic: Bool {
        bytes.count == 4 ? Self.isPublic(bytes[...]) : isPublicSix
    }

    private var isPublicSix: Bool {
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = bytes.prefix(12) == [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isTranslated { return Self.isPublic(bytes.suffix(4)) }
        // What is given out stands under 2000::/3; of that, 2001:db8::/32 is for documents and 2002::/16 wraps version 4.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes.prefix(2) == [0x20, 0x02] { return Self.isPublic(bytes[2..<6]) }
        return bytes.prefix(4) != [0x20, 0x01, 0x0D, 0xB8]
    }

    private static func isPublic(_ four: ArraySlice<UInt8>) -> Bool {
        let a = four[four.startIndex]
        let b = four[four.startIndex + 1]
        let c = four[four.startIndex + 2]
        switch a {
        case 0, 10, 127, 224...: return false
        case 100: return b & 0xC0 != 64
        case 169: return b != 254
        case 172: return b & 0xF0 != 16
        case 192: return b != 168 && !(b == 0 && (c == 0 || c == 2))
        case 198: return b & 0xFE != 18 && !(b == 51 && c == 100)
        case 203: return !(b == 0 && c == 113)
        default: return true
        }
    }
}
