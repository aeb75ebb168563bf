internal import Intents

extension TemporalGrammar {
    /// From one day, period or time to another.
    func range(_ index: Int) -> Found<EntityValue>? {
        guard hasConnector(after: index) else { return nil }
        var best: Found<EntityValue>?
        func take(_ found: Found<EntityValue>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(numericPair(index))
        take(dayNumbers(index))
        take(between(index))
        return best
    }

    // MARK: Dates in figures

    /// `2018/1/10-2018/7/10`, `10-1-2018-10-7-2018`, `5/1-5/7, 2020`, `10/1-11/2/2017`
    private func numericPair(_ index: Int) -> Found<EntityValue>? {
        let lead = scanner.skip(anyOf: [.from, .between, .fromHan], index) ?? index
        guard let first = self.days.numeric.part(lead, rules), let connector = connector(first.next, isBetween: true),
            let second = self.days.numeric.part(connector, rules)
        else { return nil }
        guard second.value.year == nil, first.value.year == nil, let year = fields.trailingYear(second.next),
            let month = second.value.month, let day = second.value.day,
            let dated = self.days.dated(month, day, year.value, year.next)
        else { return Found(.dateRange(borrowing(first.value, second.value)), second.next) }
        return Found(.dateRange(borrowing(first.value, dated.value)), dated.next)
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
            let connector = connector(first.next, isBetween: isBetween)
        else { return nil }
        // `from 02 to April 07`
        if let month = fields.month(connector), let day = fields.dayNumber(month.next), scanner.kind(connector) == .word
        {
            return days(first.value.day, day.value.day, month: month.value, year: nil, day.next)
        }
        guard let second = fields.dayNumber(scanner.past(.the, connector)) else { return nil }
        let place = scanner.skip(.of, second.next) ?? scanner.skip(.in, second.next) ?? second.next
        if let month = fields.month(place) {
            let year = fields.trailingYear(month.next).flatMap { $0.value > 2031 || !isShort($0.next) ? $0 : nil }
            return days(
                first.value.day,
                second.value.day,
                month: month.value,
                year: year?.value,
                year?.next ?? month.next
            )
        }
        guard let shift = scanner.find(.shift, scanner.past(.the, place)), let unit = lapses.unit(shift.next),
            unit.value == .month,
            let start = rules.period(.month, shift.value.signum()).start
        else { return nil }
        return days(first.value.day, second.value.day, month: start.month, year: start.year, unit.next)
    }

    /// Whether the year that ends before `index` has two figures: in `5 to 6 of April 22` it is a day.
    private func isShort(_ index: Int) -> Bool { scanner.length(index - 1) == 2 }

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
    enum End {
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
        if let next = scanner.skip(.untilNow, first.next), let value = join(first.value, .now, isFrom: true) {
            return Found(value, next)
        }
        // Two clock times are a range of the clock, whatever day follows.
        if case .clock = first.value, let next = connector(first.next, isBetween: between != nil),
            clocks.core(next) != nil
        {
            return nil
        }
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

    func end(_ index: Int, isFirst: Bool) -> Found<End>? {
        var best: Found<End>?
        func take(_ found: Found<End>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        if let next = present(index) { take(Found(.now, next)) }
        if !isFirst, let next = scanner.skip(.date, index) { take(Found(.now, next)) }
        let start = scanner.past(.the, index)
        if start > index, let day = days.day(index) { take(Found(.day(day.value), day.next)) }
        if let edge = periods.edgeWord(index), let period = periods.whole(edge.next) {
            take(Found(.period(period.value, edge: edge.value), period.next))
        }
        switch composite(start)?.value {
        case .dateTime(let reading): take(composite(start).map { Found(.wall(reading), $0.next) })
        case .time(let clock): take(composite(start).map { Found(.clock(clock), $0.next) })
        default: break
        }
        if case .dateTime(let reading) = shiftedMoment(start)?.value {
            take(shiftedMoment(start).map { Found(.wall(reading), $0.next) })
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

    func join(_ first: End, _ second: End, isFrom: Bool) -> EntityValue? {
        switch (first, second) {
        case (.day(let start), .day(let end)): return .dateRange(borrowing(start, end))
        case (.day(let start), .period(let end, let edge)):
            return .dateRange(ranges(of: start).with(finish(end, edge), Self.close))
        case (.period(let start, let edge), .day(let end)):
            return .dateRange(begin(start, edge, before: end).with(lastDay(end, after: start), Self.closeDay))
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
