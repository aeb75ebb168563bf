/// A date of the proleptic Gregorian calendar, ISO 8601 in text (`2026-03-18`).
public struct Day: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int

    public init(number: Int) {
        self.number = number
    }

    /// Nil for a date that the calendar does not have.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...Day.length(ofMonth: month, year: year)).contains(day),
            (-9999...9999).contains(year)
        else { return nil }
        // Days from civil, after Howard Hinnant's chrono-compatible date algorithms.
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2026-03-18`, nothing else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 0
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var day: Int { civil.day }

    /// 1 is Monday, 7 is Sunday.
    public var weekday: Int {
        let shifted = (number + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The same day `months` later; the last day of a shorter month stands in for one it lacks.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let index = year * 12 + month - 1 + months
        let newYear = index >= 0 ? index / 12 : (index - 11) / 12
        let newMonth = index - newYear * 12 + 1
        let length = Day.length(ofMonth: newMonth, year: newYear)
        return Day(year: newYear, month: newMonth, day: min(day, length)) ?? self
    }

    public var description: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// A time of the day to the second, `24:00:00` excluded; ISO 8601 in text (`15:30:00`).
public struct TimeOfDay: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// Seconds since midnight, 0 ..< 86,400.
    public let seconds: Int

    public init?(seconds: Int) {
        guard (0..<86_400).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    public init?(hour: Int, minute: Int = 0, second: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        seconds = hour * 3600 + minute * 60 + second
    }

    public var hour: Int { seconds / 3600 }
    public var minute: Int { seconds / 60 % 60 }
    public var second: Int { seconds % 60 }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.seconds < right.seconds }

    public var description: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }
}

/// A point in time as a clock on the wall shows it, with that clock's distance from UTC.
public struct Moment: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    public let day: Day
    public let time: TimeOfDay
    /// Seconds east of UTC: 28,800 in Shanghai.
    public let offset: Int

    public init(_ day: Day, _ time: TimeOfDay, offset: Int) {
        self.day = day
        self.time = time
        self.offset = offset
    }

    /// `seconds` since 1970-01-01T00:00:00Z, seen `offset` seconds east of UTC.
    public init(unix seconds: Int, offset: Int) {
        let local = seconds + offset
        let number = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        day = Day(number: number)
        time = TimeOfDay(seconds: local - number * 86_400) ?? .midnight
        self.offset = offset
    }

    public var unix: Int { day.number * 86_400 + time.seconds - offset }

    public func adding(seconds: Int) -> Moment { Moment(unix: unix + seconds, offset: offset) }

    public static func < (left: Moment, right: Moment) -> Bool { left.unix < right.unix }

    /// `2026-03-18T10:00:00+08:00`
    public var description: String {
        let minutes = abs(offset) / 60
        return "\(day)T\(time)\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}

extension TimeOfDay {
    public static let midnight = TimeOfDay(unchecked: 0)

    private init(unchecked seconds: Int) {
        self.seconds = seconds
    }
}

/// A stretch of whole days, both ends included; a side may be open.
public struct Period: Hashable, Sendable, Codable, CustomStringConvertible {
    public let start: Day?
    public let end: Day?

    public init(_ start: Day?, _ end: Day?) {
        self.start = start
        self.end = end
    }

    /// `2026-03-01/2026-03-31`
    public var description: String { "\(start?.description ?? "")/\(end?.description ?? "")" }
}

/// A length of time in seconds.
public struct Span: Hashable, Sendable, Codable {
    public let seconds: Int

    public init(seconds: Int) {
        self.seconds = seconds
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
