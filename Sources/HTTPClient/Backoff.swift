/// How long to wait before each further attempt: exponential with full jitter, and never less than the server asks.
///
/// It does not know whether trying again is safe; its caller does.
public struct Backoff: Hashable, Sendable {
    /// The longest wait before the first further attempt; it doubles with each.
    public let first: Duration
    public let ceiling: Duration
    /// Further attempts allowed.
    public let retries: Int
    /// A server that asks for a longer wait than this is given up.
    public let patience: Duration
    public private(set) var used = 0

    public init(
        first: Duration = .milliseconds(250),
        ceiling: Duration = .seconds(8),
        retries: Int = 3,
        patience: Duration = .seconds(30)
    ) {
        self.first = first
        self.ceiling = ceiling
        self.retries = retries
        self.patience = patience
    }

    /// The wait before the next attempt, nil when there is to be none.
    public mutating func next(
        retryAfter: Duration? = nil,
        using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        guard used < retries, retryAfter ?? .zero <= patience else { return nil }
        let window = used < 32 ? min(ceiling, first * (1 << used)) : ceiling
        used += 1
        let jitter = window * (Double(generator.next() >> 11) / 0x1p53)
        return (retryAfter ?? .zero) + jitter
    }

    public mutating func next(retryAfter: Duration? = nil) -> Duration? {
        var generator = SystemRandomNumberGenerator()
        return next(retryAfter: retryAfter, using: &generator)
    }
}
