internal import Intents

extension PeriodGrammar {
    // MARK: Quarters and halves

    /// `Q3`, `2016-Q1`, `the third quarter of 2016`, `next year's first quarter`, `H1 2016`, 去年四季度, 今年上半年
    func quarter(_ index: Int) -> Found<NamedPeriod>? {
        if let named = quarterName(scanner.past(.the, index)) {
            var place = named.next
            if let year = yearAfterQuarter(place) { return Found(stretch(named.value, year.value), year.next) }
            if let of = scanner.skip(.of, place), let the = scanner.skip(.the, of), let unit = lapses.unit(the),
                unit.value == .year
            {
                return Found(stretch(named.value, rules.today.year), unit.next)
            }
            place = named.next
            return Found(stretch(named.value, nil), place)
        }
        guard let year = leadingYear(index) else { return nil }
        var place = scanner.past(.ofHan, year.next)
        if scanner.isSign("'", place), scanner.isWord("s", place + 1) { place += 2 }
        if scanner.isSign("-", place) || scanner.isSign(",", place) { place += 1 }
        guard let named = quarterName(scanner.past(.the, place)) else { return nil }
        return Found(stretch(named.value, year.value), named.next)
    }

    private struct Stretch {
        let firstMonth: Int
        let months: Int
    }

    private func stretch(_ named: Stretch, _ year: Int?) -> NamedPeriod {
        let unit = named.months == 3 ? CalendarUnit.quarter : named.months == 6 ? .halfYear : .month
        // 上半年 without a year is this year's, past or not.
        let year = named.months == 6 ? year ?? rules.today.year : year
        var period = NamedPeriod(rules.stretch(from: named.firstMonth, months: named.months, year: year), unit)
        period.year = year
        return period
    }

    private func quarterName(_ index: Int) -> Found<Stretch>? {
        if let name = scanner.find(.quarterName, index), (1...4).contains(name.value),
            !scanner.isContinued(name.next) || scanner.kind(name.next) == .han,
            !scanner.continuesWord(index) || scanner.kind(index - 1) == .digits
        {
            return Found(Stretch(firstMonth: name.value * 3 - 2, months: 3), name.next)
        }
        if let season = scanner.find(.season, index) {
            return Found(Stretch(firstMonth: season.value, months: 3), season.next)
        }
        if let name = scanner.find(.halfName, index), scanner.kind(index) == .han || !scanner.isContinued(name.next) {
            return Found(Stretch(firstMonth: name.value * 6 - 5, months: 6), name.next)
        }
        guard let ordinal = fields.ordinal(index), (1...4).contains(ordinal.value) else { return nil }
        let place = scanner.isSign("-", ordinal.next) ? ordinal.next + 1 : ordinal.next
        if let unit = lapses.unit(place), unit.value == .quarter {
            return Found(Stretch(firstMonth: ordinal.value * 3 - 2, months: 3), unit.next)
        }
        guard ordinal.value <= 2, let half = scanner.skip(.half, place),
            yearAfterQuarter(half) != nil || scanner.skip(.of, half) != nil
        else { return nil }
        return Found(Stretch(firstMonth: ordinal.value * 6 - 5, months: 6), half)
    }

    private func yearAfterQuarter(_ index: Int) -> Found<Int>? {
        var place = index
        if scanner.isSign(",", place) || scanner.isSign("-", place) { place += 1 }
        place = scanner.past(.of, place)
        if let year = fields.year(place), scanner.kind(place) != .han { return year }
        guard let shift = scanner.find(.shift, scanner.past(.the, place)), let unit = lapses.unit(shift.next),
            unit.value == .year
        else { return nil }
        return Found(rules.today.year + shift.value.signum(), unit.next)
    }

    private func leadingYear(_ index: Int) -> Found<Int>? {
        if let year = fields.year(index) { return year }
        if let found = scanner.relativePeriod(index), found.value / 100 == CalendarUnit.year.rawValue {
            return Found(rules.today.year + found.value % 100 - 50, found.next)
        }
        guard let shift = scanner.find(.shift, scanner.past(.the, index)), let unit = lapses.unit(shift.next),
            unit.value == .year
        else { return nil }
        return Found(rules.today.year + shift.value.signum(), unit.next)
    }

