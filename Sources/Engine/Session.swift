public import Intents

/// Who talks, and how: fixed for the life of a connection.
public struct Session: Hashable, Sendable {
    public var id: String
    /// The login in Parlance.
    public var user: String
    public var roles: Set<Role>
    /// An IANA name.
    public var timeZone: String
    /// Seconds east of UTC that this zone's clock shows at the time of the turn.
    public var offset: Int

    public init(id: String, user: String, roles: Set<Role>, timeZone: String, offset: Int) {
        self.id = id
        self.user = user
        self.roles = roles
        self.timeZone = timeZone
        self.offset = offset
    }
}
