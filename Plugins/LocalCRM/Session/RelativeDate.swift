internal import Intents
internal import PluginAPI
internal import TimeZones

/// `today`, `now`, `-7d`, `today +1d`, `=monday`: dates inside a domain that move with the day, as Odoo 19 reads them.
struct RelativeDate {
    private(set) var day: Day
    private var time: TimeOfDay
    private let session: Session
    private let isWholeDay: Bool

    /// Nil for a text that does not begin like one.
    init?(_ text: String, session: Session) throws(HandlerFailure) {
        let words = text.split(separator: " ").map(String.init)
        guard let head = words.first, head == "today" || head == "now" || "+-=".contains(head.prefix(1)) else {
            return nil
        }
        self.session = session
        let moment = session.zone.moment(at: session.caller.now)
        day = moment.day
        isWholeDay = head != "now"
        time = isWholeDay ? .midnight : moment.time
        for word in words.dropFirst(head == "today" || head == "now" ? 1 : 0) {
            guard apply(word) else { throw .misused("'\(text)' is no date: '\(word)' is not understood") }
        }
    }

    /// In UTC, for a datetime.
    var naiveUTC: String { Session.text(session.zone.instant(of: day, time)) }

    private mutating func apply(_ word: String) -> Bool {
        let body = word.dropFirst()
        let name = body.lowercased()
        if word.hasPrefix("=") {
            if let weekday = Self.weekdays.firstIndex(where: { $0 == name || $0.prefix(3) == name }) {
                day = day - (day.weekday - 1 - weekday + 7) % 7
                return true
            }
            guard let unit = body.last, let number = Int(body.dropLast()) else { return false }
            return set(number, unit)
        }
        guard let sign = word.first, sign == "+" || sign == "-", let unit = body.last,
            let number = Int(body.dropLast()), (0...100_000).contains(number)
        else { return false }
        return move(sign == "-" ? -number : number, unit)
    }

    private mutating func move(_ number: Int, _ unit: Character) -> Bool {
        switch unit {
        case "d": day = day + number
        case "w": day = day + number * 7
        case "m": day = day.adding(months: number)
        case "y": day = day.adding(months: number * 12)
        case "H":
            let instant = session.zone.instant(of: day, time) + number * 3600
            let moment = session.zone.moment(at: instant)
            day = moment.day
            time = moment.time
        default: return false
        }
        return true
    }

    private mutating func set(_ number: Int, _ unit: Character) -> Bool {
        let (year, month, dayOfMonth) = day.civil
        let changed: Day? =
            switch unit {
            case "d": Day(year: year, month: month, day: number)
            case "m": Day(year: year, month: number, day: min(dayOfMonth, 28))
            case "y": Day(year: number, month: month, day: min(dayOfMonth, 28))
            default: nil
            }
        guard let changed else { return false }
        day = changed
        return true
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
