import JSON
import Observability
import Testing

@testable import Statistics

struct StatisticsTests {
    private static let start = 1_795_428_000_000
    private var statistics = Statistics(since: start)

    private let surroundings = Surroundings(
        users: 2,
        sockets: 3,
        crm: ["name": "Odoo", "state": "up"],
        titles: ["a": "A"]
    )

    private func figures(afterMinutes minutes: Int) -> JSON {
        statistics.figures(at: Self.start + minutes * 60_000, surroundings)
    }

    private mutating func count(_ event: Event, minute: Int, times: Int = 1) {
        for _ in 0..<times { statistics.count(event, at: Self.start + minute * 60_000) }
    }

    @Test
    mutating func `rates are over the window, the series goes further back`() {
        count(.message(channel: "http"), minute: 0, times: 300)
        count(.message(channel: "http"), minute: 20, times: 30)
        let messages = figures(afterMinutes: 20)["messages"]
        #expect(messages?["per_minute"] == .double(2))
        #expect(messages?["series"]?.arrayValue?.map { $0["value"] } == [300, 30])
        #expect(messages?["series"]?.arrayValue?.first?["at"] == "2026-11-23T10:00:00.000Z")
    }

    @Test
    mutating func `just after the start a rate is over the time there was`() {
        count(.message(channel: "http"), minute: 2, times: 10)
        #expect(figures(afterMinutes: 2)["messages"]?["per_minute"] == .double(5))
        #expect(figures(afterMinutes: 0)["messages"]?["per_minute"] == .double(0))
    }

    @Test
    mutating func `a quantile is right to within five per cent`() throws {
        for time in 1...1_000 {
            count(.turn(intent: nil, outcome: .answered, took: .milliseconds(time)), minute: 1)
        }
        let turn = try #require(figures(afterMinutes: 1)["latency_ms"]?["turn"])
        for (name, exact) in [("p50", 500.0), ("p95", 950.0), ("p99", 990.0)] {
            let value = try #require(turn[name]?.doubleValue)
            #expect(value >= exact && value <= exact * 1.05, "\(name): \(value)")
        }
    }

    @Test(arguments: [0, -1, 0.01, 1e12, Double.infinity])
    func `a time beyond all classes is counted in the nearest`(time: Double) {
        var histogram = Histogram()
        histogram.add(time)
        #expect(histogram.total == 1)
        #expect(histogram.quantile(0.5) > 0)
    }

    @Test
    mutating func `nothing counted is zero and never missing`() {
        let figures = figures(afterMinutes: 1)
        #expect(figures["latency_ms"]?["ack"] == ["p50": .double(0), "p95": .double(0), "p99": .double(0)])
        #expect(figures["errors"] == [])
        #expect(figures["delivery"]?["reconnects"] == 0)
    }

    @Test
    mutating func `intents and errors stand by how often they occur`() {
        count(.turn(intent: "b", outcome: .failed, took: .milliseconds(1)), minute: 1)
        count(.turn(intent: "a", outcome: .answered, took: .milliseconds(1)), minute: 1, times: 2)
        count(.error(code: "timeout"), minute: 1)
        count(.error(code: "stale"), minute: 1, times: 3)
        let figures = figures(afterMinutes: 2)
        #expect(
            figures["intents"] == [
                ["id": "a", "used": 2, "failed": 0, "title": "A"], ["id": "b", "used": 1, "failed": 1],
            ]
        )
        #expect(figures["errors"] == [["code": "stale", "count": 3], ["code": "timeout", "count": 1]])
    }

    @Test
    mutating func `those who came back are told apart by what they had missed`() {
        count(.returned(.nothingMissed), minute: 1, times: 3)
        count(.returned(.caughtUp), minute: 1, times: 2)
        count(.returned(.lost(reason: "too_far_behind")), minute: 1)
        let delivery = figures(afterMinutes: 30)["delivery"]
        #expect(delivery?["reconnects"] == 6)
        #expect(delivery?["recovered_empty"] == 3)
        #expect(delivery?["recovered"] == 2)
        #expect(delivery?["not_recovered"] == 1)
    }

    @Test
    mutating func `the newest unanswered words come first, fifty of them, none endless`() throws {
        for number in 1...60 { count(.unanswered(utterance: "\(number)"), minute: 1) }
        count(.unanswered(utterance: String(repeating: "x", count: 9_000)), minute: 1)
        let list = try #require(figures(afterMinutes: 1)["unanswered"]?.arrayValue)
        #expect(list.count == 50)
        #expect(list[0]["utterance"]?.stringValue?.count == 200)
        #expect(list[1]["utterance"] == "60")
    }

    @Test
    mutating func `an hour is kept, whatever the clock does`() {
        for minute in 0..<500 { count(.message(channel: "http"), minute: minute) }
        count(.message(channel: "http"), minute: 3)
        #expect(statistics.minutes.count == Statistics.kept)
        #expect(statistics.minutes.last?.messages == 2)
    }

    @Test
    func `what is told once is in the figures of Prometheus and of the dashboard`() {
        let metrics = Metrics()
        let tally = Tally(metrics, since: Self.start)
        let events: [Event] = [
            .message(channel: "socket"), .duplicate, .acknowledged(in: .milliseconds(2)),
            .turn(intent: "a", outcome: .answered, took: .milliseconds(8)), .error(code: "forbidden"),
            .returned(.caughtUp), .returned(.lost(reason: "ahead_of_log")), .slowClose,
            .feedback(isGood: false, before: nil),
            .feedback(isGood: true, before: false),
        ]
        for event in events { tally.count(event, at: Self.start) }
        #expect(metrics.values(of: .messages) == [["socket"]: 1])
        #expect(metrics.values(of: .turns) == [["a", "answered"]: 1])
        #expect(metrics.values(of: .errors) == [["forbidden"]: 1])
        #expect(metrics.values(of: .resumes) == [["recovered"]: 1, ["ahead_of_log"]: 1])
        #expect(metrics.values(of: .slowCloses) == [[]: 1])
        let figures = tally.figures(at: Self.start, surroundings)
        #expect(figures["messages"]?["series"]?.arrayValue?.first?["value"] == 1)
        #expect(figures["intents"]?.arrayValue?.first?["used"] == 1)
        #expect(figures["errors"] == [["code": "forbidden", "count": 1]])
        #expect(figures["delivery"]?["reconnects"] == 2)
        #expect(figures["delivery"]?["duplicates"] == 1)
        #expect(figures["delivery"]?["slow_closes"] == 1)
        #expect(figures["feedback"] == ["up": 1, "down": 0])
    }

    @Test(arguments: [(0, "up"), (1, "degraded"), (2, "down")])
    func `a provider is as well as its calls were`(failures: Int, state: String) {
        var provider = Surroundings.Provider("deepseek")
        provider.calls = 2
        provider.failures = failures
        var surroundings = surroundings
        surroundings.providers = [provider]
        let shown = statistics.figures(at: Self.start, surroundings)["providers"]?.arrayValue
        #expect(shown?.first?["state"] == .string(state))
    }
}
