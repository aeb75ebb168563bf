internal import Intents

extension TemporalGrammar {
    // MARK: Days

    /// Both ends borrow from each other what they leave out.
    func borrowing(_ first: NamedDay, _ second: NamedDay) -> Reading<DayRange> {
        var start = first
        var end = second
        if end.month == nil, let day = end.day, !end.isWeekday, start.month != nil || start.day != nil {
            end.reading = start.reading.map { from in
                let same = Day(year: from.year, month: from.month, day: day) ?? from
                return same >= from ? same : same.adding(months: 1)
            }
            return start.reading.with(end.reading) { DayRange(start: $0, end: $1, last: $1) }
        }
        if start.year == nil, let year = end.year, let month = start.month, let day = start.day,
            let last = end.reading.past as Day?
        {
            let same = Day(year: year, month: month, day: day)
            let from = same.map { $0 <= last ? $0 : $0.adding(months: -12) } ?? last
            start.reading = Reading(from)
        } else if end.year == nil, let year = start.year, let month = end.month, let day = end.day,
            let from = start.reading.past as Day?
        {
            let same = Day(year: year, month: month, day: day)
            end.reading = Reading(same.map { $0 >= from ? $0 : $0.adding(months: 12) } ?? from)
        }
        return Self.ordered(start, end)
    }

    /// The readings of both ends, each pair in order.
    private static func ordered(_ start: NamedDay, _ end: NamedDay) -> Reading<DayRange> {
        func range(_ from: Day, _ to: Day) -> DayRange { DayRange(start: from, end: to, last: to) }
        if start.isFixed, end.isFixed { return start.reading.with(end.reading) { from, to in range(from, to) } }
        if start.isFixed {
            return end.reading.map { range(start.reading.past, $0 >= start.reading.past ? $0 : end.reading.future) }
        }
        if end.isFixed {
            let last = end.reading.past
            let first = start.isWeekday && last > start.reading.future ? previous(start, before: last) : nil
            return start.reading.map { range(first ?? ($0 <= last ? $0 : start.reading.past), last) }
        }
        let futureEnd =
            start.reading.future <= end.reading.future ? end.reading.future : next(end, after: start.reading.future)
        let pastStart =
            start.reading.past <= end.reading.past ? start.reading.past : previous(start, before: end.reading.past)
        return Reading(past: range(pastStart, end.reading.past), future: range(start.reading.future, futureEnd))
    }

    private static func next(_ end: NamedDay, after day: Day) -> Day {
        if end.isWeekday { return day + (end.reading.future.weekday - day.weekday + 7) % 7 }
        return end.reading.future.adding(months: end.month == nil ? 1 : 12)
    }

    private static func previous(_ start: NamedDay, before day: Day) -> Day {
        if start.isWeekday { return day - (day.weekday - start.reading.past.weekday + 7) % 7 }
        return start.reading.past.adding(months: start.month == nil ? -1 : -12)
    }

    func ranges(of day: NamedDay) -> Reading<DayRange> { day.reading.map { DayRange(start: $0, end: nil) } }

    /// The day that ends a range which begins with a period.
    func lastDay(_ day: NamedDay, after period: NamedPeriod) -> Reading<Day> {
        guard day.year == nil, let year = period.year, let month = day.month, let number = day.day,
            let named = Day(year: year, month: month, day: number)
        else { return day.reading }
        return Reading(named)
    }

    // MARK: Periods

    static func close(_ start: DayRange, _ end: DayRange) -> DayRange {
        DayRange(start: start.start, end: end.end, last: end.last)
    }

    static func closeDay(_ start: DayRange, _ end: Day) -> DayRange {
        DayRange(start: start.start, end: end, last: end)
    }

    /// The start of a period that begins a range; the middle of a year is its half.
    func begin(_ period: NamedPeriod, _ edge: Int?, before end: NamedDay?) -> Reading<DayRange> {
        let year = end?.year
        var period = period
        if let year, period.year == nil, let month = period.month {
            let isLater = end.flatMap { $0.month }.map { month > $0 } ?? false
            period.reading = Reading(.months(Day.first(ofMonth: month, year: isLater ? year - 1 : year), 1))
        }
        return period.reading.map { range in
            guard edge == 0, let start = range.start, let end = range.end else { return range }
            return DayRange(start: start + (end.number - start.number) / 2, end: end)
        }
    }

    /// The evaluation's source ends a range where its last period begins, unless `the end of` it is said; `last` is true to the words.
    func finish(_ period: NamedPeriod, _ edge: Int?) -> Reading<DayRange> {
        period.reading.map { range in
            guard let start = range.start, let end = range.end else { return range }
            switch edge {
            case 1: return DayRange(start: nil, end: end, last: end - 1)
            case 0: return DayRange(start: nil, end: start + (end.number - start.number) / 2, last: nil)
            case -1: return DayRange(start: nil, end: start, last: start)
            default: return DayRange(start: nil, end: start, last: end - 1)
            }
        }
    }

    func joinPeriods(_ first: NamedPeriod, _ edge: Int?, _ second: NamedPeriod, _ endEdge: Int?) -> EntityValue {
        var start = first
        var end = second
        if start.year == nil, let year = end.year, let month = start.month {
            let base = Day.first(ofMonth: month, year: year)
            let from = base <= end.reading.past.start ?? base ? base : base.adding(months: -12)
            start.reading = Reading(.months(from, 1))
        } else if end.year == nil, let year = start.year, let month = end.month, start.month != nil {
            let base = Day.first(ofMonth: month, year: year)
            let to = base >= start.reading.past.start ?? base ? base : base.adding(months: 12)
            end.reading = Reading(.months(to, 1))
        } else if start.year == nil, end.year == nil {
            (start, end) = ordered(start, end)
        }
        return .dateRange(begin(start, edge, before: nil).with(finish(end, endEdge), Self.close))
    }

    private func ordered(_ start: NamedPeriod, _ end: NamedPeriod) -> (NamedPeriod, NamedPeriod) {
        var start = start
        var end = end
        // 5月-10月 said in September is this year's, and has no other reading.
        if let first = start.month, let last = end.month, first < rules.today.month, rules.today.month <= last {
            start.reading = Reading(.months(Day.first(ofMonth: first, year: rules.today.year), 1))
            end.reading = Reading(.months(Day.first(ofMonth: last, year: rules.today.year), 1))
            return (start, end)
        }
        guard let from = start.reading.future.start, let to = end.reading.future.start,
            let pastFrom = start.reading.past.start,
            let pastTo = end.reading.past.start
        else { return (start, end) }
        let futureEnd = from <= to ? end.reading.future : end.reading.future.shifted(months: 12)
        let pastStart = pastFrom <= pastTo ? start.reading.past : start.reading.past.shifted(months: -12)
        start.reading = Reading(past: pastStart, future: start.reading.future)
        end.reading = Reading(past: end.reading.past, future: futureEnd)
        return (start, end)
    }

    /// 2010年之后2018年之前
    func afterAndBefore(_ first: Found<End>) -> Found<EntityValue>? {
        guard let after = scanner.skip(.afterHan, first.next), let second = end(after, isFirst: false),
            let before = scanner.skip(.beforeHan, second.next),
            let value = join(first.value, second.value, isFrom: true)
        else { return nil }
        return Found(value, before)
    }
}
