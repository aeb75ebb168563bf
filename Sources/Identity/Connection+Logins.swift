internal import SQLite

/// One device on which somebody is logged in.
struct Login: Hashable, Sendable {
    let id: String
    let user: User
    let isEmbedded: Bool
}

extension Connection {
    /// Opens a login; those that are long over are forgotten.
    func open(_ login: Login, device: String?, at now: Int, until expires: Int) throws(DatabaseError) {
        try run("DELETE FROM login WHERE expires < ?", [.integer(now - 86_400)])
        try run(
            "INSERT INTO login (id, user, device, embedded, started, expires) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(login.id), .text(login.user.id), Datum(device), .integer(login.isEmbedded ? 1 : 0),
                .integer(now), .integer(expires),
            ]
        )
    }

    /// Nil when it has ended, or its user may not log in any more.
    func login(_ id: String, at now: Int) throws(DatabaseError) -> Login? {
        try first(
            """
            SELECT \(Self.userColumns), embedded FROM login JOIN user ON user.id = login.user
            WHERE login.id = ? AND ended IS NULL AND ? < expires AND disabled = 0
            """,
            [.text(id), .integer(now)]
        ) { row in
            Login(id: id, user: User(row), isEmbedded: row.integer(7) != 0)
        }
    }

    func end(login id: String, at now: Int) throws(DatabaseError) {
        try run("UPDATE login SET ended = ? WHERE id = ? AND ended IS NULL", [.integer(now), .text(id)])
    }

    func endLogins(of user: String, at now: Int) throws(DatabaseError) {
        try run("UPDATE login SET ended = ? WHERE user = ? AND ended IS NULL", [.integer(now), .text(user)])
    }

    func keep(refresh hash: [UInt8], of login: String) throws(DatabaseError) {
        try run("INSERT INTO refresh (hash, login) VALUES (?, ?)", [.blob(hash), .text(login)])
    }

    /// The login whose refresh token this is, with when the token was replaced.
    func refresh(_ hash: [UInt8]) throws(DatabaseError) -> (login: String, replaced: Int?)? {
        try first("SELECT login, replaced FROM refresh WHERE hash = ?", [.blob(hash)]) { row in
            (login: row.text(0) ?? "", replaced: row.isNull(1) ? nil : row.integer(1))
        }
    }

    /// Replaces a refresh token by another one. One that was replaced long ago and comes again was stolen, by whoever
    /// used it first or by whoever uses it now: the login ends.
    func rotate(
        _ old: [UInt8],
        to new: [UInt8],
        at now: Int,
        grace: Int,
        until expires: Int
    ) throws(DatabaseError) -> Login? {
        guard let found = try refresh(old), let login = try login(found.login, at: now) else { return nil }
        if let replaced = found.replaced, now > replaced + grace {
            try end(login: login.id, at: now)
            return nil
        }
        try run("UPDATE refresh SET replaced = coalesce(replaced, ?) WHERE hash = ?", [.integer(now), .blob(old)])
        try keep(refresh: new, of: login.id)
        try run("UPDATE login SET expires = ? WHERE id = ?", [.integer(expires), .text(login.id)])
        return login
    }
}
