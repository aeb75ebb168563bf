/// Where a server listens and what it grants its clients.
public struct ServerConfiguration: Sendable {
    public enum Listener: Hashable, Sendable {
        /// Port 0 takes a free one.
        case address(SocketAddress)
        /// The sockets that a supervisor such as systemd opened and passed on (`LISTEN_FDS`).
        case inherited
    }

    public var listeners: [Listener]
    /// Lets another process listen on the same address, so that a new one can start before this one stops.
    public var sharesPorts = false
    public var maximumConnections = 20_000
    /// Connections from one IPv4 address or one IPv6 network of /64, trusted proxies excepted; nil for as many as come.
    public var maximumConnectionsPerAddress: Int? = 256
    public var http = HTTPLimits()
    public var timeouts = Timeouts()
    public var trustedProxies: TrustedProxies?
    public var tls: TLSIdentity?
    /// Added to every response that does not set them itself.
    public var fields = HTTPFields()

    public init(_ listeners: Listener...) {
        self.listeners = listeners
    }
}