    // MARK: Weeks

    /// `week 31`, `week 3 of 2027`, 第12周
    func weekNumber(_ index: Int) -> Found<NamedPeriod>? {
        let number: Found<Int>
        if let week = scanner.skip(.week, scanner.past(.the, index)), let digits = scanner.digits(week),
            scanner.length(week) <= 2,
            !scanner.isContinued(week + 1)
        {
            number = Found(digits, week + 1)
        } else if let ordinal = scanner.skip(.ordinalHan, index), let value = fields.hanNumber(ordinal),
            let unit = lapses.unit(value.next), unit.value == .week
        {
            number = Found(value.value, unit.next)
        } else {
            return nil
        }
        guard (1...53).contains(number.value) else { return nil }
        let year = scanner.skip(.of, number.next).flatMap { yearAfterQuarter($0) }
        let monday = Day.monday(ofWeek: number.value, year: year?.value ?? rules.today.year)
        return Found(NamedPeriod(.days(monday, 7), .week), year?.next ?? number.next)
    }

    /// `the week of April 10th`, `the week starting on February 4`
    func weekOfDate(_ index: Int) -> Found<NamedPeriod>? {
        guard let week = scanner.skip(.week, scanner.past(.the, index)),
            let lead = scanner.skip(.of, week) ?? scanner.skip(.starting, week),
            let day = days.day(scanner.past(.the, scanner.past(.on, lead)))
        else { return nil }
        let reading = day.value.reading.map { DayRange.days($0.startOfWeek, 7) }
        return Found(NamedPeriod(reading, .week), day.next)
    }

    /// `the weekend of halloween`, `labor day 2021 weekend`
    func holidayWeekend(_ index: Int) -> Found<NamedPeriod>? {
        let start = scanner.past(.the, index)
        var day: Found<NamedDay>?
        var next = 0
        if let weekend = scanner.skip(.weekend, start), let of = scanner.skip(.of, weekend),
            let found = days.holiday(of)
        {
            day = found
            next = found.next
        } else if let found = days.holiday(start), let weekend = scanner.skip(.weekend, found.next) {
            day = found
            next = weekend
        }
        guard let day else { return nil }
        return Found(NamedPeriod(day.value.reading.map(Self.weekend), .weekend), next)
    }

    private static func weekend(around day: Day) -> DayRange {
        let saturday = day.startOfWeek + 5
        switch day.weekday {
        case 1: return DayRange(start: day - 2, end: day + 1)
        case 4, 5: return DayRange(start: day, end: saturday + 2)
        default: return .days(saturday, 2)
        }
    }

    // MARK: Counted parts

    /// `the first week of Oct`, `last week of 2015`, `the third month of 2021`, 2021年的前2周, 明年第九个月
    func counted(_ index: Int) -> Found<NamedPeriod>? {
        countedWords(index) ?? countedHan(index)
    }

    private func countedWords(_ index: Int) -> Found<NamedPeriod>? {
        let start = scanner.past(.the, index)
        let last = scanner.skip(.lastOne, start)
        guard let ordinal = last.map({ Found(-1, $0) }) ?? fields.ordinal(start) else { return nil }
        var place = ordinal.next
        var count = 1
        if let number = fields.numbers.number(place), let small = number.value.small,
            ordinal.value == 1 || ordinal.value == -1
        {
            count = small
            place = number.next
        }
        guard count > 0, let unit = lapses.unit(place), let container = container(unit.next) else { return nil }
        return part(ordinal.value, count, unit.value, of: container.value).map { Found($0, container.next) }
    }

    /// `of Oct 2015`, `of 2015`, `next year`, `of this month`
    private func container(_ index: Int) -> Found<NamedPeriod>? {
        let lead = scanner.skip(.of, index) ?? scanner.skip(.in, index)
        let place = lead ?? index
        if let relative = scanner.find(.shift, scanner.past(.the, place)), let unit = lapses.unit(relative.next),
            unit.value == .year || unit.value == .month || unit.value == .quarter
        {
            var period = NamedPeriod(rules.period(unit.value, relative.value.signum()), unit.value)
            period.year = period.reading.future.start?.year
            return Found(period, unit.next)
        }
        if let the = scanner.skip(.the, place), let unit = lapses.unit(the),
            unit.value == .year || unit.value == .month || unit.value == .quarter
        {
            return Found(NamedPeriod(rules.period(unit.value, 0), unit.value), unit.next)
        }
        if let month = fields.month(place) {
            let year = yearAfterQuarter(month.next)
            return Found(NamedPeriod(rules.month(month.value, year: year?.value), .month), year?.next ?? month.next)
        }
        guard let year = fields.year(place) else { return nil }
        var period = NamedPeriod(.year(year.value), .year)
        period.year = year.value
        return Found(period, year.next)
    }

