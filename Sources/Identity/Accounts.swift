public import Limits
package import SQLite
internal import Synchronization

/// Users, their logins and what proves them. Whatever may block or take long happens on threads of its own.
public final class Accounts: Sendable {
    /// What a login or a refresh hands out.
    public struct Grant: Hashable, Sendable {
        public let user: User
        public let accessToken: String
        /// In seconds.
        public let expiresIn: Int
        public let refreshToken: String
        /// Whether the login lives in a frame of another site.
        public let isEmbedded: Bool
    }

    /// Who an access token speaks for, with the roles of this moment.
    public struct Holder: Hashable, Sendable {
        public let user: User
        public let expires: Int
        /// The token's own id.
        public let token: String

        /// The login is what its tokens' ids begin with.
        var login: String { String(token.prefix { $0 != "." }) }
    }

    let key: SigningKey
    let clock: @Sendable () -> Int
    let hasher: PasswordHasher
    let limits = Mutex(LoginLimits())
    /// Of the attempts to log in, where several processes count them together.
    let buckets: (any SharedBuckets)?
    private let queue: DatabaseQueue

    /// - Parameter clock: Seconds since 1970.
    public convenience init(
        folder: String,
        keyFile: String? = nil,
        buckets: (any SharedBuckets)? = nil,
        clock: @escaping @Sendable () -> Int
    ) async throws {
        let file = folder + "/users.sqlite"
        let key = try SigningKey(file: keyFile ?? folder + "/token.key")
        try await self.init(.file(file), key: key, buckets: buckets, clock: clock)
    }

    package init(
        _ location: Connection.Location,
        key: SigningKey,
        cost: PasswordHash.Cost = .standard,
        buckets: (any SharedBuckets)? = nil,
        clock: @escaping @Sendable () -> Int
    ) async throws(DatabaseError) {
        queue = try DatabaseQueue(location, label: "users")
        hasher = PasswordHasher(cost: cost)
        self.key = key
        self.buckets = buckets
        self.clock = clock
        try await queue.with { (connection) throws(DatabaseError) in try connection.makeIdentityTables() }
    }

    func stored<Success: Sendable>(
        _ body: @Sendable (Connection) throws(DatabaseError) -> Success
    ) async throws(AccountFailure) -> Success {
        do {
            return try await queue.with(body)
        } catch {
            throw .storage(error.description)
        }
    }

    /// All of it or nothing.
    func transaction<Success: Sendable>(
        _ body: @Sendable (Connection) throws(DatabaseError) -> Success
    ) async throws(AccountFailure) -> Success {
        try await stored { (connection) throws(DatabaseError) in
            try connection.transaction { () throws(DatabaseError) in try body(connection) }
        }
    }
}
