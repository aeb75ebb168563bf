internal import SQLite

extension Accounts {
    /// Whether the first administrator is still to be made.
    public func needsSetup() async throws(AccountFailure) -> Bool {
        try await stored { (connection) throws(DatabaseError) in try !connection.hasUsers() }
    }

    /// The secret of a new link that makes the first administrator; an older link is void. Nil when there are users.
    public func newSetupToken() async throws(AccountFailure) -> String? {
        let token = Base64URL.encode(Cryptography.random(24))
        let hash = Cryptography.sha256(Array(token.utf8))
        let isNeeded = try await transaction { (connection) throws(DatabaseError) in
            try connection.run("DELETE FROM setup")
            guard try !connection.hasUsers() else { return false }
            try connection.run("INSERT INTO setup (hash) VALUES (?)", [.blob(hash)])
            return true
        }
        return isNeeded ? token : nil
    }

    /// Makes the first administrator and logs them in. The token is spent by that alone.
    public func setUp(
        token: String,
        username: String,
        name: String,
        password: String,
        locale: String?,
        from address: String
    ) async throws(AccountFailure) -> Grant {
        guard try await needsSetup() else { throw .alreadySetUp }
        let now = clock()
        // Every attempt counts as one at a name that no user can have.
        let wait = await attempt("", from: address, at: now)
        if let wait { throw .tooManyAttempts(after: wait) }
        let given = Cryptography.sha256(Array(token.utf8))
        let kept = try await stored { (connection) throws(DatabaseError) in
            try connection.first("SELECT hash FROM setup") { row in row.blob(0) }
        }
        guard let kept, Cryptography.areEqual(given, kept) else { throw .unauthenticated }
        let (user, hash) = try await candidate(
            username,
            name: name,
            roles: User.administrator,
            password: password,
            locale: locale
        )
        let isFirst = try await transaction { (connection) throws(DatabaseError) in
            guard try !connection.hasUsers() else { return false }
            try connection.add(user, hash)
            try connection.run("DELETE FROM setup")
            return true
        }
        guard isFirst else { throw .alreadySetUp }
        await succeeded("", from: address)
        return try await open(user)
    }
}
