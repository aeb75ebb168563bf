import Testing

@testable import WebServer

@Suite struct WebSocketHandshakeTests {
    private let fields: HTTPFields = [
        "connection": "keep-alive, Upgrade", "upgrade": "websocket", "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    ]

    private func refusal(
        _ method: HTTPMethod = .get,
        body: [UInt8] = [],
        _ change: (inout HTTPFields) -> Void = { _ in }
    ) throws -> HTTPStatus? {
        var fields = fields
        change(&fields)
        let target = try #require(RequestTarget("/ws/1"))
        return WebSocketHandshake.refusal(HTTPRequest(method, target, fields: fields, body: body))?.status
    }

    @Test func `the key of the RFC is accepted as the RFC says`() throws {
        #expect(WebSocketHandshake.accept(key: "dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(try refusal() == nil)
    }

    @Test(
        arguments: [
            ("connection", nil, 400), ("connection", "close", 400), ("upgrade", nil, 400), ("upgrade", "h2c", 400),
            ("sec-websocket-version", nil, 426), ("sec-websocket-version", "8", 426),
            ("sec-websocket-version", "13, 8", 426), ("sec-websocket-key", nil, 400), ("sec-websocket-key", "", 400),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=", 400),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=!", 400),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZR==", 400),
        ] as [(String, String?, Int)]
    )
    func `a handshake that lacks something is refused`(name: String, value: String?, status: Int) throws {
        #expect(try refusal { $0[name] = value }?.rawValue == status)
    }

    @Test func `a handshake is a GET without a body and with one key`() throws {
        #expect(try refusal(.post) == .badRequest)
        #expect(try refusal(body: [1]) == .badRequest)
        #expect(try refusal { $0.append("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==") } == .badRequest)
    }

    @Test func `an old version is told the right one`() throws {
        var fields = fields
        fields["sec-websocket-version"] = "7"
        let target = try #require(RequestTarget("/"))
        let response = WebSocketHandshake.refusal(HTTPRequest(.get, target, fields: fields))
        #expect(response?.fields["sec-websocket-version"] == "13")
    }
}
