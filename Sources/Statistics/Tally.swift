public import JSON
public import Observability
internal import Synchronization

/// Where everything is counted that happens in the chat: once, for Prometheus and for the dashboard.
public final class Tally: Sendable {
    /// How many seconds the rates, quantiles and tables of the dashboard are over.
    public static let window = Statistics.window * 60

    private let metrics: Metrics
    private let statistics: Mutex<Statistics>

    /// - Parameter start: Milliseconds since 1970, as all moments here.
    public init(_ metrics: Metrics, since start: Int) {
        self.metrics = metrics
        statistics = Mutex(Statistics(since: start))
    }

    public func count(_ event: Event, at moment: Int) {
        switch event {
        case .message(let channel): metrics.add(.messages, channel)
        case .duplicate: metrics.add(.duplicates)
        case .acknowledged(let time): metrics.observe(.ackSeconds, took: time)
        case .turn(let intent, let outcome, let time):
            metrics.observe(.replySeconds, took: time)
            metrics.add(.turns, intent ?? "none", outcome.rawValue)
        case .error(let code): metrics.add(.errors, code)
        case .returned(.lost(let reason)): metrics.add(.resumes, reason)
        case .returned: metrics.add(.resumes, "recovered")
        case .slowClose: metrics.add(.slowCloses)
        // What people say and think of answers is for the dashboard alone.
        case .unanswered, .feedback: break
        }
        statistics.withLock { $0.count(event, at: moment) }
    }

    /// `Status` of the HTTP description.
    public func figures(at moment: Int, _ surroundings: Surroundings) -> JSON {
        statistics.withLock { $0 }.figures(at: moment, surroundings)
    }
}
