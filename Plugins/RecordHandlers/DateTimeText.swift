internal import Intents
internal import PluginAPI
internal import TimeZones

/// Datetimes as Odoo writes them (`2026-03-18 02:00:00`, naive UTC) and as people and ISO 8601 do.
enum DateTimeText {
    /// Takes Odoo's own form, ISO 8601 with an offset or `Z`, ISO 8601 as the user's clock shows it, and a bare date.
    static func instant(_ text: String, zone: ZoneRules) -> Int? {
        guard let day = Day(text.prefix(10)) else { return nil }
        var rest = text.dropFirst(10)
        guard let separator = rest.popFirst() else { return zone.instant(of: day) }
        guard separator == "T" || separator == " ", let time = time(&rest) else { return nil }
        switch rest.first {
        case nil:
            // A blank is Odoo's own way of writing, already in UTC.
            return separator == " " ? Moment(day, time, offset: 0).unix : zone.instant(of: day, time)
        case "Z": return rest.count == 1 ? Moment(day, time, offset: 0).unix : nil
        default: return offset(rest).map { Moment(day, time, offset: $0).unix }
        }
    }

    static func naiveUTC(_ instant: Int) -> String {
        let moment = Moment(unix: instant, offset: 0)
        return "\(moment.day) \(moment.time)"
    }

    static func naiveUTC(_ text: String, zone: ZoneRules) -> String? {
        instant(text, zone: zone).map(naiveUTC)
    }

    /// `2026-03-18T10:00:00+08:00` from any form; nil for what is none.
    static func local(_ text: String, zone: ZoneRules) -> String? {
        instant(text, zone: zone).map { zone.moment(at: $0).description }
    }

    /// A bare date as it is, anything else as the user's clock shows it.
    static func onTheClock(_ text: String, zone: ZoneRules) -> String {
        Day(text) != nil ? text : local(text, zone: zone) ?? text
    }

    /// `hh:mm`, `hh:mm:ss` and a fraction, which is dropped.
    private static func time(_ rest: inout Substring) -> TimeOfDay? {
        let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
        rest = rest.dropFirst(clock.count)
        if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1] else { return nil }
        guard parts.count == 3 else { return TimeOfDay(hour: hour, minute: minute) }
        return parts[2].flatMap { TimeOfDay(hour: hour, minute: minute, second: $0) }
    }

    /// `+08:00`, `-0330`
    private static func offset(_ text: Substring) -> Int? {
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, let number = Int(digits) else { return nil }
        let seconds = number / 100 * 3600 + number % 100 * 60
        return sign == "-" ? -seconds : seconds
    }
}

extension Caller {
    /// UTC where the zone has no rules.
    var zone: ZoneRules { ZoneRules(named: timeZone) ?? .utc }
}
