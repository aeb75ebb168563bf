/// A response's first part, as bytes; what frames the message is written here and nowhere else.
struct ResponseHead: Hashable, Sendable {
    enum Framing: Hashable, Sendable {
        case none
        case length(Int)
        case chunked
        case untilClose
    }

    var status: HTTPStatus
    var fields: HTTPFields
    var framing: Framing
    var keepsAlive: Bool
    var date: String

    func encoded() -> [UInt8] {
        var text = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\ndate: \(date)\r\n"
        for field in fields.all where field.name.isToken && !Self.ours.contains(field.name) {
            text += "\(field.name): \(field.value.onOneLine)\r\n"
        }
        switch framing {
        case .none, .untilClose: break
        case .length(let length): text += "content-length: \(length)\r\n"
        case .chunked: text += "transfer-encoding: chunked\r\n"
        }
        if status == .switchingProtocols {
            text += "connection: upgrade\r\nupgrade: websocket\r\n"
        } else if !keepsAlive {
            text += "connection: close\r\n"
        }
        return Array((text + "\r\n").utf8)
    }

    private static let ours: Set = [
        "date", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer",
    ]
}

extension String {
    /// With control characters turned to spaces, so that a value can never begin another line.
    fileprivate var onOneLine: String {
        guard utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7f }) else { return self }
        return String(decoding: utf8.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }, as: UTF8.self)
    }
}
