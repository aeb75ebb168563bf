/// A responder's consent to turn a request into a WebSocket.
public struct WebSocketUpgrade: Sendable {
    /// One of those the client offered, or nil.
    public var subprotocol: String?
    public var fields: HTTPFields
    public var limits: WebSocketLimits
    /// Runs on the loop's thread, as a responder does, while the socket is open; when it returns, the socket is closed
    /// with 1000.
    public var handler: @Sendable (WebSocket) async -> Void

    public init(
        subprotocol: String? = nil,
        fields: HTTPFields = [:],
        limits: WebSocketLimits = WebSocketLimits(),
        handler: @escaping @Sendable (WebSocket) async -> Void
    ) {
        self.subprotocol = subprotocol
        self.fields = fields
        self.limits = limits
        self.handler = handler
    }
}
