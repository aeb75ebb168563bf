internal import Intents

/// A day as it was named; the fields that were said let the other end of a range borrow them.
struct NamedDay {
    var reading: Reading<Day>
    var year: Int?
    var month: Int?
    var day: Int?
    /// Named by its weekday alone.
    var isWeekday = false
    /// A number that could be something else, as the 15 of `on 15`.
    var isWeak = false

    init(_ day: Day) { reading = Reading(day) }

    init(_ reading: Reading<Day>) { self.reading = reading }

    var isFixed: Bool { reading.isFixed }
}

/// A stretch of days as it was named.
struct NamedPeriod {
    var reading: Reading<DayRange>
    var unit: CalendarUnit
    var year: Int?
    var month: Int?
    /// Named by its number, as 2016 is.
    var isNumbered = false
    /// The part that was meant: −1 the beginning, 0 the middle, 1 the end.
    var edge: Int?

    init(_ range: DayRange, _ unit: CalendarUnit) {
        reading = Reading(range)
        self.unit = unit
    }

    init(_ reading: Reading<DayRange>, _ unit: CalendarUnit) {
        self.reading = reading
        self.unit = unit
    }
}

/// A part of the day, on no day in particular.
struct DayPart: Equatable {
    enum Name: Int {
        case morning = 1, noon, afternoon, evening, night, dawn, daytime, nighttime, breakfast, lunch, dinner, lateNight
        case businessHours, midnight
    }

    var name: Name
    /// −1 early, 1 late.
    var edge = 0

    /// From and to, in seconds.
    var bounds: (start: Int, end: Int) {
        let hours: (Int, Int)
        switch name {
        case .morning, .breakfast, .dawn: hours = (8, 12)
        case .noon, .lunch: hours = (11, 13)
        case .afternoon: hours = (12, 16)
        case .evening, .dinner: hours = (16, 20)
        case .night, .lateNight, .midnight: hours = (20, 24)
        case .daytime, .businessHours: hours = (8, 18)
        case .nighttime: hours = (0, 8)
        }
        var start = hours.0 * 3600
        var end = hours.1 == 24 ? 86_399 : hours.1 * 3600
        if edge < 0 { end = start + 7200 }
        if edge > 0 { start = hours.1 * 3600 - 7200 }
        return (start, end)
    }

    var range: ClockRange {
        ClockRange(start: ClockTime(seconds: bounds.start), end: ClockTime(seconds: bounds.end), isDayPart: true)
    }

    /// What `time` becomes when it is said to be in this part.
    func applied(to time: ClockTime) -> ClockTime {
        guard time.isTwelveHour || time.seconds < 43_200 + 3600 else { return time }
        let hour = time.seconds / 3600
        var seconds = time.seconds
        switch name {
        case .morning, .dawn, .breakfast, .nighttime, .daytime, .businessHours:
            if hour == 12, name == .dawn || name == .nighttime { seconds -= 43_200 }
        case .noon, .lunch:
            if hour < 10 { seconds += 43_200 }
        case .afternoon, .dinner:
            if hour < 12 { seconds += 43_200 }
        case .evening, .night:
            if hour == 12 { seconds -= 43_200 } else if (3...11).contains(hour) { seconds += 43_200 }
        case .lateNight, .midnight:
            if hour == 12 { seconds -= 43_200 } else if (7...11).contains(hour) { seconds += 43_200 }
        }
        return ClockTime(seconds: seconds)
    }
}

/// A length of time, unit by unit, so that months are added as months.
struct Lapse {
    var years = 0.0
    var months = 0.0
    var days = 0.0
    var seconds = 0.0
    var smallest = CalendarUnit.year
    var isBusiness = false
    /// 几天, several weeks.
    var isVague = false
    /// Of two units or more.
    var isCompound = false

    var isOfClock: Bool { smallest.isOfClock }

    var totalSeconds: Double { years * 31_536_000 + months * 2_592_000 + days * 86_400 + seconds }

    mutating func add(_ amount: Double, _ unit: CalendarUnit) {
        switch unit {
        case .second: seconds += amount
        case .minute: seconds += amount * 60
        case .hour: seconds += amount * 3600
        case .day, .businessDay, .night: days += amount
        case .week, .workWeek: days += amount * 7
        case .weekend: days += amount * 2
        case .fortnight: days += amount * 14
        case .month: months += amount
        case .quarter: months += amount * 3
        case .halfYear: months += amount * 6
        case .year: years += amount
        case .decade: years += amount * 10
        case .century: years += amount * 100
        }
        if unit.rawValue < smallest.rawValue || smallest == .year && unit == .businessDay { smallest = unit }
        if unit == .businessDay { isBusiness = true }
    }

    /// The day this long after `day`, or before it.
    func applied(to day: Day, sign: Int) -> Day {
        if isBusiness { return day.adding(workingDays: sign * Int(days.rounded())) }
        let whole = Self.whole(years * 12 + months)
        let rest = (years * 12 + months - Double(whole)) * 30
        let shift = Self.whole(days + rest.rounded())
        return day.adding(months: sign * whole) + sign * shift
    }

    /// The moment this long after `moment`, or before it.
    func applied(to moment: Moment, sign: Int) -> Moment {
        let day = Lapse(years: years, months: months, days: days.rounded(.down)).applied(to: moment.day, sign: sign)
        let left = (days - days.rounded(.down)) * 86_400 + seconds
        return Moment(day, moment.time, offset: moment.offset).adding(seconds: sign * Self.whole(left.rounded()))
    }

    private static func whole(_ value: Double) -> Int { abs(value) < 4e9 ? Int(value) : 0 }
}
