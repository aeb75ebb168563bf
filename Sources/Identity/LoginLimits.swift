internal import Limits

/// How often a password may be tried. A user's attempts from one address run out first, so that nobody can lock
/// another one out from elsewhere; what is counted does not depend on whether the user exists.
struct LoginLimits: Sendable {
    private struct Door: Hashable, Sendable {
        let username: String
        let address: String
    }

    private static let door = Rate(burst: 5, every: 30)
    private static let address = Rate(burst: 20, every: 10)
    private static let user = Rate(burst: 50, every: 60)

    private var doors = TokenBuckets<Door>(door)
    private var addresses = TokenBuckets<String>(address)
    private var users = TokenBuckets<String>(user)

    /// The same where several processes count together.
    static func uses(_ username: String, from address: String) -> [BucketUse] {
        [
            BucketUse("login:door:\(address):\(username)", door), BucketUse("login:address:\(address)", Self.address),
            BucketUse("login:user:\(username)", user),
        ]
    }

    /// Takes one attempt; nil when it may be made, else the seconds to wait.
    mutating func attempt(_ username: String, from address: String, at now: Int) -> Int? {
        let now = Double(now)
        let door = Door(username: username, address: address)
        let waits = [
            doors.verdict(for: door, at: now), addresses.verdict(for: address, at: now),
            users.verdict(for: username, at: now),
        ]
        .compactMap { verdict in
            if case .refused(let seconds) = verdict { seconds } else { nil }
        }
        if let longest = waits.max() { return max(1, Int(longest.rounded(.up))) }
        _ = doors.take(for: door, at: now)
        _ = addresses.take(for: address, at: now)
        _ = users.take(for: username, at: now)
        return nil
    }

    /// The attempt was right: it does not count.
    mutating func succeeded(_ username: String, from address: String) {
        doors.giveBack(for: Door(username: username, address: address))
        addresses.giveBack(for: address)
        users.giveBack(for: username)
    }
}
