import Identity
import Intents
import Limits
import SQLite
import Synchronization
import Testing

/// Accounts in memory, with a clock that the test moves.
final class Desk: Sendable {
    static let key = SigningKey(shared: [UInt8](repeating: 7, count: 32))
    static let password = "correct horse"
    let accounts: Accounts
    private let time: Clock

    final class Clock: Sendable {
        let now = Mutex(1_800_000_000)
    }

    init(buckets: (any SharedBuckets)? = nil) async throws {
        let clock = Clock()
        time = clock
        let cost = PasswordHash.Cost(ln: 4, r: 8, p: 1)
        accounts = try await Accounts(.memory, key: Self.key, cost: cost, buckets: buckets) {
            clock.now.withLock { $0 }
        }
    }

    var now: Int { time.now.withLock { $0 } }

    func wait(_ seconds: Int) { time.now.withLock { $0 += seconds } }

    @discardableResult
    func add(_ username: String, roles: Set<Role> = [Role("sales")]) async throws -> User {
        try await accounts.add(username, name: "王芳", roles: roles, password: Self.password)
    }

    func login(_ username: String, _ password: String = Desk.password, from address: String = "1.1.1.1") async throws
        -> Accounts.Grant
    {
        try await accounts.login(username, password: password, from: address)
    }

    /// Why it failed; nil when it did not.
    func failure(_ body: () async throws -> some Any) async -> AccountFailure? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? AccountFailure
        }
    }
}
