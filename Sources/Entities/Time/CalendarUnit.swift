internal import Intents

/// Units of the calendar and the clock; the raw values stand in the word lists.
enum CalendarUnit: Int {
    case second = 1, minute, hour, day, week, month, quarter, year, weekend, decade, century, fortnight, businessDay
    case workWeek, night, halfYear

    var isOfClock: Bool { rawValue <= CalendarUnit.hour.rawValue }
}

extension Day {
    var startOfWeek: Day { self - (weekday - 1) }
    var startOfMonth: Day { self - (day - 1) }
    var startOfYear: Day { Day(year: year, month: 1, day: 1) ?? self }
    var startOfQuarter: Day { startOfMonth.adding(months: -((month - 1) % 3)) }
    var isWeekend: Bool { weekday > 5 }

    /// The first day of a month; months outside 1…12 count into other years.
    static func first(ofMonth month: Int, year: Int) -> Day {
        let base = Day(year: year, month: 1, day: 1) ?? Day(number: 0)
        return base.adding(months: month - 1)
    }

    /// `count` working days later, or earlier where it is negative.
    func adding(workingDays count: Int) -> Day {
        var day = self
        for _ in 0..<min(abs(count), 10_000) {
            repeat { day = day + count.signum() } while day.isWeekend
        }
        return day
    }

    /// The Monday of the ISO week `week` of `year`.
    static func monday(ofWeek week: Int, year: Int) -> Day {
        let fourth = Day(year: year, month: 1, day: 4) ?? Day(number: 0)
        return fourth.startOfWeek + 7 * (week - 1)
    }
}

extension DayRange {
    /// From `start` for `months` months.
    static func months(_ start: Day, _ months: Int) -> DayRange {
        DayRange(start: start, end: start.adding(months: months))
    }

    static func year(_ year: Int) -> DayRange { months(Day.first(ofMonth: 1, year: year), 12) }

    static func days(_ start: Day, _ count: Int) -> DayRange { DayRange(start: start, end: start + count) }
}
