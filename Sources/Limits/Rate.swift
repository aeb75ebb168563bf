/// How often something may happen: `burst` times at once, and from then on once every `interval` seconds.
public struct Rate: Hashable, Sendable {
    public let burst: Double
    public let interval: Double

    public init(burst: Int, every interval: Double) {
        precondition(burst > 0 && interval > 0, "a rate lets something happen")
        self.burst = Double(burst)
        self.interval = interval
    }

    /// `count` in `seconds`, of which `burst` may come at once.
    public init(_ count: Int, in seconds: Double, burst: Int) {
        self.init(burst: burst, every: seconds / Double(count))
    }
}
