internal import Glibc

/// Durations by size, each class five per cent wider than the one before: small, and right to within those.
struct Histogram: Hashable, Sendable {
    private static let smallest = 0.05
    private static let step = log(1.05)
    /// The last class begins beyond half an hour.
    private static let classes = 360

    private var counts: [Int: Int] = [:]
    private(set) var total = 0

    mutating func add(_ value: Double) {
        let position = value > Self.smallest ? log(value / Self.smallest) / Self.step : 0
        counts[Int(min(position.rounded(.up), Double(Self.classes))), default: 0] += 1
        total += 1
    }

    mutating func add(_ other: Histogram) {
        counts.merge(other.counts, uniquingKeysWith: +)
        total += other.total
    }

    /// The value that such a share does not exceed; zero when there is none.
    func quantile(_ share: Double) -> Double {
        var left = Int((Double(total) * share).rounded(.up))
        for (position, count) in counts.sorted(by: { $0.key < $1.key }) {
            left -= count
            if left <= 0 { return (Self.smallest * exp(Double(position) * Self.step) * 100).rounded() / 100 }
        }
        return 0
    }
}
