internal import Intents

extension PeriodGrammar {
    // MARK: Months and years

    /// `june 2016`, `Dec, 2018`, `April of 87`, `2016 November`, `2018年12月`, `明年四月`, 一二月份
    func month(_ index: Int) -> Found<NamedPeriod>? {
        if let pair = monthPair(index) { return pair }
        if let year = fields.year(index) ?? relativeYear(index) {
            var place = scanner.past(.ofHan, year.next)
            if scanner.isSign(",", place) || scanner.isSign("-", place) { place += 1 }
            guard let month = fields.month(place) else { return nil }
            return Found(monthPeriod(month.value, year.value), monthEnd(month.next))
        }
        let start = scanner.skip(.monthOf, scanner.past(.the, index)) ?? index
        guard let month = fields.month(start) else { return nil }
        if let year = yearAfterMonth(month.next) { return Found(monthPeriod(month.value, year.value), year.next) }
        guard scanner.kind(start) != .word || isMonthWord(start) else { return nil }
        return Found(monthPeriod(month.value, nil), monthEnd(month.next))
    }

    private func monthEnd(_ index: Int) -> Int { scanner.skip(.monthSuffix, index) ?? index }

    private func yearAfterMonth(_ index: Int) -> Found<Int>? {
        var place = index
        if scanner.isSign(",", place) || scanner.isSign("/", place) || scanner.isSign("-", place)
            || scanner.isSign(".", place)
        {
            place += 1
        }
        let of = scanner.skip(.of, place) ?? scanner.skip(.in, place)
        place = of ?? place
        if let year = fields.year(place), scanner.kind(place) != .han, !scanner.isSign(":", year.next) { return year }
        if let shift = scanner.find(.shift, place), let unit = lapses.unit(shift.next), unit.value == .year {
            return Found(rules.today.year + shift.value.signum(), unit.next)
        }
        let quoted = scanner.isSign("'", place) ? place + 1 : place
        guard of != nil || quoted > place, let digits = scanner.digits(quoted), scanner.length(quoted) == 2,
            !scanner.isContinued(quoted + 1)
        else { return nil }
        return Found(CalendarRules.fullYear(digits, digits: 2), quoted + 1)
    }

    private func relativeYear(_ index: Int) -> Found<Int>? {
        if let found = scanner.relativePeriod(index), found.value / 100 == CalendarUnit.year.rawValue {
            return Found(rules.today.year + found.value % 100 - 50, found.next)
        }
        let start = scanner.past(.the, index)
        guard let shift = scanner.find(.shift, start), let unit = lapses.unit(shift.next), unit.value == .year else {
            return nil
        }
        return Found(rules.today.year + shift.value.signum(), unit.next)
    }

    /// `may`, `march` and `mar` are words too: they need a capital inside a sentence or a preposition.
    private func isMonthWord(_ index: Int) -> Bool {
        guard scanner.skip(.notMonth, index) != nil else { return true }
        if scanner.skip(
            anyOf: [.in, .of, .since, .until, .till, .from, .to, .by, .before, .after, .between, .through],
            index - 1
        ) == index {
            return true
        }
        if scanner.isSign("-", index - 1) || scanner.skip(.early, index - 1) != nil
            || scanner.skip(.late, index - 1) != nil
        {
            return true
        }
        let first = scanner.text.scalars[scanner.tokens[index].start]
        return index > 0 && first.properties.isUppercase && scanner.kind(index - 1) == .word
            && scanner.length(index) <= 5
            && scanner.kind(index + 1) != .word
    }

    /// 一二月份, 3、4月, 1-3月, 一到三月: from one month to the other.
    private func monthPair(_ index: Int) -> Found<NamedPeriod>? {
        guard let (first, second) = neighbors(index) ?? joinedMonths(index), (1...12).contains(first),
            second.value > first
        else { return nil }
        let reading = rules.stretch(from: first, months: second.value - first + 1)
        return Found(NamedPeriod(reading, .month), monthEnd(second.next))
    }

