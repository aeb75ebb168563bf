/// Leaves a failing provider alone for a while, then lets one request try.
struct CircuitBreaker {
    private var failures = 0
    private var closedAgainAt: ContinuousClock.Instant?

    private static let threshold = 3
    private static let rest = Duration.seconds(30)
    private static let longRest = Duration.seconds(300)

    mutating func allows(at now: ContinuousClock.Instant) -> Bool {
        guard let until = closedAgainAt else { return true }
        guard now >= until else { return false }
        // Whoever comes while this one tries is sent away.
        closedAgainAt = now + Self.rest
        return true
    }

    mutating func succeeded() { self = CircuitBreaker() }

    mutating func failed(_ failure: ModelFailure, at now: ContinuousClock.Instant) {
        switch failure {
        case .cancelled, .notRecorded: return
        // Neither a wrong key nor an empty account mends itself.
        case .account: closedAgainAt = now + Self.longRest
        case .busy, .unreachable, .timedOut, .refused, .malformed:
            failures += 1
            if failures >= Self.threshold { closedAgainAt = now + Self.rest }
        }
    }
}
