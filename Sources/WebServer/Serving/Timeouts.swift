/// How long a connection may take; each counts from the start of what it bounds, not from the last byte.
public struct Timeouts: Hashable, Sendable {
    /// From the first byte of a request, or from the start of the connection, to the end of its fields.
    public var head: Duration = .seconds(10)
    /// From the end of the fields to the end of the body.
    public var body: Duration = .seconds(30)
    /// Between two requests.
    public var keepAlive: Duration = .seconds(75)
    /// How long the peer may take none of what is being sent.
    public var write: Duration = .seconds(10)
    /// How long the peer may take to close after us.
    public var linger: Duration = .seconds(2)
    /// Bytes per second below which a peer that takes something is too slow all the same.
    public var minimumRate = 512

    public init() {}
}
