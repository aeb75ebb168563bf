internal import Intents

extension DayGrammar {
    // MARK: Counted days

    /// `the first friday of july`, `second Sunday`, `1st week of Oct. on Friday`, 3月的第一个周五
    func nthWeekday(_ index: Int) -> Found<NamedDay>? {
        if let han = hanNthWeekday(index) { return han }
        let start = scanner.past(.the, index)
        let last = scanner.skip(.lastOne, start)
        guard let ordinal = last.map({ Found(-1, $0) }) ?? fields.ordinal(start), (-1...5).contains(ordinal.value)
        else { return nil }
        if let week = scanner.find(.unit, ordinal.next), week.value == CalendarUnit.week.rawValue {
            return weekdayOfNthWeek(ordinal.value, week.next)
        }
        guard let name = weekdayName(ordinal.next) else { return nil }
        if let month = monthAhead(name.next) {
            let reading = month.value.reading.map { Self.nth(ordinal.value, name.value, in: $0) ?? rules.today }
            return Found(NamedDay(reading), month.next)
        }
        guard ordinal.value > 0, let day = Self.nth(ordinal.value, name.value, in: rules.period(.month, 0)) else {
            return nil
        }
        return Found(NamedDay(day), name.next)
    }

    private func weekdayOfNthWeek(_ number: Int, _ index: Int) -> Found<NamedDay>? {
        guard number > 0, let month = monthAhead(index) else { return nil }
        var place = month.next
        if scanner.isSign(".", place) || scanner.isSign(",", place) { place += 1 }
        guard let name = weekdayName(scanner.past(.on, place)) else { return nil }
        let reading = month.value.reading.map { range -> Day in
            let start = Self.firstWeek(of: range.start ?? rules.today)
            return start + 7 * (number - 1) + (name.value - 1)
        }
        return Found(NamedDay(reading), name.next)
    }

    /// The Monday of the first week that has most of its days in the month of `day`.
    static func firstWeek(of day: Day) -> Day {
        let first = day.startOfMonth
        let monday = first.startOfWeek
        return (first.number - monday.number) > 3 ? monday + 7 : monday
    }

    static func nth(_ number: Int, _ weekday: Int, in range: DayRange) -> Day? {
        guard let start = range.start, let end = range.end else { return nil }
        if number < 0 {
            let last = end - 1
            return last - (last.weekday - weekday + 7) % 7
        }
        let day = start + (weekday - start.weekday + 7) % 7 + 7 * (number - 1)
        return day < end ? day : nil
    }

    /// `of july`, `in this month`, `of next month`, `of July 2020`
    private func monthAhead(_ index: Int) -> Found<NamedPeriod>? {
        let place = scanner.past(.the, scanner.skip(anyOf: [.of, .in, .ofHan], index) ?? index)
        if let shift = scanner.find(.shift, place) ?? (place > index ? Found(0, place) : nil),
            let unit = scanner.find(.unit, shift.next), unit.value == CalendarUnit.month.rawValue
        {
            return Found(NamedPeriod(rules.period(.month, shift.value.signum()), .month), unit.next)
        }
        guard let month = fields.month(place) else { return nil }
        let year = fields.trailingYear(month.next)
        return Found(NamedPeriod(rules.month(month.value, year: year?.value), .month), year?.next ?? month.next)
    }

    /// 3月的第一个周五, 这个月最后一个周五
    private func hanNthWeekday(_ index: Int) -> Found<NamedDay>? {
        guard scanner.kind(index) == .han || scanner.kind(index) == .digits else { return nil }
        let month: Found<Reading<DayRange>>
        if let named = scanner.find(.month, index) {
            month = Found(rules.month(named.value), named.next)
        } else if let relative = scanner.relativePeriod(index),
            relative.value / 100 == CalendarUnit.month.rawValue
        {
            month = Found(Reading(rules.period(.month, relative.value % 100 - 50)), relative.next)
        } else {
            return nil
        }
        let place = scanner.past(.ofHan, month.next)
        let last = scanner.skip(.lastOneHan, place).map { Found(-1, $0) }
        guard let ordinal = last ?? fields.ordinal(place), let name = weekdayName(scanner.past(.piece, ordinal.next))
        else { return nil }
        let reading = month.value.map { Self.nth(ordinal.value, name.value, in: $0) ?? rules.today }
        return Found(NamedDay(reading), name.next)
    }

    /// `the 20th of next month`, `the 15th day of next month`, 下个月15号, 本月20日
    func dayOfRelativeMonth(_ index: Int) -> Found<NamedDay>? {
        if let month = scanner.relativePeriod(index), month.value / 100 == CalendarUnit.month.rawValue {
            guard let number = fields.hanNumber(scanner.past(.ofHan, month.next)), let next = dayMark(number.next),
                let start = rules.period(.month, month.value % 100 - 50).start,
                let day = Day(year: start.year, month: start.month, day: number.value)
            else { return nil }
            return Found(named(day), next)
        }
        guard let number = fields.dayNumber(scanner.past(.the, index)), number.value.isOrdinal else { return nil }
        let place = scanner.past(.the, scanner.past(.of, scanner.past(.day, number.next)))
        // `the 1st of the month` is this month's.
        let the = place > number.next && scanner.skip(.the, place - 1) != nil ? Found(0, place) : nil
        guard let shift = scanner.find(.shift, place) ?? the, let unit = scanner.find(.unit, shift.next),
            unit.value == CalendarUnit.month.rawValue,
            let start = rules.period(.month, shift.value.signum()).start,
            let day = Day(year: start.year, month: start.month, day: number.value.day)
        else { return nil }
        return Found(named(day), unit.next)
    }

    private func named(_ day: Day) -> NamedDay {
        var named = NamedDay(day)
        named.year = day.year
        named.month = day.month
        named.day = day.day
        return named
    }

    /// `the 4th`, `on 15`, `for the 27th`: only where a preposition leads and nothing to count follows.
    func lone(_ index: Int) -> Found<NamedDay>? {
        let the = scanner.skip(.the, index)
        guard the != nil || scanner.kind(index) == .digits || scanner.kind(index) == .word,
            let lead = scanner.skip(
                anyOf: [.on, .for, .at, .by, .before, .after, .until, .till, .since, .from, .to],
                index - 1
            ),
            lead == index, let number = fields.dayNumber(the ?? index)
        else { return nil }
        let isOn = scanner.skip(.on, index - 1) != nil
        guard number.value.isOrdinal && (the != nil || isOn) || number.value.isFigures && isOn, endsPhrase(number.next),
            let reading = rules.dayOfMonth(number.value.day)
        else { return nil }
        var named = NamedDay(reading)
        named.day = number.value.day
        named.isWeak = true
        return Found(named, number.next)
    }

    private func endsPhrase(_ index: Int) -> Bool {
        switch scanner.kind(index) {
        case nil: true
        case .sign:
            !["-", "/", ":", "%", "$"].contains(where: { scanner.isSign($0, index) })
                && !(scanner.isJoined(index) && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1))
        case .word:
            scanner.skip(
                anyOf: [
                    .at, .from, .between, .before, .after, .in, .with, .and, .or, .to, .till, .until, .by, .around,
                ],
                index
            ) != nil
        case .digits, .han: false
        }
    }
}
