/// What a responder decides.
public enum Response: Sendable {
    case http(HTTPResponse)
    /// Taken only when the request is a valid WebSocket handshake; answered with 400 or 426 otherwise.
    case upgrade(WebSocketUpgrade)
}

/// Answers requests. It runs on the loop's thread, and so do actors without an executor of their own that it calls:
/// what takes long belongs into `offLoop`.
public typealias Responder = @Sendable (HTTPRequest) async throws(HTTPRefusal) -> Response
