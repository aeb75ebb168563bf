/// What the server did lately: counted by the minute, kept for an hour, of constant size.
struct Statistics: Sendable {
    /// Rates, quantiles and tables are over this many minutes.
    static let window = 15
    static let kept = 60
    static let keptUtterances = 50

    /// Milliseconds since 1970.
    let since: Int
    private(set) var minutes: [Minute] = []
    private(set) var unanswered: [Unanswered] = []
    private(set) var totals = Totals()

    struct Unanswered: Hashable, Sendable {
        let at: Int
        let utterance: String
    }

    /// Counted from the start.
    struct Totals: Hashable, Sendable {
        var nothingMissed = 0
        var caughtUp = 0
        var lost = 0
        var duplicates = 0
        var slowCloses = 0
        var praise = 0
        var complaints = 0
    }

    init(since: Int) {
        self.since = since
    }

    mutating func count(_ event: Event, at moment: Int) {
        switch event {
        case .message: minute(at: moment) { $0.messages += 1 }
        case .acknowledged(let time): minute(at: moment) { $0.acknowledgements.add(time / .milliseconds(1)) }
        case .turn(let intent, let outcome, let time):
            minute(at: moment) { minute in
                minute.turns.add(time / .milliseconds(1))
                guard let intent else { return }
                minute.intents[intent, default: Minute.Use()].used += 1
                if outcome == .failed { minute.intents[intent, default: Minute.Use()].failed += 1 }
            }
        case .error(let code): minute(at: moment) { $0.errors[code, default: 0] += 1 }
        case .unanswered(let utterance):
            unanswered.append(Unanswered(at: moment, utterance: String(utterance.prefix(200))))
            unanswered.removeFirst(max(0, unanswered.count - Self.keptUtterances))
        case .returned(.nothingMissed): totals.nothingMissed += 1
        case .returned(.caughtUp): totals.caughtUp += 1
        case .returned(.lost): totals.lost += 1
        case .duplicate: totals.duplicates += 1
        case .slowClose: totals.slowCloses += 1
        case .feedback(let isGood, let before):
            for (thumb, change) in [(before, -1), (isGood, 1)] {
                // What was said before this process began was not counted in it.
                if thumb == true { totals.praise = max(0, totals.praise + change) }
                if thumb == false { totals.complaints = max(0, totals.complaints + change) }
            }
        }
    }

    /// The last minutes with the one of that moment, together.
    func recent(at moment: Int) -> Minute {
        let number = moment / 60_000
        var sum = Minute(number: number)
        for minute in minutes where minute.number > number - Self.window && minute.number <= number { sum.add(minute) }
        return sum
    }

    private mutating func minute(at moment: Int, _ change: (inout Minute) -> Void) {
        // A clock that is set back adds to the minute that was newest.
        let number = max(moment / 60_000, minutes.last?.number ?? 0)
        if minutes.last?.number != number {
            minutes.append(Minute(number: number))
            minutes.removeAll { $0.number <= number - Self.kept }
        }
        change(&minutes[minutes.count - 1])
    }
}
