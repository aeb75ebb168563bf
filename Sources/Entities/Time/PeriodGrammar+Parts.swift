internal import Intents

extension PeriodGrammar {
    // MARK: Parts

    /// `early next year`, `the beginning of 2000`, `later this week`, `end of April`, `EOY`
    func part(_ index: Int) -> Found<NamedPeriod>? {
        if let end = scanner.skip(.endOfYear, scanner.past(.the, index)) {
            return Found(edge(1, of: periodNow(.year)), end)
        }
        if let end = scanner.skip(.endOfMonth, scanner.past(.the, index)) {
            return Found(edge(1, of: periodNow(.month)), end)
        }
        if let now = scanner.find(.edgeNow, index), let unit = CalendarUnit(rawValue: now.value / 10) {
            return Found(edge(now.value % 10 - 1, of: periodNow(unit)), now.next)
        }
        if let third = scanner.find(.monthThird, index) {
            return suffixPart(Found(periodNow(.month), index)).map { Found($0.value, third.next) }
        }
        if let half = scanner.find(.halfPeriod, index), let unit = CalendarUnit(rawValue: half.value / 10) {
            return Found(self.half(half.value % 10, of: periodNow(unit)), half.next)
        }
        guard let lead = edgeWord(index) else { return nil }
        if let period = whole(lead.next) {
            var part = edge(lead.value, of: period.value)
            if scanner.skip(.later, scanner.past(.the, index)) != nil { part.reading = part.reading.map(fromToday) }
            return Found(part, period.next)
        }
        // `end of month`
        guard let unit = lapses.unit(scanner.past(.the, lead.next)), unit.value.rawValue >= CalendarUnit.week.rawValue
        else { return nil }
        return Found(edge(lead.value, of: periodNow(unit.value)), unit.next)
    }

    /// What is `later this year` has not passed.
    private func fromToday(_ range: DayRange) -> DayRange {
        guard let start = range.start, let end = range.end, start < rules.today, rules.today < end else { return range }
        return DayRange(start: rules.today, end: end)
    }

    /// 上半周, 下半月
    private func half(_ number: Int, of period: NamedPeriod) -> NamedPeriod {
        let reading = period.reading.map { range -> DayRange in
            guard let start = range.start, let end = range.end else { return range }
            let middle = start + (period.unit == .week ? 3 : 15)
            return number == 1 ? DayRange(start: start, end: middle) : DayRange(start: middle, end: end)
        }
        return NamedPeriod(reading, period.unit)
    }

    private func periodNow(_ unit: CalendarUnit) -> NamedPeriod { NamedPeriod(rules.period(unit, 0), unit) }

    /// −1 the beginning, 0 the middle, 1 the end.
    func edgeWord(_ index: Int) -> Found<Int>? {
        let start = scanner.past(.the, index)
        if let next = scanner.skip(anyOf: [.early, .earlierIn, .beginning], start) { return Found(-1, next) }
        if let next = scanner.skip(.middle, start) { return Found(0, scanner.isSign("-", next) ? next + 1 : next) }
        if let next = scanner.skip(anyOf: [.late, .later, .laterIn, .end], start) { return Found(1, next) }
        return nil
    }

    /// 月底, 下个月初, 三季度末, 明年年中, 5月上旬
    func suffixPart(_ period: Found<NamedPeriod>) -> Found<NamedPeriod>? {
        if let third = scanner.find(.monthThird, period.next), period.value.unit == .month {
            let reading = period.value.reading.map { range -> DayRange in
                guard let start = range.start, let end = range.end else { return range }
                let from = start + 10 * third.value
                return DayRange(start: from, end: third.value == 2 ? end : from + 10)
            }
            return Found(NamedPeriod(reading, .month), third.next)
        }
        if let half = scanner.find(.halfPeriod, period.next), half.value / 10 == period.value.unit.rawValue {
            return Found(self.half(half.value % 10, of: period.value), half.next)
        }
        let isPlain = [.year, .month, .quarter, .halfYear, .week].contains(period.value.unit)
        guard isPlain, scanner.kind(period.next) == .han else { return nil }
        if let next = scanner.skip(.partStart, period.next) { return Found(edge(-1, of: period.value), next) }
        if scanner.skip(.notMiddle, period.next) != nil { return nil }
        if let next = scanner.skip(.partMiddle, period.next) { return Found(edge(0, of: period.value), next) }
        if let next = scanner.skip(.partEnd, period.next) { return Found(edge(1, of: period.value), next) }
        return nil
    }

    func edge(_ edge: Int, of period: NamedPeriod) -> NamedPeriod {
        var result = period
        result.edge = edge
        result.reading = period.reading.map {
            Self.edge(edge, of: $0, period.unit, hasYear: period.isNumbered)
        }
        return result
    }

    private static func edge(_ edge: Int, of range: DayRange, _ unit: CalendarUnit, hasYear: Bool) -> DayRange {
        guard let start = range.start, let end = range.end else { return range }
        let marks: (Day, Day, Day, Day)
        switch unit {
        case .year where hasYear || edge == 0:
            marks = (start.adding(months: 4), start.adding(months: 4), start.adding(months: 8), start.adding(months: 8))
        case .year:
            marks = (start.adding(months: 6), start.adding(months: 4), start.adding(months: 8), start.adding(months: 6))
        case .month: marks = (start + 15, start + 9, start + 20, start + 15)
        case .week, .workWeek: marks = (start + 3, start + 1, start + 5, start + 3)
        default:
            let third = (end.number - start.number) / 3
            marks = (start + third, start + third, end - third, end - third)
        }
        switch edge {
        case -1: return DayRange(start: start, end: marks.0)
        case 0: return DayRange(start: marks.1, end: marks.2)
        default: return DayRange(start: marks.3, end: end)
        }
    }
}
