/// What opens one WebSocket, once, within half a minute.
struct Tickets: Sendable {
    private struct Ticket: Sendable {
        let token: String
        let expires: Int
    }

    static let seconds = 30
    private static let most = 10_000
    private var tickets: [[UInt8]: Ticket] = [:]

    /// Nil when too many are about.
    mutating func issue(for token: String, at now: Int) -> String? {
        if tickets.count >= Self.most { tickets = tickets.filter { now < $0.value.expires } }
        guard tickets.count < Self.most else { return nil }
        let secret = Base64URL.encode(Cryptography.random(24))
        tickets[Cryptography.sha256(Array(secret.utf8))] = Ticket(token: token, expires: now + Self.seconds)
        return secret
    }

    /// The access token that the ticket stands for.
    mutating func redeem(_ secret: String, at now: Int) -> String? {
        guard let ticket = tickets.removeValue(forKey: Cryptography.sha256(Array(secret.utf8))) else { return nil }
        return now < ticket.expires ? ticket.token : nil
    }
}
