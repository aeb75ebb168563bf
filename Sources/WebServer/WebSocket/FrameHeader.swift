/// A frame's first bytes, read one by one, so that a bad one is refused before the next is awaited.
struct FrameHeader: Hashable, Sendable {
    private(set) var isFinal = true
    private(set) var opcode = Opcode.continuation
    private(set) var length = 0
    private(set) var key: UInt32 = 0
    private var lengthBytesLeft = 0
    private var keyBytesLeft = 4
    private var bytesRead = 0

    var isEmpty: Bool { bytesRead == 0 }
    var isComplete: Bool { bytesRead >= 2 && lengthBytesLeft == 0 && keyBytesLeft == 0 }

    mutating func append(_ byte: UInt8) throws(WebSocketViolation) {
        defer { bytesRead += 1 }
        switch bytesRead {
        case 0:
            try readOpcode(byte)
        case 1:
            try readShortLength(byte)
        default:
            if lengthBytesLeft > 0 {
                try readLength(byte)
            } else {
                key |= UInt32(byte) << UInt32((4 - keyBytesLeft) * 8)
                keyBytesLeft -= 1
            }
        }
    }

    private mutating func readOpcode(_ byte: UInt8) throws(WebSocketViolation) {
        guard byte & 0x70 == 0 else { throw .reservedBits }
        guard let opcode = Opcode(rawValue: byte & 0x0f) else { throw .opcode }
        isFinal = byte & 0x80 != 0
        self.opcode = opcode
        guard isFinal || !opcode.isControl else { throw .controlFrame }
    }

    private mutating func readShortLength(_ byte: UInt8) throws(WebSocketViolation) {
        guard byte & 0x80 != 0 else { throw .unmasked }
        let short = Int(byte & 0x7f)
        guard short <= 125 || !opcode.isControl else { throw .controlFrame }
        switch short {
        case 126: lengthBytesLeft = 2
        case 127: lengthBytesLeft = 8
        default: length = short
        }
    }

    private mutating func readLength(_ byte: UInt8) throws(WebSocketViolation) {
        let isLong = bytesRead - 2 + lengthBytesLeft == 8
        guard lengthBytesLeft < 8 || byte & 0x80 == 0 else { throw .length }
        length = length << 8 | Int(byte)
        lengthBytesLeft -= 1
        // The shortest of the three forms is the only one allowed.
        if lengthBytesLeft == 0 {
            guard length >= (isLong ? 65_536 : 126) else { throw .length }
        }
    }
}
