@testable import WebServer

/// A frame as the server sent it.
struct ServerFrame: Hashable {
    var opcode: UInt8
    var payload: [UInt8]

    static func text(_ text: String) -> Self { Self(opcode: 1, payload: Array(text.utf8)) }
    static func binary(_ bytes: [UInt8]) -> Self { Self(opcode: 2, payload: bytes) }
    static func pong(_ text: String) -> Self { Self(opcode: 10, payload: Array(text.utf8)) }

    static func close(_ code: UInt16, _ reason: String = "") -> Self {
        Self(opcode: 8, payload: [UInt8(code >> 8), UInt8(truncatingIfNeeded: code)] + Array(reason.utf8))
    }

    /// The code, of a close frame that has one.
    var code: UInt16? {
        opcode == 8 && payload.count >= 2 ? UInt16(payload[0]) << 8 | UInt16(payload[1]) : nil
    }
}

extension RawClient {
    static func handshake(_ path: String = "/ws", _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\(fields)\r\n"
    }

    @discardableResult
    func upgrade(_ path: String = "/ws", _ fields: String = "") throws -> ReceivedResponse {
        send(Self.handshake(path, fields))
        return try response()
    }

    func frame() throws -> ServerFrame {
        let header = try read(2)
        var length = Int(header[1])
        if length >= 126 { length = try read(length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) } }
        return ServerFrame(opcode: header[0] & 0x0f, payload: try read(length))
    }

    /// All frames until the server closes the connection.
    func framesToEnd() throws -> [ServerFrame] {
        var frames: [ServerFrame] = []
        do {
            while true { frames.append(try frame()) }
        } catch Failure.ended(let rest) {
            guard rest.isEmpty else { throw Failure.ended(after: rest) }
            return frames
        }
    }
}
