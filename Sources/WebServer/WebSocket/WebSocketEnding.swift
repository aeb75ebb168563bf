/// How a WebSocket came to its end.
public enum WebSocketEnding: Hashable, Sendable {
    case byPeer(CloseCode, reason: String)
    case byServer(CloseCode, reason: String)
    /// The peer broke the protocol or a limit, and was told so with this code.
    case violation(CloseCode, reason: String)
    /// The connection went without a close frame.
    case lost(ConnectionEnd)
}
