public import Intents
internal import SQLite

extension Accounts {
    /// - Parameter address: Where the attempt comes from, for its limits.
    public func login(
        _ username: String,
        password: String,
        from address: String,
        device: String? = nil,
        embedded: Bool = false
    ) async throws(AccountFailure) -> Grant {
        let name = username.lowercased()
        let now = clock()
        let wait = await attempt(name, from: address, at: now)
        if let wait { throw .tooManyAttempts(after: wait) }
        let found = try await stored { (connection) throws(DatabaseError) -> (User, PasswordHash?)? in
            guard let user = try connection.user(named: name) else { return nil }
            return (user, try connection.password(of: user.id))
        }
        let isRight = try await hasher.isRight(password, for: found?.1)
        guard let user = found?.0, isRight, !user.isDisabled else { throw .unauthenticated }
        await succeeded(name, from: address)
        return try await open(user, device: device, embedded: embedded)
    }

    /// Exchanges a refresh token for a new one and an access token.
    public func refresh(_ token: String) async throws(AccountFailure) -> Grant {
        let old = Cryptography.sha256(Array(token.utf8))
        let fresh = Self.secret()
        let new = Cryptography.sha256(Array(fresh.utf8))
        let now = clock()
        let login = try await transaction { (connection) throws(DatabaseError) in
            try connection.rotate(old, to: new, at: now, grace: Self.grace, until: now + Self.idle)
        }
        guard let login else { throw .unauthenticated }
        return grant(login, refreshToken: fresh, at: now)
    }

    /// Nil for a token that is forged, over or revoked.
    public func holder(of token: String) async -> Holder? {
        let now = clock()
        guard let token = try? AccessToken(token, signedBy: key, at: now) else { return nil }
        return await holder(of: token, at: now)
    }

    /// Of a token that was read before.
    func holder(of token: AccessToken, at now: Int) async -> Holder? {
        guard let login = try? await login(token.id, at: now), login.user.username == token.user else { return nil }
        return Holder(user: login.user, expires: token.expires, token: token.id)
    }

    /// Whether what was granted does not hold any more: the login has ended, the user may not log in, or has lost a role.
    /// When that cannot be known the grant holds: sockets outlive a disk that is busy.
    public func isRevoked(_ holder: Holder) async -> Bool {
        await isRevoked(token: holder.token, roles: holder.user.roles)
    }

    /// The same of a token's id and the roles that it was granted with.
    public func isRevoked(token: String, roles: Set<Role>) async -> Bool {
        do {
            guard let login = try await login(token, at: clock()) else { return true }
            return !roles.isSubset(of: login.user.roles)
        } catch {
            return false
        }
    }

    public func logout(_ holder: Holder) async throws(AccountFailure) {
        let now = clock()
        try await stored { (connection) throws(DatabaseError) in try connection.end(login: holder.login, at: now) }
    }

    /// Ends the login of a refresh token, if it is one.
    public func logout(refreshToken: String) async throws(AccountFailure) {
        let hash = Cryptography.sha256(Array(refreshToken.utf8))
        let now = clock()
        try await transaction { (connection) throws(DatabaseError) in
            guard let found = try connection.refresh(hash) else { return }
            try connection.end(login: found.login, at: now)
        }
    }

    public func logoutEverywhere(_ holder: Holder) async throws(AccountFailure) {
        let now = clock()
        try await stored { (connection) throws(DatabaseError) in
            try connection.endLogins(of: holder.user.id, at: now)
        }
    }

    /// Opens a login for somebody whom the caller has recognised.
    public func open(
        _ user: User,
        device: String? = nil,
        embedded: Bool = false
    ) async throws(AccountFailure) -> Grant {
        let login = Login(id: Base64URL.encode(Cryptography.random(12)), user: user, isEmbedded: embedded)
        let refreshToken = Self.secret()
        let hash = Cryptography.sha256(Array(refreshToken.utf8))
        let now = clock()
        try await transaction { (connection) throws(DatabaseError) in
            try connection.open(login, device: device, at: now, until: now + Self.idle)
            try connection.keep(refresh: hash, of: login.id)
        }
        return grant(login, refreshToken: refreshToken, at: now)
    }

    private func login(_ token: String, at now: Int) async throws(AccountFailure) -> Login? {
        let id = String(token.prefix { $0 != "." })
        return try await stored { (connection) throws(DatabaseError) in try connection.login(id, at: now) }
    }

    private func grant(_ login: Login, refreshToken: String, at now: Int) -> Grant {
        let token = AccessToken(
            user: login.user.username,
            id: login.id + "." + Base64URL.encode(Cryptography.random(9)),
            issued: now,
            expires: now + Self.accessSeconds
        )
        return Grant(
            user: login.user,
            accessToken: token.signed(by: key),
            expiresIn: Self.accessSeconds,
            refreshToken: refreshToken,
            isEmbedded: login.isEmbedded
        )
    }

    private static func secret() -> String { Base64URL.encode(Cryptography.random(32)) }

    static let accessSeconds = 900
    /// How long a replaced refresh token is still good, for tabs that refresh at once.
    private static let grace = 30
    /// A login that nobody uses for so long has ended.
    static let idle = 30 * 86_400
}
