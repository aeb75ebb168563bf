/// A request as a responder sees it; its body may still be on its way.
public final class HTTPRequest: Sendable {
    public let method: HTTPMethod
    public let target: RequestTarget
    public let fields: HTTPFields
    public let body: RequestBody
    /// The client's address, behind trusted proxies too.
    public let remote: IPAddress
    /// Whether the client speaks TLS with us or with a trusted proxy.
    public let isSecure: Bool
    let isHTTP10: Bool
    let keepsAlive: Bool

    /// A request that came over no connection, for the tests of a responder.
    public init(
        _ method: HTTPMethod,
        _ target: RequestTarget,
        fields: HTTPFields = [:],
        body: [UInt8] = [],
        remote: IPAddress = .loopback,
        isSecure: Bool = false
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = RequestBody(body)
        self.remote = remote
        self.isSecure = isSecure
        isHTTP10 = false
        keepsAlive = true
    }

    init(_ head: RequestHead, body: RequestBody, client: Client) {
        method = head.method
        target = head.target
        fields = head.fields
        self.body = body
        remote = client.address
        isSecure = client.isSecure
        isHTTP10 = head.version == .http10
        keepsAlive = head.keepsAlive
    }

    /// Whether the client asks to go on as a WebSocket.
    public var asksForWebSocket: Bool { WebSocketHandshake.isAsked(method, fields) }

    /// The WebSocket subprotocols the client offers, its favourite first.
    public var subprotocols: [String] { fields.list("sec-websocket-protocol") }
}
