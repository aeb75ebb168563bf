internal import Synchronization

extension Accounts {
    /// A ticket for one WebSocket, and the seconds it is good for.
    public func ticket(for accessToken: String) throws(AccountFailure) -> (ticket: String, expiresIn: Int) {
        let now = clock()
        guard let ticket = tickets.withLock({ $0.issue(for: accessToken, at: now) }) else { throw .busy }
        return (ticket, Tickets.seconds)
    }

    /// Whose ticket it is; it is spent.
    public func redeem(ticket: String) async -> Holder? {
        let now = clock()
        guard let token = tickets.withLock({ $0.redeem(ticket, at: now) }) else { return nil }
        return await holder(of: token)
    }
}
