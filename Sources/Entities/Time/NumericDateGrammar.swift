internal import Intents

/// Dates in figures: `2016-11-07`, `02/22/2016`, `23.04.2022`, `4/22`, `20161016`, `2010 01 29`, `2019/aug/01`.
struct NumericDateGrammar {
    let scanner: Scanner
    let fields: FieldGrammar

    func date(_ index: Int, _ rules: CalendarRules, afterWeekday: Bool = false) -> Found<NamedDay>? {
        guard scanner.kind(index) == .digits, !scanner.continuesWord(index), !isTail(index) else { return nil }
        return compact(index) ?? three(index) ?? two(index, rules, afterWeekday: afterWeekday)
    }

    /// One side of two dates with a dash between them, where what touches it is the other side.
    func part(_ index: Int, _ rules: CalendarRules) -> Found<NamedDay>? {
        guard scanner.kind(index) == .digits, !scanner.continuesWord(index) else { return nil }
        if let full = three(index, isPart: true), full.value.year != nil { return full }
        guard scanner.isSign("/", index + 1), let first = scanner.digits(index), let second = scanner.digits(index + 2),
            first <= 12, scanner.length(index) <= 2, scanner.length(index + 2) <= 2,
            let reading = rules.monthDay(first, second)
        else { return nil }
        var named = NamedDay(reading)
        named.month = first
        named.day = second
        return Found(named, index + 3)
    }

    /// Whether the figures go on from earlier ones, as in a telephone number.
    private func isTail(_ index: Int) -> Bool {
        guard index > 0, scanner.isJoined(index) else { return false }
        for sign: Unicode.Scalar in ["-", "/", ".", ":", ","] where scanner.isSign(sign, index - 1) {
            return scanner.isJoined(index - 1) && scanner.kind(index - 2) == .digits
        }
        return scanner.isSign("$", index - 1) || scanner.isSign("+", index - 1)
    }

    /// `20161016`
    private func compact(_ index: Int) -> Found<NamedDay>? {
        guard scanner.length(index) == 8, let digits = scanner.digits(index), (1500...2100).contains(digits / 10_000),
            !scanner.isContinued(index + 1)
        else { return nil }
        return named(digits / 10_000, digits / 100 % 100, digits % 100, index + 1)
    }

    private func named(_ year: Int, _ month: Int, _ day: Int, _ next: Int) -> Found<NamedDay>? {
        guard let date = Day(year: year, month: month, day: day) else { return nil }
        var named = NamedDay(date)
        named.year = year
        named.month = month
        named.day = day
        return Found(named, next)
    }

    private func three(_ index: Int, isPart: Bool = false) -> Found<NamedDay>? {
        guard let first = scanner.digits(index), let separator = separator(index + 1) else { return spaced(index) }
        let middle = index + 2
        let month = scanner.kind(middle) == .word ? scanner.find(.month, middle) : nil
        guard let second = month.map(\.value) ?? scanner.digits(middle) else { return nil }
        let after = month?.next ?? middle + 1
        guard scanner.isSign(separator, after), let third = scanner.digits(after + 1),
            scanner.length(middle) <= 2 || month != nil
        else { return nil }
        let next = after + 2
        guard !scanner.isContinued(next) || isStandardTime(next), isPart || !goesOn(next) else { return nil }
        let lengths = (scanner.length(index), scanner.length(after + 1))
        if isPart, lengths.0 != 4, lengths.1 != 4 { return nil }
        if month != nil {
            if lengths.0 == 4 { return named(first, second, third, next) }
            guard lengths.0 <= 2, lengths.1 == 4 || lengths.1 == 2 else { return nil }
            return named(CalendarRules.fullYear(third, digits: lengths.1), second, first, next)
        }
        guard lengths.0 == 4 || lengths.0 <= 2 else { return nil }
        if lengths.0 == 4 { return lengths.1 <= 2 ? named(first, second, third, next) : nil }
        if lengths.1 == 4 {
            let american = separator != "." && first <= 12 && (second <= 31)
            if american, let date = named(third, first, second, next) { return date }
            return named(third, second, first, next) ?? named(third, first, second, next)
        }
        guard lengths.1 == 2 || lengths.1 == 1 && fields.isChinese, lengths.0 == 2 || lengths.1 == 2 else { return nil }
        if fields.isChinese {
            return named(CalendarRules.fullYear(first, digits: 2), second, third, next)
        }
        let year = CalendarRules.fullYear(third, digits: 2)
        return named(year, first, second, next) ?? named(year, second, first, next)
    }

    /// The T of `2019-03-05T10:30:00`.
    private func isStandardTime(_ index: Int) -> Bool {
        scanner.isWord("t", index) && scanner.isJoined(index + 1) && scanner.kind(index + 1) == .digits
    }

    private func separator(_ index: Int) -> Unicode.Scalar? {
        for sign: Unicode.Scalar in ["/", "-", ".", "\\"] where scanner.isSign(sign, index) { return sign }
        return nil
    }

    private func goesOn(_ index: Int) -> Bool {
        guard let separator = separator(index), scanner.isJoined(index) else { return false }
        return separator != "-" && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1)
            || separator == "-" && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1)
                && separator == self.separator(index - 2)
    }

    /// `2016 10 16`
    private func spaced(_ index: Int) -> Found<NamedDay>? {
        guard scanner.length(index) == 4, let year = scanner.digits(index), (1500...2100).contains(year),
            let month = scanner.digits(index + 1), let day = scanner.digits(index + 2), scanner.length(index + 1) <= 2,
            scanner.length(index + 2) <= 2, !scanner.isSign(":", index + 3), !scanner.isContinued(index + 3)
        else { return nil }
        return named(year, month, day, index + 3)
    }

    /// `4/22`; `4-22` and `4.22` only after a preposition, a weekday or the like.
    private func two(_ index: Int, _ rules: CalendarRules, afterWeekday: Bool) -> Found<NamedDay>? {
        guard let first = scanner.digits(index), scanner.length(index) <= 2, let separator = separator(index + 1),
            let second = scanner.digits(index + 2), scanner.length(index + 2) <= 2
        else { return nil }
        let next = index + 3
        guard !scanner.isContinued(next) || scanner.kind(next) == .han, !scanner.isSign("%", next), !goesOn(next),
            !isDecimal(next)
        else { return nil }
        if separator != "/" {
            guard separator != "\\", scanner.isJoined(index + 1), scanner.isJoined(index + 2) else { return nil }
            let led = scanner.skip(anyOf: [.on, .in], index - 1) == index
            guard afterWeekday || led else { return nil }
        }
        let (month, day) = first <= 12 ? (first, second) : (second, first)
        guard let reading = rules.monthDay(month, day) ?? rules.monthDay(day, month) else { return nil }
        var named = NamedDay(reading)
        named.month = month
        named.day = day
        return Found(named, next)
    }

    private func isDecimal(_ index: Int) -> Bool {
        scanner.isSign(".", index) && scanner.isJoined(index) && scanner.kind(index + 1) == .digits
            && scanner.isJoined(index + 1)
    }
}
