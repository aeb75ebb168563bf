/// What one WebSocket may use of memory and time.
public struct WebSocketLimits: Hashable, Sendable {
    /// Bytes of a message from the peer, all its fragments together; more closes with 1009.
    public var messageBytes = 64 << 10
    /// Messages that wait for the handler before the peer is held back.
    public var unreadMessages = 32
    /// Frames that wait for the peer before `send` answers `.overflow`.
    public var queuedFrames = 256
    /// Bytes that wait for the peer before `send` answers `.overflow`.
    public var queuedBytes = 1 << 20
    /// How often a silent peer is pinged; nil leaves that to the handler.
    public var pingInterval: Duration? = .seconds(25)
    /// How long a peer may be silent; only whole frames count.
    public var idleTimeout: Duration = .seconds(35)
    /// How long a message may take from its first byte to its last.
    public var messageTimeout: Duration = .seconds(30)
    /// How long the peer may take to answer a close frame, and the handler to notice one.
    public var closeTimeout: Duration = .seconds(5)

    public init() {}
}
