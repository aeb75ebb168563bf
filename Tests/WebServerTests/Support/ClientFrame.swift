/// A frame as a client would send it, or as one never should.
struct ClientFrame {
    var opcode: UInt8
    var payload: [UInt8] = []
    var isFinal = true
    var reservedBits: UInt8 = 0
    var isMasked = true
    var key: [UInt8] = [0x37, 0xfa, 0x21, 0x3d]
    /// The length to claim, if it is not the payload's.
    var claimedLength: UInt64?
    /// The number of bytes to write the length in, if it is not the fewest.
    var lengthBytes: Int?

    var bytes: [UInt8] {
        let length = claimedLength ?? UInt64(payload.count)
        let width = lengthBytes ?? (length < 126 ? 1 : length < 65_536 ? 2 : 8)
        let mask: UInt8 = isMasked ? 0x80 : 0
        var bytes = [(isFinal ? 0x80 : 0) | reservedBits << 4 | opcode]
        switch width {
        case 1: bytes.append(mask | UInt8(length))
        case 2: bytes += [mask | 126, UInt8(length >> 8), UInt8(truncatingIfNeeded: length)]
        default:
            bytes.append(mask | 127)
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: length >> shift))
            }
        }
        guard isMasked else { return bytes + payload }
        return bytes + key + payload.enumerated().map { $1 ^ key[$0 % 4] }
    }

    static func text(_ text: String) -> [UInt8] { ClientFrame(opcode: 1, payload: Array(text.utf8)).bytes }
    static func binary(_ bytes: [UInt8]) -> [UInt8] { ClientFrame(opcode: 2, payload: bytes).bytes }
    static func ping(_ text: String = "") -> [UInt8] { ClientFrame(opcode: 9, payload: Array(text.utf8)).bytes }
    static func pong(_ text: String = "") -> [UInt8] { ClientFrame(opcode: 10, payload: Array(text.utf8)).bytes }

    static func close(_ code: UInt16, _ reason: [UInt8] = []) -> [UInt8] {
        ClientFrame(opcode: 8, payload: [UInt8(code >> 8), UInt8(truncatingIfNeeded: code)] + reason).bytes
    }

    /// A message in fragments; an opcode of 0 continues what came before.
    static func fragments(_ parts: [[UInt8]], opcode: UInt8 = 1) -> [UInt8] {
        parts.enumerated().flatMap { index, part in
            ClientFrame(
                opcode: index == 0 ? opcode : 0,
                payload: part,
                isFinal: index == parts.count - 1
            ).bytes
        }
    }
}
