public import Intents

/// How far a time zone of the IANA database is from UTC, and when: read from the system's zone files.
public struct ZoneRules: Hashable, Sendable {
    let transitions: [Transition]
    /// What holds before the first transition.
    let initialOffset: Int
    /// What holds after the last transition.
    let rule: YearlyRule?

    struct Transition: Hashable, Sendable {
        var instant: Int
        var offset: Int
    }

    public static let utc = ZoneRules(transitions: [], initialOffset: 0, rule: nil)

    init(transitions: [Transition], initialOffset: Int, rule: YearlyRule?) {
        self.transitions = transitions
        self.initialOffset = initialOffset
        self.rule = rule
    }

    /// Seconds east of UTC at an instant given in seconds since 1970.
    public func offset(at instant: Int) -> Int {
        guard let last = transitions.last else { return rule?.offset(at: instant) ?? initialOffset }
        if instant >= last.instant { return rule?.offset(at: instant) ?? last.offset }
        // The first transition later than the instant; the one before it holds.
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initialOffset : transitions[low - 1].offset
    }

    /// The instant at which a wall clock shows this time; where the clock skips it, the time as it was before the skip;
    /// where the clock shows it twice, the first.
    public func instant(of day: Day, _ time: TimeOfDay = .midnight) -> Int {
        let wall = day.number * 86_400 + time.seconds
        let before = offset(at: wall - 86_400)
        let guess = wall - before
        if offset(at: guess) == before { return guess }
        let after = offset(at: wall + 86_400)
        return offset(at: wall - after) == after ? wall - after : guess
    }

    /// The instant as a wall clock in this zone shows it.
    public func moment(at instant: Int) -> Moment {
        Moment(unix: instant, offset: offset(at: instant))
    }
}

extension ZoneRules {
    /// The offset at `start`, and every change of it until `end`, in order.
    public func changes(from start: Int, to end: Int) -> [(instant: Int, offset: Int)] {
        var changes = [(instant: start, offset: offset(at: start))]
        var day = start
        while day < end {
            let next = min(day + 86_400, end)
            if let last = changes.last, offset(at: next) != last.offset {
                var low = day
                var high = next
                while high - low > 1 {
                    let middle = (low + high) / 2
                    if offset(at: middle) == last.offset { low = middle } else { high = middle }
                }
                changes.append((high, offset(at: high)))
            }
            day = next
        }
        return changes
    }
}
