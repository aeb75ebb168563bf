public import Intents

/// Who speaks, as a token or a ticket proved it.
public struct Bearer: Hashable, Sendable {
    /// The login in Parlance.
    public let user: String
    public let name: String
    public let roles: Set<Role>
    /// Whether they may look at what others do.
    public let isManager: Bool
    /// Seconds since 1970.
    public let expires: Int
    /// The token's own id.
    public let token: String

    public init(user: String, name: String, roles: Set<Role>, isManager: Bool, expires: Int, token: String) {
        self.user = user
        self.name = name
        self.roles = roles
        self.isManager = isManager
        self.expires = expires
        self.token = token
    }
}

/// Knows people by what they show. Nil is for what is forged, over, revoked or spent.
public protocol Authenticator: Sendable {
    func bearer(of token: String) async -> Bearer?
    /// A ticket is good once.
    func redeem(ticket: String) async -> Bearer?
    /// Whether what the bearer showed does not hold any more; asked every few seconds for each open socket.
    func isRevoked(_ bearer: Bearer) async -> Bool
}

/// Takes everybody for one person: for trying things out on one's own machine.
public struct OpenAccess: Authenticator {
    private let everybody: Bearer

    public init(user: String, roles: Set<Role>) {
        everybody = Bearer(user: user, name: user, roles: roles, isManager: true, expires: .max, token: "open")
    }

    public func bearer(of token: String) async -> Bearer? { everybody }
    public func redeem(ticket: String) async -> Bearer? { everybody }
    public func isRevoked(_ bearer: Bearer) async -> Bool { false }
}
