internal import SQLite

extension Accounts {
    private static let ticketSeconds = 30

    /// A ticket for one WebSocket, and the seconds it is good for. Whoever shares the users can redeem it.
    public func ticket(for accessToken: String) async throws(AccountFailure) -> (ticket: String, expiresIn: Int) {
        let now = clock()
        guard let token = try? AccessToken(accessToken, signedBy: key, at: now) else { throw .unauthenticated }
        let secret = Base64URL.encode(Cryptography.random(24))
        let hash = Cryptography.sha256(Array(secret.utf8))
        let isKept = try await transaction { (connection) throws(DatabaseError) in
            try connection.keep(ticket: hash, of: token, at: now, until: now + Self.ticketSeconds)
        }
        guard isKept else { throw .busy }
        return (secret, Self.ticketSeconds)
    }

    /// Whose ticket it is; it is spent.
    public func redeem(ticket: String) async -> Holder? {
        let now = clock()
        let hash = Cryptography.sha256(Array(ticket.utf8))
        let redeemed = try? await transaction { (connection) throws(DatabaseError) in
            try connection.redeem(ticket: hash, at: now)
        }
        guard let token = redeemed ?? nil else { return nil }
        return await holder(of: token, at: now)
    }
}
