internal import Intents

/// Which days words without a year, a month or a week mean, seen from the reference day.
struct CalendarRules {
    let now: Moment
    /// The evaluation's convention for 中秋 and the like.
    var lunarIsNominal = false

    var today: Day { now.day }

    /// 5月30号: in this year or in the one beside it.
    func monthDay(_ month: Int, _ day: Int, year: Int? = nil) -> Reading<Day>? {
        if let year { return Day(year: year, month: month, day: day).map { Reading($0) } }
        return around { Day(year: today.year + $0, month: month, day: day) }
    }

    /// 12号: in this month or in the one beside it.
    func dayOfMonth(_ day: Int) -> Reading<Day>? {
        around {
            let first = today.startOfMonth.adding(months: $0)
            return Day(year: first.year, month: first.month, day: day)
        }
    }

    /// 周五: of this week or of the one beside it.
    func weekday(_ weekday: Int) -> Reading<Day> {
        let day = today.startOfWeek + (weekday - 1)
        return Reading(past: day >= today ? day - 7 : day, future: day < today ? day + 7 : day)
    }

    /// Day `day` of a month that falls on `weekday`.
    func weekday(_ weekday: Int, onDay day: Int) -> Reading<Day>? {
        func search(_ step: Int) -> Day? {
            for offset in 0..<48 {
                let first = today.startOfMonth.adding(months: step * offset)
                guard let found = Day(year: first.year, month: first.month, day: day), found.weekday == weekday else {
                    continue
                }
                if step > 0 ? found >= today : found < today { return found }
            }
            return nil
        }
        guard let past = search(-1), let future = search(1) else { return nil }
        return Reading(past: past, future: future)
    }

    /// A date that comes once in a year or a month, `day` giving it for the period `offset` away.
    func around(_ day: (Int) -> Day?) -> Reading<Day>? {
        var past: Day?
        var future: Day?
        for offset in 0...8 {
            if past == nil, let found = day(-offset), found < today || found == today && now.time.seconds > 0 {
                past = found
            }
            if future == nil, let found = day(offset), found >= today { future = found }
            if past != nil, future != nil { break }
        }
        guard let past = past ?? future, let future = future ?? past as Day? else { return nil }
        return Reading(past: past, future: future)
    }

    /// A month of this year, or of the one beside it.
    func month(_ month: Int, year: Int? = nil) -> Reading<DayRange> {
        if let year { return Reading(.months(Day.first(ofMonth: month, year: year), 1)) }
        let past = month > today.month ? today.year - 1 : today.year
        let future = month < today.month ? today.year + 1 : today.year
        return Reading(
            past: .months(Day.first(ofMonth: month, year: past), 1),
            future: .months(Day.first(ofMonth: month, year: future), 1)
        )
    }

    /// `count` months from the `month` on, as a quarter or a half of a year.
    func stretch(from month: Int, months count: Int, year: Int? = nil) -> Reading<DayRange> {
        if let year { return Reading(.months(Day.first(ofMonth: month, year: year), count)) }
        let this = DayRange.months(Day.first(ofMonth: month, year: today.year), count)
        guard let start = this.start, let end = this.end else { return Reading(this) }
        return Reading(
            past: start > today ? .months(start.adding(months: -12), count) : this,
            future: end <= today ? .months(start.adding(months: 12), count) : this
        )
    }

    /// The calendar period of `unit` that lies `shift` away from the present one.
    func period(_ unit: CalendarUnit, _ shift: Int) -> DayRange {
        let shift = max(-2000, min(2000, shift))
        switch unit {
        case .second, .minute, .hour, .day, .night, .businessDay: return .days(today + shift, 1)
        case .week: return .days(today.startOfWeek + 7 * shift, 7)
        case .workWeek: return .days(today.startOfWeek + 7 * shift, 5)
        case .weekend: return .days(today.startOfWeek + 7 * shift + 5, 2)
        case .fortnight: return .days(today.startOfWeek + 14 * shift, 14)
        case .month: return .months(today.startOfMonth.adding(months: shift), 1)
        case .quarter: return .months(today.startOfQuarter.adding(months: 3 * shift), 3)
        case .halfYear:
            let start = Day.first(ofMonth: today.month <= 6 ? 1 : 7, year: today.year)
            return .months(start.adding(months: 6 * shift), 6)
        case .year: return .year(today.year + shift)
        case .decade:
            let start = (today.year / 10 + shift) * 10
            return DayRange(start: Day.first(ofMonth: 1, year: start), end: Day.first(ofMonth: 1, year: start + 10))
        case .century:
            let start = (today.year / 100 + shift) * 100
            return DayRange(start: Day.first(ofMonth: 1, year: start), end: Day.first(ofMonth: 1, year: start + 100))
        }
    }

    /// 1987 of 87, 2016 of 16.
    static func fullYear(_ year: Int, digits: Int) -> Int {
        guard digits <= 2 else { return year }
        return year < 40 ? 2000 + year : 1900 + year
    }
}
