/// What a server has done since it began, as one consistent value.
public struct ServerCounters: Hashable, Sendable {
    public var accepted = 0
    /// Connections turned away because there were too many.
    public var turnedAway = 0
    public var open = 0
    public var closed: [ConnectionEnd: Int] = [:]
    public var requests = 0
    public var webSockets = 0
    public var openWebSockets = 0
    public var messagesReceived = 0
    public var bytesReceived = 0
    public var bytesSent = 0
}
