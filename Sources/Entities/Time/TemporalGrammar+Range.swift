internal import Intents

extension TemporalGrammar {
    /// From one day, period or time to another.
    func range(_ index: Int) -> Found<EntityValue>? {
        var best: Found<EntityValue>?
        func take(_ found: Found<EntityValue>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(dayNumbers(index))
        take(between(index))
        return best
    }

    // MARK: Days of one month

    /// `from 4 to 22 January, 1995`, `4-23 in next month`, `November 19-20`, `april 9th through 17th`
    private func dayNumbers(_ index: Int) -> Found<EntityValue>? {
        let between = scanner.skip(.between, index)
        let lead = between ?? scanner.skip(.from, index) ?? index
        if let found = monthBehind(lead, isBetween: between != nil) { return found }
        return monthAhead(index)
    }

    /// `4 to 22 January, 1995`
    private func monthBehind(_ index: Int, isBetween: Bool) -> Found<EntityValue>? {
        guard scanner.kind(index) != .han, let first = fields.dayNumber(scanner.past(.the, index)),
            let connector = connector(first.next, isBetween: isBetween),
            let second = fields.dayNumber(scanner.past(.the, connector))
        else { return nil }
        let place = scanner.skip(.of, second.next) ?? scanner.skip(.in, second.next) ?? second.next
        if let month = fields.month(place) {
            let year = fields.trailingYear(month.next)
            return days(
                first.value.day,
                second.value.day,
                month: month.value,
                year: year?.value,
                year?.next ?? month.next
            )
        }
        // `from 02 to April 07`
        if let month = fields.month(connector), let day = fields.dayNumber(month.next) {
            return days(first.value.day, day.value.day, month: month.value, year: nil, day.next)
        }
        guard let shift = scanner.find(.shift, scanner.past(.the, place)), let unit = lapses.unit(shift.next),
            unit.value == .month,
            let start = rules.period(.month, shift.value.signum()).start
        else { return nil }
        return days(first.value.day, second.value.day, month: start.month, year: start.year, unit.next)
    }

    /// `November 19-20`, `Feb between 2-7 two thousand and eighteen`, `april the ninth till the seventeenth`
    private func monthAhead(_ index: Int) -> Found<EntityValue>? {
        let start = scanner.skip(.from, index) ?? index
        guard scanner.kind(start) == .word, let month = fields.month(start) else { return nil }
        let between = scanner.skip(.between, month.next)
        let place = between ?? scanner.skip(.from, month.next) ?? month.next
        guard let first = fields.dayNumber(scanner.past(.the, place)),
            let connector = connector(first.next, isBetween: between != nil),
            let second = fields.dayNumber(scanner.past(.the, connector)), second.value.day > first.value.day,
            fields.month(second.next) == nil, !scanner.isSign(":", second.next),
            scanner.find(.meridiem, second.next) == nil
        else { return nil }
        let year = fields.trailingYear(second.next)
        return days(first.value.day, second.value.day, month: month.value, year: year?.value, year?.next ?? second.next)
    }

    private func days(_ first: Int, _ second: Int, month: Int, year: Int?, _ next: Int) -> Found<EntityValue>? {
        guard let start = rules.monthDay(month, first, year: year) else { return nil }
        let reading = start.map { day -> DayRange in
            let end = Day(year: day.year, month: month, day: second) ?? day
            return DayRange(start: day, end: end, last: end)
        }
        return Found(.dateRange(reading), next)
    }

    // MARK: Two named ends

    /// One end of a range.
    private enum End {
        case day(NamedDay)
        case period(NamedPeriod, edge: Int?)
        case wall(Reading<WallTime>)
        case clock(ClockTime)
        case now
    }

    private func between(_ index: Int) -> Found<EntityValue>? {
        let between = scanner.skip(.between, index)
        let from = between ?? scanner.skip(anyOf: [.from, .fromHan, .in, .atHan], index)
        let lead = from ?? index
        guard let first = end(lead, isFirst: true) else { return nil }
        if let closed = afterAndBefore(first) { return closed }
        guard let connector = connector(first.next, isBetween: between != nil) ?? hanAnd(first.next),
            let second = end(connector, isFirst: false)
        else { return nil }
        let isAnd = scanner.skip(.andHan, first.next) != nil
        let tail = scanner.skip(.betweenHan, second.next)
        if isAnd, tail == nil { return nil }
        guard let value = join(first.value, second.value, isFrom: from != nil) else { return nil }
        return Found(value, tail ?? second.next)
    }

    /// 和, 与 before an end that 之间 closes.
    private func hanAnd(_ index: Int) -> Int? { scanner.skip(.andHan, index) }

    func connector(_ index: Int, isBetween: Bool) -> Int? {
        if scanner.isSign("-", index) {
            var next = index + 1
            while scanner.isSign("-", next), next < index + 3 { next += 1 }
            return next
        }
        if scanner.isSign("~", index) { return index + 1 }
        if let next = scanner.skip(anyOf: [.to, .till, .until, .through, .tillHan], index) { return next }
        return isBetween ? scanner.skip(.and, index) : nil
    }

    private func end(_ index: Int, isFirst: Bool) -> Found<End>? {
        var best: Found<End>?
        func take(_ found: Found<End>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        if let next = present(index) { take(Found(.now, next)) }
        if !isFirst, let next = scanner.skip(.date, index) { take(Found(.now, next)) }
        let start = scanner.past(.the, index)
        if let edge = periods.edgeWord(index), let period = periods.whole(edge.next) {
            take(Found(.period(period.value, edge: edge.value), period.next))
        }
        switch composite(start)?.value {
        case .dateTime(let reading): take(composite(start).map { Found(.wall(reading), $0.next) })
        case .time(let clock): take(composite(start).map { Found(.clock(clock), $0.next) })
        default: break
        }
        if let day = day(start) { take(Found(.day(day.value), day.next)) }
        if let period = periods.whole(start) {
            if let part = periods.suffixPart(period) {
                take(Found(.period(part.value, edge: nil), part.next))
            } else {
                take(Found(.period(period.value, edge: nil), period.next))
            }
        }
        if best == nil, !isFirst, let day = fields.hanNumber(start), (1...31).contains(day.value),
            let next = scanner.skip(.dayMark, day.next)
        {
            var named = NamedDay(rules.today)
            named.day = day.value
            take(Found(.day(named), next))
        }
        if best == nil, let hour = clocks.hour(start), !isFirst || scanner.kind(start) == .word,
            clocks.scanner.kind(start) != .digits
        {
            take(Found(.clock(hour.value), hour.next))
        }
        return best
    }

    private func join(_ first: End, _ second: End, isFrom: Bool) -> EntityValue? {
        switch (first, second) {
        case (.day(let start), .day(let end)): return .dateRange(days(start, end))
        case (.day(let start), .period(let end, let edge)):
            return .dateRange(ranges(of: start).with(finish(end, edge), Self.close))
        case (.period(let start, let edge), .day(let end)):
            return .dateRange(begin(start, edge, before: end.year).with(days(of: end, after: start), Self.closeDay))
        case (.period(let start, let edge), .period(let end, let endEdge)):
            return joinPeriods(start, edge, end, endEdge)
        case (.period(let start, let edge), .now):
            return .dateRange(begin(start, edge, before: nil).map { Self.closeDay($0, now.day) })
        case (.day(let start), .now):
            let past = start.reading.past
            return .dateRange(
                Reading(DayRange(start: start.isFixed ? past : min(past, now.day), end: now.day, last: now.day))
            )
        case (.now, .day(let end)): return .dateRange(end.reading.map { DayRange(start: now.day, end: $0, last: $0) })
        case (.now, .period(let end, let edge)):
            return .dateRange(finish(end, edge).map { Self.close(DayRange(start: now.day, end: nil), $0) })
        default: return joinClocks(first, second)
        }
    }

    private func joinClocks(_ first: End, _ second: End) -> EntityValue? {
        switch (first, second) {
        case (.wall(let start), .wall(let end)):
            return .dateTimeRange(start.with(end) { WallRange(start: $0, end: $1) })
        case (.wall(let start), .clock(let end)):
            return .dateTimeRange(
                start.map { from in
                    let range = clockRanges.resolve(
                        ClockRangeGrammar.End(time: from.time, isSure: true),
                        ClockRangeGrammar.End(time: end, isSure: true),
                        part: nil,
                        secondPart: nil
                    )
                    return Self.range(range, on: from.day)
                }
            )
        case (.clock(let start), .wall(let end)):
            let from = WallTime(end.isFixed && end.past.day < rules.today ? end.past.day : rules.today, start)
            return .dateTimeRange(end.map { WallRange(start: from, end: $0) })
        case (.now, .wall(let end)): return .dateTimeRange(end.map { WallRange(start: nowWall, end: $0) })
        case (.wall(let start), .now): return .dateTimeRange(start.map { WallRange(start: $0, end: nowWall) })
        case (.now, .clock(let end)):
            var time = end
            while time.isTwelveHour, time.seconds < now.time.seconds, time.seconds < 43_200 { time.seconds += 43_200 }
            time.isTwelveHour = false
            return .dateTimeRange(Reading(WallRange(start: nowWall, end: WallTime(now.day, time))))
        case (.clock(let start), .now):
            var time = start
            time.isTwelveHour = false
            return .dateTimeRange(Reading(WallRange(start: WallTime(now.day, time), end: nowWall)))
        default: return nil
        }
    }

    // MARK: Days

    /// Both ends borrow from each other what they leave out.
    private func days(_ first: NamedDay, _ second: NamedDay) -> Reading<DayRange> {
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
        if start.isFixed || end.isFixed { return start.reading.with(end.reading) { from, to in range(from, to) } }
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

    private func ranges(of day: NamedDay) -> Reading<DayRange> { day.reading.map { DayRange(start: $0, end: nil) } }

    /// The day that ends a range which begins with a period.
    private func days(of day: NamedDay, after period: NamedPeriod) -> Reading<Day> {
        guard day.year == nil, let year = period.year, let month = day.month, let number = day.day,
            let named = Day(year: year, month: month, day: number)
        else { return day.reading }
        return Reading(named)
    }

    // MARK: Periods

    private static func close(_ start: DayRange, _ end: DayRange) -> DayRange {
        DayRange(start: start.start, end: end.end, last: end.last)
    }

    private static func closeDay(_ start: DayRange, _ end: Day) -> DayRange {
        DayRange(start: start.start, end: end, last: end)
    }

    /// The start of a period that begins a range; the middle of a year is its half.
    private func begin(_ period: NamedPeriod, _ edge: Int?, before year: Int?) -> Reading<DayRange> {
        var period = period
        if let year, period.year == nil, let month = period.month {
            period.reading = Reading(.months(Day.first(ofMonth: month, year: year), 1))
        }
        return period.reading.map { range in
            guard edge == 0, let start = range.start, let end = range.end else { return range }
            return DayRange(start: start + (end.number - start.number) / 2, end: end)
        }
    }

    /// The evaluation's source ends a range where its last period begins, unless `the end of` it is said; `last` is true to the words.
    private func finish(_ period: NamedPeriod, _ edge: Int?) -> Reading<DayRange> {
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

    private func joinPeriods(_ first: NamedPeriod, _ edge: Int?, _ second: NamedPeriod, _ endEdge: Int?) -> EntityValue
    {
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
            (start, end) = Self.ordered(start, end)
        }
        return .dateRange(begin(start, edge, before: nil).with(finish(end, endEdge), Self.close))
    }

    private static func ordered(_ start: NamedPeriod, _ end: NamedPeriod) -> (NamedPeriod, NamedPeriod) {
        var start = start
        var end = end
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
    private func afterAndBefore(_ first: Found<End>) -> Found<EntityValue>? {
        guard let after = scanner.skip(.afterHan, first.next), let second = end(after, isFirst: false),
            let before = scanner.skip(.beforeHan, second.next),
            let value = join(first.value, second.value, isFrom: true)
        else { return nil }
        return Found(value, before)
    }
}

extension DayRange {
    func shifted(months: Int) -> DayRange {
        DayRange(
            start: start?.adding(months: months),
            end: end?.adding(months: months),
            last: last?.adding(months: months)
        )
    }
}
