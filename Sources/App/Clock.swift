internal import Glibc
internal import Intents
internal import TimeZones

/// The clock on the wall, or the day that somebody chose for trying out.
enum Clock {
    /// Seconds since 1970.
    static var now: Int { time(nil) }

    /// Now, or the present time of day on the day of `--today`.
    static func now(_ arguments: Arguments, in zone: String) throws(UsageError) -> Int {
        guard let day = try day(arguments) else { return now }
        return now(on: day, in: zone)
    }

    /// The day of `--today`.
    static func day(_ arguments: Arguments) throws(UsageError) -> Day? {
        guard let text = arguments.options["today"] else { return nil }
        guard let day = Day(text) else { throw UsageError("--today is a date like 2026-03-18, not '\(text)'") }
        return day
    }

    /// The present time of day on another day: `2026-03-18`.
    static func now(on day: Day, in zone: String) -> Int {
        let rules = ZoneRules(named: zone) ?? .utc
        return rules.instant(of: day, rules.moment(at: now).time)
    }
}
