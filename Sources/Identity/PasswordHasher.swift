internal import Dispatch
internal import Synchronization

/// Derives keys from passwords on two threads of its own: more at once would take the machine's memory from others.
final class PasswordHasher: Sendable {
    private struct Line {
        var waiting = 0
        var next = 0
    }

    private let cost: PasswordHash.Cost
    private let queues = [DispatchQueue(label: "scrypt 1"), DispatchQueue(label: "scrypt 2")]
    private let line = Mutex(Line())
    /// Compared with when there is no such user, so that the answer takes as long.
    private let nobody: PasswordHash

    init(cost: PasswordHash.Cost) {
        self.cost = cost
        nobody = PasswordHash(of: "", cost: cost)
    }

    func hash(_ password: String) async throws(AccountFailure) -> PasswordHash {
        try await run { [cost] in PasswordHash(of: password, cost: cost) }
    }

    /// False for a nil hash, after as much work.
    func isRight(_ password: String, for hash: PasswordHash?) async throws(AccountFailure) -> Bool {
        let compared = hash ?? nobody
        let isRight = try await run { compared.isOf(password) }
        return isRight && hash != nil
    }

    private func run<Success: Sendable>(
        _ work: @escaping @Sendable () -> Success
    ) async throws(AccountFailure) -> Success {
        let queue = line.withLock { line -> DispatchQueue? in
            guard line.waiting < Self.longestLine else { return nil }
            line.waiting += 1
            line.next = (line.next + 1) % queues.count
            return queues[line.next]
        }
        guard let queue else { throw .busy }
        defer { line.withLock { $0.waiting -= 1 } }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    /// At a quarter of a second each on two threads, four seconds.
    private static let longestLine = 32
}
