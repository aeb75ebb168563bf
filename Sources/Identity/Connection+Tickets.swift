internal import SQLite

extension Connection {
    /// False when too many are about; those that are over are forgotten.
    func keep(ticket hash: [UInt8], of token: AccessToken, at now: Int, until expires: Int) throws(DatabaseError)
        -> Bool
    {
        try run("DELETE FROM ticket WHERE expires <= ?", [.integer(now)])
        let count = try first("SELECT count(*) FROM ticket") { row in row.integer(0) } ?? 0
        guard count < Self.mostTickets else { return false }
        try run(
            "INSERT INTO ticket (hash, user, token, token_expires, expires) VALUES (?, ?, ?, ?, ?)",
            [.blob(hash), .text(token.user), .text(token.id), .integer(token.expires), .integer(expires)]
        )
        return true
    }

    /// What the ticket stands for; it is spent.
    func redeem(ticket hash: [UInt8], at now: Int) throws(DatabaseError) -> AccessToken? {
        try first(
            "DELETE FROM ticket WHERE hash = ? RETURNING user, token, token_expires, expires",
            [.blob(hash)]
        ) { row in
            guard now < row.integer(3), now < row.integer(2) else { return nil as AccessToken? }
            return AccessToken(user: row.text(0) ?? "", id: row.text(1) ?? "", issued: now, expires: row.integer(2))
        } ?? nil
    }

    private static let mostTickets = 10_000
}
