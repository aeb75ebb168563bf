/// How many measurements fell into each class of duration.
struct Histogram: Hashable, Sendable {
    /// Upper bounds in seconds, as an ack (milliseconds) and a model (many seconds) need them.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    /// One more than bounds: the last is for what is over them all.
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    private(set) var sum = 0.0

    mutating func observe(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }
}