    /// 一二月
    private func neighbors(_ index: Int) -> (Int, Found<Int>)? {
        guard scanner.kind(index) == .han, let digit = scanner.find(.hanDigit, index),
            let month = scanner.find(.month, digit.next),
            month.value == digit.value + 1, month.value <= 10
        else { return nil }
        return (digit.value, month)
    }

    private func joinedMonths(_ index: Int) -> (Int, Found<Int>)? {
        guard let first = fields.hanNumber(index), !scanner.continuesFigures(index) else { return nil }
        let sign = scanner.isSign("、", first.next) || scanner.isSign("-", first.next) ? first.next + 1 : nil
        guard let place = sign ?? scanner.skip(.tillHan, first.next), let month = scanner.find(.month, place),
            scanner.kind(place) != .word,
            fields.hanNumber(month.next).map({ scanner.skip(.dayMark, $0.next) == nil }) ?? true
        else { return nil }
        return (first.value, month)
    }

    /// `2015-3`, `2016 /11`, `11 - 2016`, `3/2015`
    func numericMonth(_ index: Int) -> Found<NamedPeriod>? {
        guard let first = scanner.digits(index), !scanner.continuesWord(index), !isTail(index),
            scanner.isSign("-", index + 1) || scanner.isSign("/", index + 1)
                || scanner.isSign(".", index + 1) && scanner.isJoined(index + 1),
            let second = scanner.digits(index + 2), !scanner.isContinued(index + 3) || scanner.kind(index + 3) == .han
        else { return nil }
        let next = index + 3
        for sign: Unicode.Scalar in ["-", "/", "."]
        where scanner.isSign(sign, next) && scanner.kind(next + 1) == .digits && scanner.isJoined(next) {
            return nil
        }
        if scanner.length(index) == 4, (1500...2100).contains(first), scanner.length(index + 2) <= 2,
            (1...12).contains(second)
        {
            return Found(monthPeriod(second, first), next)
        }
        guard scanner.length(index + 2) == 4, (1500...2100).contains(second), scanner.length(index) <= 2,
            (1...12).contains(first),
            !scanner.isSign(".", index + 1)
        else { return nil }
        return Found(monthPeriod(first, second), next)
    }

    private func isTail(_ index: Int) -> Bool {
        guard scanner.isJoined(index) else { return false }
        return ["-", "/", ".", "+", ":"].contains { scanner.isSign($0, index - 1) }
            && scanner.kind(index - 2) == .digits
            || scanner.isSign("+", index - 1)
    }

    /// `2016`, `the year 2008`, `in the year of 2008`, `cy18`, 2016年, 去年, `two thousand and twenty`
    func year(_ index: Int) -> Found<NamedPeriod>? {
        var place = index
        if let word = scanner.skip(.yearWord, index) {
            place = scanner.past(.of, word)
            if place == word, let digits = scanner.digits(place), scanner.length(place) == 2 {
                return Found(yearPeriod(CalendarRules.fullYear(digits, digits: 2)), place + 1)
            }
        }
        guard let year = fields.year(place) else { return nil }
        var period = yearPeriod(year.value)
        period.isNumbered = scanner.kind(place) == .digits && year.next == place + 1 && place == index
        // Two figures and 年 may count years: 18年 is one only with what follows.
        if scanner.length(place) == 2, scanner.kind(place) == .digits || scanner.kind(place) == .han,
            place + 2 == year.next, scanner.digits(place) ?? 0 >= 10
        {
            guard yearContext(year.next) else { return nil }
        }
        if scanner.kind(place) == .han, year.next == place + 3, scanner.find(.dynasty, place) == nil,
            !yearContext(year.next)
        {
            return nil
        }
        return Found(period, year.next)
    }

    private func yearContext(_ index: Int) -> Bool {
        scanner.skip(
            anyOf: [
                .beforeHan, .afterHan, .sinceSuffix, .inclusiveBefore, .inclusiveAfter, .tillHan, .partEnd, .partStart,
            ],
            index
        ) != nil
            || scanner.find(.halfName, index) != nil || scanner.find(.quarterName, index) != nil
    }

