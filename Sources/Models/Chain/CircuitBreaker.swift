/// Leaves a failing provider alone for a while, then lets one request try.
struct CircuitBreaker {
    private var failures = 0
    private var restsUntil: ContinuousClock.Instant?
    private var isTried = false

    private static let threshold = 3
    private static let rest = Duration.seconds(30)
    private static let longRest = Duration.seconds(300)

    mutating func allows(at now: ContinuousClock.Instant) -> Bool {
        guard let until = restsUntil else { return true }
        guard now >= until else { return false }
        // Whoever comes while this one tries is sent away.
        restsUntil = now + Self.rest
        isTried = true
        return true
    }

    mutating func succeeded() { self = CircuitBreaker() }

    mutating func failed(_ failure: ModelFailure, at now: ContinuousClock.Instant) {
        defer { isTried = false }
        switch failure {
        case .cancelled, .notRecorded:
            // The one that was let try came to no end: the next may.
            if isTried { restsUntil = now }
            return
        // It answers. What a person wrote must not be able to keep it from everybody.
        case .unusable, .refused(400), .refused(413), .refused(422):
            if isTried { succeeded() }
            return
        // Neither a wrong key nor an empty account mends itself.
        case .account: stayAway(until: now + Self.longRest)
        case .busy(_, let retryAfter?):
            failures += 1
            stayAway(until: now + min(retryAfter, Self.longRest))
        case .busy, .unreachable, .broken, .timedOut, .refused, .malformed:
            failures += 1
        }
        if failures >= Self.threshold { stayAway(until: now + Self.rest) }
    }

    /// One failure never shortens the rest that another asked for.
    private mutating func stayAway(until moment: ContinuousClock.Instant) {
        restsUntil = max(restsUntil ?? moment, moment)
    }
}
