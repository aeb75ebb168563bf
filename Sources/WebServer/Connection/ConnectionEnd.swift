/// Why a connection was closed.
public enum ConnectionEnd: String, Hashable, Sendable, CaseIterable {
    /// Both sides were done.
    case finished
    /// The peer went away or reset the connection.
    case peerLeft
    /// What came was malformed or over a limit.
    case refused
    /// A request, or the next one, did not come in time.
    case slowRequest
    /// The peer sent no frame, or no close frame, in time.
    case silent
    /// The peer did not take what was sent in time.
    case slowReader
    /// The server is shutting down.
    case shutdown
    /// A response's body could not be produced to its end.
    case brokenResponse
}
