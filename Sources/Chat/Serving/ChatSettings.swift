public import HTTPAPI
public import Limits

/// Who may connect, and how many.
public struct ChatSettings: Sendable {
    public var origins = OriginPolicy()
    /// Everybody on this machine is let in without a token.
    public var isOpen = false
    /// For clients that can set neither a subprotocol nor a header; tokens then stand in the logs of proxies.
    public var takesTokensInQuery = false
    public var socketsOfUser = 10
    public var socketsOfSession = 5
    public var socketsOfAddress = 50
    /// Over one socket.
    public var messages = Rate(120, in: 60, burst: 20)

    public init() {}
}