    private func yearPeriod(_ year: Int) -> NamedPeriod {
        var period = NamedPeriod(.year(year), .year)
        period.year = year
        return period
    }

    /// `1990s`, `the 70's`, `nineties`, `21st century`, `two thousands`, 九十年代, 上世纪90年代
    func decade(_ index: Int) -> Found<NamedPeriod>? {
        let start = scanner.past(.the, index)
        if let century = century(start) { return century }
        if let tens = decadeWord(start) { return tens }
        guard let digits = scanner.digits(start), digits % 10 == 0, !scanner.isSign("$", start - 1) else { return nil }
        if scanner.length(start) == 4, let end = scanner.skip(.decadeHan, start + 1) {
            return Found(decadePeriod(digits), end)
        }
        var next = start + 1
        if scanner.isSign("'", next) { next += 1 }
        guard let end = scanner.skip(.decadeSuffix, next), scanner.length(start) == 4 || scanner.length(start) == 2
        else { return nil }
        if scanner.length(start) == 4 { return Found(decadePeriod(digits), end) }
        return Found(ambiguousDecade(digits), end)
    }

    private func decadePeriod(_ year: Int) -> NamedPeriod {
        NamedPeriod(
            DayRange(start: Day.first(ofMonth: 1, year: year), end: Day.first(ofMonth: 1, year: year + 10)),
            .decade
        )
    }

    private func ambiguousDecade(_ tens: Int) -> NamedPeriod {
        let past = decadePeriod(1900 + tens).reading.past
        return NamedPeriod(Reading(past: past, future: decadePeriod(2000 + tens).reading.past), .decade)
    }

    private func century(_ index: Int) -> Found<NamedPeriod>? {
        var value: Int?
        var next = index
        if let relative = scanner.relativePeriod(index), relative.value / 100 == CalendarUnit.century.rawValue {
            value = rules.today.year / 100 + relative.value % 100 - 50
            next = relative.next
        } else if let number = fields.hanNumber(index), let end = scanner.skip(.centuryHan, number.next) {
            value = number.value - 1
            next = end
        } else if let ordinal = fields.ordinal(index), let unit = lapses.unit(ordinal.next), unit.value == .century {
            value = ordinal.value - 1
            next = unit.next
        }
        guard let value, (0...30).contains(value) else { return nil }
        if let number = fields.hanNumber(next), number.value % 10 == 0, let end = scanner.skip(.decadeHan, number.next)
        {
            return Found(decadePeriod(value * 100 + number.value), end)
        }
        let first = Day.first(ofMonth: 1, year: value * 100)
        return Found(
            NamedPeriod(DayRange(start: first, end: Day.first(ofMonth: 1, year: value * 100 + 100)), .century),
            next
        )
    }

    private func decadeWord(_ index: Int) -> Found<NamedPeriod>? {
        if let number = fields.hanNumber(index), number.value % 10 == 0, let end = scanner.skip(.decadeHan, number.next)
        {
            return Found(ambiguousDecade(number.value), end)
        }
        guard scanner.kind(index) == .word else { return nil }
        if let name = scanner.find(.decadeName, index) {
            return Found(name.value >= 1000 ? decadePeriod(name.value) : ambiguousDecade(name.value), name.next)
        }
        // `the two thousand and tens`, `the twenty-tens`, `nineteen eighties`
        guard let lead = fields.numbers.words.small(index), let first = Numeral(value: lead.value).small, first <= 20
        else { return nil }
        var base = first * 100
        var place = lead.next
        if let scale = scanner.find(.scale, place), scale.value == 3 {
            base = first * 1000
            place = scanner.past(.and, scale.next)
        } else if scanner.isSign("-", place) {
            place += 1
        }
        guard base >= 1000, let name = scanner.find(.decadeName, place), name.value < 100 else { return nil }
        return Found(decadePeriod(base + name.value), name.next)
    }
}
