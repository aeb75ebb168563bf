/// Messages and control frames to bytes; a server's frames are whole and not masked.
enum FrameEncoder {
    static func append(_ message: WebSocketMessage, to output: inout [UInt8]) {
        switch message {
        case .text(let text):
            appendHeader(.text, text.utf8.count, to: &output)
            output.append(contentsOf: text.utf8)
        case .binary(let bytes):
            appendHeader(.binary, bytes.count, to: &output)
            output.append(contentsOf: bytes)
        }
    }

    static func ping() -> [UInt8] {
        var output: [UInt8] = []
        appendHeader(.ping, 0, to: &output)
        return output
    }

    static func pong(_ payload: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        appendHeader(.pong, payload.count, to: &output)
        return output + payload
    }

    /// A close frame; a reason that is too long is cut between characters.
    static func close(_ code: CloseCode, reason: String) -> [UInt8] {
        var output: [UInt8] = []
        guard code.isSendable else {
            appendHeader(.close, 0, to: &output)
            return output
        }
        var reason = reason[...]
        while reason.utf8.count > 123 { reason.removeLast() }
        appendHeader(.close, 2 + reason.utf8.count, to: &output)
        output.append(UInt8(code.rawValue >> 8))
        output.append(UInt8(truncatingIfNeeded: code.rawValue))
        output.append(contentsOf: reason.utf8)
        return output
    }

    /// How many bytes the message's frame has.
    static func size(of message: WebSocketMessage) -> Int {
        let length = message.byteCount
        return length + (length < 126 ? 2 : length < 65_536 ? 4 : 10)
    }

    private static func appendHeader(_ opcode: Opcode, _ length: Int, to output: inout [UInt8]) {
        output.append(0x80 | opcode.rawValue)
        switch length {
        case ..<126:
            output.append(UInt8(length))
        case ..<65_536:
            output.append(126)
            output.append(UInt8(length >> 8))
            output.append(UInt8(truncatingIfNeeded: length))
        default:
            output.append(127)
            for shift in stride(from: 56, through: 0, by: -8) {
                output.append(UInt8(truncatingIfNeeded: length >> shift))
            }
        }
    }
}
