/// What is left of a rate for one who uses it; full when it is new.
public struct TokenBucket: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case allowed
        /// Try again after so many seconds.
        case refused(after: Double)
    }

    public let rate: Rate
    private var tokens: Double
    private var filled: Double

    /// - Parameter now: Seconds of any clock that does not go back far; the same for all calls.
    public init(_ rate: Rate, at now: Double) {
        self.rate = rate
        tokens = rate.burst
        filled = now
    }

    public mutating func take(_ count: Double = 1, at now: Double) -> Verdict {
        fill(at: now)
        guard tokens < count else {
            tokens -= count
            return .allowed
        }
        return .refused(after: (count - tokens) * rate.interval)
    }

    /// Gives back what was taken for something that does not count after all.
    public mutating func giveBack(_ count: Double = 1) {
        tokens = min(rate.burst, tokens + count)
    }

    /// How much may be taken at once.
    public func level(at now: Double) -> Double {
        min(rate.burst, tokens + max(0, now - filled) / rate.interval)
    }

    private mutating func fill(at now: Double) {
        tokens = level(at: now)
        filled = max(filled, now)
    }
}
