internal import Synchronization

/// The figures of one process, which everybody adds to.
public final class Metrics: Sendable {
    private let table = Mutex(MetricTable())

    public init() {}

    public func add(_ metric: Metric, _ labels: String..., by amount: Int = 1) {
        table.withLock { $0.add(metric, labels, Double(amount)) }
    }

    public func set(_ metric: Metric, _ labels: String..., to value: Int) {
        table.withLock { $0.set(metric, labels, Double(value)) }
    }

    public func observe(_ metric: Metric, _ labels: String..., took duration: Duration) {
        let (seconds, attoseconds) = duration.components
        table.withLock { $0.observe(metric, labels, Double(seconds) + Double(attoseconds) / 1e18) }
    }

    /// The counters or gauges of one metric, by the values of its labels.
    public func values(of metric: Metric) -> [[String]: Double] {
        table.withLock { $0.values(of: metric) }
    }

    /// In the text format of Prometheus, 0.0.4.
    public var text: String { table.withLock { $0 }.text }

    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"
}
