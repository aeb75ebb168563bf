internal import Intents
internal import JSON

extension Statistics {
    /// `Status` of the HTTP description.
    func figures(at moment: Int, _ surroundings: Surroundings) -> JSON {
        let recent = recent(at: moment)
        return [
            "at": Self.instant(moment), "since": Self.instant(since), "window_s": .integer(Self.window * 60),
            "online": ["users": .integer(surroundings.users), "sockets": .integer(surroundings.sockets)],
            "messages": [
                "per_minute": .double(rate(recent.messages, at: moment)),
                "series": .array(
                    minutes.map { ["at": Self.instant($0.number * 60_000), "value": .integer($0.messages)] }
                ),
            ],
            "latency_ms": [
                "ack": .object(recent.acknowledgements.quantiles), "turn": .object(recent.turns.quantiles),
                "series": .array(minutes.filter { $0.turns.total > 0 }.map(Self.point)),
            ],
            "errors": .array(
                recent.errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    .map { ["code": .string($0.key), "count": .integer($0.value)] }
            ),
            "providers": .array(surroundings.providers.map(\.json)),
            "intents": .array(intents(recent, surroundings.titles)),
            "unanswered": .array(unanswered.reversed().map(Self.entry)),
            "delivery": delivery,
            "crm": surroundings.crm,
            "feedback": ["up": .integer(totals.praise), "down": .integer(totals.complaints)],
        ]
    }

    /// Over the window, or over the time since the start where that is shorter.
    private func rate(_ messages: Int, at moment: Int) -> Double {
        let running = Double(moment - since) / 60_000
        let span = min(Double(Self.window), max(1, running))
        return (Double(messages) / span * 10).rounded() / 10
    }

    private func intents(_ recent: Minute, _ titles: [String: JSON]) -> [JSON] {
        recent.intents.sorted { ($1.value.used, $0.key) < ($0.value.used, $1.key) }.map { id, use in
            var entry: JSON = [
                "id": .string(id), "used": .integer(use.used), "failed": .integer(use.failed),
            ]
            entry["title"] = titles[id]
            return entry
        }
    }

    private var delivery: JSON {
        [
            "reconnects": .integer(totals.nothingMissed + totals.caughtUp + totals.lost),
            "recovered": .integer(totals.caughtUp), "recovered_empty": .integer(totals.nothingMissed),
            "not_recovered": .integer(totals.lost), "duplicates": .integer(totals.duplicates),
            "slow_closes": .integer(totals.slowCloses),
        ]
    }

    private static func point(_ minute: Minute) -> JSON {
        var members = minute.turns.quantiles
        members["at"] = instant(minute.number * 60_000)
        return .object(members)
    }

    private static func entry(_ unanswered: Unanswered) -> JSON {
        ["at": instant(unanswered.at), "utterance": .string(unanswered.utterance)]
    }

    /// `2026-11-23T10:15:30.123Z`.
    static func instant(_ moment: Int) -> JSON {
        let (seconds, fraction) = moment.quotientAndRemainder(dividingBy: 1_000)
        let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { digits($0, 2) }.joined(separator: ":")
        return .string("\(Day(number: day))T\(clock).\(digits(fraction, 3))Z")
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Histogram {
    fileprivate var quantiles: [String: JSON] {
        ["p50": .double(quantile(0.5)), "p95": .double(quantile(0.95)), "p99": .double(quantile(0.99))]
    }
}
