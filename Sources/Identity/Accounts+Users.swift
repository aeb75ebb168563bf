public import Intents
internal import SQLite

extension Accounts {
    public func users() async throws(AccountFailure) -> [User] {
        try await stored { (connection) throws(DatabaseError) in try connection.users() }
    }

    public func user(named name: String) async throws(AccountFailure) -> User {
        let found = try await stored { (connection) throws(DatabaseError) in try connection.user(named: name) }
        guard let found else { throw .unknown(name) }
        return found
    }

    @discardableResult
    public func add(
        _ username: String,
        name: String,
        roles: Set<Role>,
        password: String,
        locale: String? = nil
    ) async throws(AccountFailure) -> User {
        let (user, hash) = try await candidate(username, name: name, roles: roles, password: password, locale: locale)
        let isNew = try await transaction { (connection) throws(DatabaseError) in
            guard try connection.user(named: username) == nil else { return false }
            try connection.add(user, hash)
            return true
        }
        guard isNew else { throw .taken(username) }
        return user
    }

    /// Changes what may change of a user; who is disabled is logged out.
    @discardableResult
    public func change(
        _ username: String,
        _ change: @Sendable (inout User) -> Void
    ) async throws(AccountFailure) -> User {
        let now = clock()
        let changed = try await transaction { (connection) throws(DatabaseError) -> User? in
            guard var user = try connection.user(named: username) else { return nil }
            change(&user)
            guard User.isName(user.name) else { return user }
            try connection.update(user)
            if user.isDisabled { try connection.endLogins(of: user.id, at: now) }
            return user
        }
        guard let changed else { throw .unknown(username) }
        guard User.isName(changed.name) else { throw .badName }
        return changed
    }

    /// Ends all logins, too.
    public func setPassword(_ password: String, of username: String) async throws(AccountFailure) {
        let user = try await user(named: username)
        let hash = try await hash(password, of: username)
        let now = clock()
        try await transaction { (connection) throws(DatabaseError) in
            try connection.setPassword(hash, of: user.id)
            try connection.endLogins(of: user.id, at: now)
        }
    }

    func candidate(
        _ username: String,
        name: String,
        roles: Set<Role>,
        password: String,
        locale: String?
    ) async throws(AccountFailure) -> (User, PasswordHash) {
        guard User.isUserName(username) else { throw .badUserName }
        guard User.isName(name) else { throw .badName }
        let user = User(
            id: Base64URL.encode(Cryptography.random(12)),
            username: username,
            name: name,
            roles: roles,
            isDisabled: false,
            locale: locale,
            timeZone: nil
        )
        return (user, try await hash(password, of: username))
    }

    private func hash(_ password: String, of username: String) async throws(AccountFailure) -> PasswordHash {
        guard (10...200).contains(password.count), password.lowercased() != username.lowercased() else {
            throw .badPassword
        }
        return try await hasher.hash(password)
    }
}