    private func countedHan(_ index: Int) -> Found<NamedPeriod>? {
        guard scanner.kind(index) == .han || scanner.kind(index) == .digits, let container = hanContainer(index) else {
            return nil
        }
        let place = scanner.past(.ofHan, container.next)
        var sign = 1
        var ordinal: Found<Int>?
        if let next = scanner.skip(.ordinalHan, place), let number = fields.hanNumber(next) {
            ordinal = number
        } else if let next = scanner.skip(.lastHan, place) {
            sign = -1
            ordinal = fields.hanNumber(next)
        } else if let next = scanner.skip(.firstHan, place) {
            ordinal = fields.hanNumber(next)
        }
        guard let number = ordinal, number.value > 0,
            let unit = lapses.unit(scanner.past(.piece, number.next)) ?? lapses.unit(number.next),
            unit.value == .day || unit.value == .week || unit.value == .month
        else { return nil }
        let isOrdinal = scanner.skip(.ordinalHan, place) != nil
        let period =
            isOrdinal
            ? part(number.value, 1, unit.value, of: container.value)
            : part(sign, number.value, unit.value, of: container.value)
        return period.map { Found($0, unit.next) }
    }

    private func hanContainer(_ index: Int) -> Found<NamedPeriod>? {
        if let relative = scanner.relativePeriod(index), let unit = CalendarUnit(rawValue: relative.value / 100),
            unit == .year || unit == .month || unit == .quarter
        {
            return Found(NamedPeriod(rules.period(unit, relative.value % 100 - 50), unit), relative.next)
        }
        if let year = fields.hanYear(index) {
            if let month = scanner.find(.month, year.next) {
                return Found(NamedPeriod(rules.month(month.value, year: year.value), .month), month.next)
            }
            return Found(NamedPeriod(.year(year.value), .year), year.next)
        }
        guard let month = scanner.find(.month, index) else { return nil }
        return Found(NamedPeriod(rules.month(month.value), .month), month.next)
    }

    /// `count` units, the `number`th of `container` or counted from its end.
    private func part(_ number: Int, _ count: Int, _ unit: CalendarUnit, of container: NamedPeriod) -> NamedPeriod? {
        let reading = container.reading.map { range -> DayRange in
            guard let start = range.start, let end = range.end else { return range }
            return Self.part(number, count, unit, from: start, to: end, isYear: container.unit == .year)
        }
        guard unit == .week || unit == .month || unit == .day || unit == .quarter, count <= 400 else { return nil }
        return NamedPeriod(reading, unit)
    }

    private static func part(
        _ number: Int,
        _ count: Int,
        _ unit: CalendarUnit,
        from start: Day,
        to end: Day,
        isYear: Bool
    ) -> DayRange {
        let skipped = max(0, number - 1)
        switch unit {
        case .week:
            // A week belongs to the month or year that has most of its days.
            let first = isYear ? Day.monday(ofWeek: 1, year: start.year) : DayGrammar.firstWeek(of: start)
            if number > 0 { return .days(first + 7 * skipped, 7 * count) }
            let next = isYear ? Day.monday(ofWeek: 1, year: start.year + 1) : (end - 1).startOfWeek + 7
            return DayRange(start: next - 7 * count, end: next)
        case .month:
            return number > 0
                ? .months(start.adding(months: skipped), count) : DayRange(start: end.adding(months: -count), end: end)
        case .quarter:
            return number > 0
                ? .months(start.adding(months: 3 * skipped), 3 * count)
                : DayRange(start: end.adding(months: -3 * count), end: end)
        default:
            return number > 0 ? .days(start + skipped, count) : DayRange(start: end - count, end: end)
        }
    }

}
