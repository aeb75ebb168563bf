internal import Synchronization

/// What requests under way may cost, which no account tells yet, by user.
public final class Reservations: Sendable {
    private let held = Mutex<[String: Int]>([:])

    public init() {}

    /// Holds the cost where the judge, told what is held for that user and for all, says that it is within.
    func hold(_ cost: Int, for user: String, judge: (_ ofOne: Int, _ ofAll: Int) -> Budget.Verdict) -> Budget.Verdict {
        held.withLock { held in
            let verdict = judge(held[user] ?? 0, held.values.reduce(0, +))
            if verdict == .within { held[user, default: 0] += cost }
            return verdict
        }
    }

    func release(_ cost: Int, for user: String) {
        held.withLock { held in
            let rest = (held[user] ?? 0) - cost
            held[user] = rest > 0 ? rest : nil
        }
    }

    /// Counts until the process ends what could not be written down.
    func keep(_ cost: Int, for user: String) {
        held.withLock { $0[user, default: 0] += cost }
    }
}
