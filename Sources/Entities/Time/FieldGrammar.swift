/// The pieces of dates: numbers of days, months and years, in figures and words of both languages.
struct FieldGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar
    /// Chinese text puts the year first where figures alone leave the order open.
    let isChinese: Bool

    struct DayNumber {
        let day: Int
        /// `12th`, `twelfth`
        let isOrdinal: Bool
        let isFigures: Bool
    }

    /// A day of the month: `4`, `04th`, `twenty first`, `fifteen`.
    func dayNumber(_ index: Int) -> Found<DayNumber>? {
        if let digits = scanner.digits(index) {
            guard (1...31).contains(digits), scanner.length(index) <= 2, !isFraction(index) else { return nil }
            if let suffix = scanner.find(.ordinalSuffix, index + 1), scanner.isJoined(index + 1),
                !scanner.isContinued(suffix.next)
            {
                return Found(DayNumber(day: digits, isOrdinal: true, isFigures: true), suffix.next)
            }
            guard !scanner.isContinued(index + 1) || isMonthAhead(index + 1) else { return nil }
            return Found(DayNumber(day: digits, isOrdinal: false, isFigures: true), index + 1)
        }
        guard scanner.kind(index) == .word else { return nil }
        if let ordinal = ordinalWord(index), (1...31).contains(ordinal.value) {
            return Found(DayNumber(day: ordinal.value, isOrdinal: true, isFigures: false), ordinal.next)
        }
        guard let cardinal = numbers.words.small(index), let value = Numeral(value: cardinal.value).small,
            (1...31).contains(value)
        else { return nil }
        return Found(DayNumber(day: value, isOrdinal: false, isFigures: false), cardinal.next)
    }

    private func isMonthAhead(_ index: Int) -> Bool { scanner.find(.month, index) != nil }

    /// Whether the digits are the fraction of a number or stand after a money sign or a colon.
    private func isFraction(_ index: Int) -> Bool {
        if scanner.isSign("$", index - 1) { return true }
        guard index >= 1, scanner.isJoined(index) else { return false }
        if scanner.isSign(":", index - 1) { return scanner.kind(index - 2) == .digits }
        return scanner.isSign(".", index - 1) && scanner.kind(index - 2) == .digits && scanner.isJoined(index - 1)
    }

    /// `twenty-first`, `eleventh`
    func ordinalWord(_ index: Int) -> Found<Int>? {
        if let tens = scanner.find(.tens, index) {
            let next = scanner.isSign("-", tens.next) ? tens.next + 1 : tens.next
            if let unit = scanner.find(.ordinal, next), unit.value < 10 {
                return Found(tens.value + unit.value, unit.next)
            }
        }
        return scanner.find(.ordinal, index) ?? scanner.find(.tensOrdinal, index)
    }

    /// `1st`, `first`, 第一, 第3
    func ordinal(_ index: Int) -> Found<Int>? {
        if let digits = scanner.digits(index), let suffix = scanner.find(.ordinalSuffix, index + 1),
            scanner.isJoined(index + 1)
        {
            return Found(digits, suffix.next)
        }
        if let word = ordinalWord(index) { return word }
        guard let place = scanner.skip(.ordinalHan, index) else { return nil }
        return hanNumber(place)
    }

    /// A Chinese or figured number below a hundred.
    func hanNumber(_ index: Int) -> Found<Int>? {
        if let digits = scanner.digits(index), scanner.length(index) <= 2 { return Found(digits, index + 1) }
        return scanner.kind(index) == .han ? numbers.han.small(index) : nil
    }

    /// A month by name: `sept`, `十二月`, `3月`.
    func month(_ index: Int) -> Found<Int>? {
        guard let month = scanner.find(.month, index) else { return nil }
        guard scanner.kind(index) == .word else { return month }
        guard !scanner.isContinued(month.next) || scanner.kind(month.next) == .digits else { return nil }
        // `$DEC` is a ticker.
        if scanner.isSign("$", index - 1) || scanner.isSign("@", index - 1) || scanner.isSign("#", index - 1) {
            return nil
        }
        let dot =
            scanner.isSign(".", month.next) && scanner.isJoined(month.next)
            && (scanner.kind(month.next + 1) == .digits
                || scanner.length(index) <= 4 && scanner.kind(month.next + 1) == .word)
        return Found(month.value, dot ? month.next + 1 : month.next)
    }

    func isCapitalized(_ index: Int) -> Bool {
        scanner.text.scalars[scanner.tokens[index].start].properties.isUppercase
    }

    // MARK: Years

    /// A year that stands on its own: `2016`, 2016年, 二零一六年, `two thousand and ten`, 民国三年.
    func year(_ index: Int) -> Found<Int>? {
        figures(index) ?? hanYear(index) ?? spelledYear(index)
    }

    private func figures(_ index: Int) -> Found<Int>? {
        guard let digits = scanner.digits(index), scanner.length(index) == 4, (1500...2100).contains(digits),
            !scanner.continuesWord(index) || scanner.skip(.yearWord, index - 1) == index, !isFraction(index),
            !scanner.isSign("$", index - 1)
        else { return nil }
        let next = scanner.skip(.year, index + 1) ?? index + 1
        // 2016H2 and 2016Q1 are joined to what they name.
        let hasPart = scanner.find(.halfName, index + 1) != nil || scanner.find(.quarterName, index + 1) != nil
        guard next > index + 1 || hasPart || !scanner.isContinued(index + 1) else { return nil }
        if scanner.isSign(".", index + 1) || scanner.isSign(",", index + 1), scanner.isJoined(index + 1),
            scanner.kind(index + 2) == .digits, scanner.isJoined(index + 2), scanner.length(index + 2) > 2
        {
            return nil
        }
        return Found(digits, next)
    }

    /// 二零一六年, 16年 before a month, 〇七年, 两千年, 民国三年.
    func hanYear(_ index: Int) -> Found<Int>? {
        if let dynasty = scanner.find(.dynasty, index) {
            guard let number = hanNumber(dynasty.next), let next = scanner.skip(.year, number.next) else { return nil }
            return Found(dynasty.value + number.value - 1, next)
        }
        if let digits = scanner.digits(index), scanner.length(index) == 2 || scanner.length(index) == 4,
            let next = scanner.skip(.year, index + 1)
        {
            return Found(CalendarRules.fullYear(digits, digits: scanner.length(index)), next)
        }
        var place = index
        var value = 0
        var count = 0
        while count < 4, let digit = scanner.find(.hanDigit, place), digit.next == place + 1 {
            value = value * 10 + digit.value
            place = digit.next
            count += 1
        }
        guard count == 2 || count == 4, let next = scanner.skip(.year, place) else { return nil }
        return Found(CalendarRules.fullYear(value, digits: count), next)
    }

    /// `two thousand and eighteen`, `nineteen hundred ninety three`, `twenty twenty`; not `two`.
    func spelledYear(_ index: Int) -> Found<Int>? {
        guard scanner.kind(index) == .word, let first = numbers.words.small(index),
            let lead = Numeral(value: first.value).small
        else { return nil }
        if let scale = scanner.find(.scale, first.next), scale.value == 3, lead <= 2 {
            let rest = numbers.words.small(scanner.past(.and, scale.next))
            let tail = rest.flatMap { Numeral(value: $0.value).small }
            guard let rest, let tail, scanner.kind(scanner.past(.and, scale.next)) == .word else {
                return Found(lead * 1000, scale.next)
            }
            return Found(lead * 1000 + tail, rest.next)
        }
        guard (10...20).contains(lead) else { return nil }
        if let hundred = scanner.find(.hundred, first.next) {
            let rest = numbers.words.small(scanner.past(.and, hundred.next))
            guard lead >= 15, let rest, let tail = Numeral(value: rest.value).small else { return nil }
            return Found(lead * 100 + tail, rest.next)
        }
        guard lead >= 18, let rest = numbers.words.small(first.next), scanner.kind(first.next) == .word,
            let tail = Numeral(value: rest.value).small, tail >= 10, tail < 100, scanner.find(.unit, rest.next) == nil
        else { return nil }
        return Found(lead * 100 + tail, rest.next)
    }

    /// A year after a day and month: also of two figures, after `,` or `of`.
    func trailingYear(_ index: Int) -> Found<Int>? {
        var place = index
        var hasComma = false
        if scanner.isSign(",", place) {
            place += 1
            hasComma = true
        } else if scanner.isSign("-", place) || scanner.isSign("/", place) || scanner.isSign(".", place) {
            place += 1
        }
        if let next = scanner.skip(.of, place) ?? scanner.skip(.in, place) { place = next }
        if let full = figures(place) {
            // 2019 10:00 is no year when an hour could be meant: years end before a colon.
            return scanner.isSign(":", full.next) ? nil : full
        }
        if let words = spelledYear(place) { return words }
        let isShort = scanner.isSign("'", place)
        if isShort { place += 1 }
        guard let digits = scanner.digits(place), scanner.length(place) == 2, !hasComma || isShort else { return nil }
        guard isShort || place == index || scanner.isSign("/", index) || scanner.isSign("-", index) else { return nil }
        let next = place + 1
        guard !scanner.isContinued(next), !scanner.isSign(":", next), !scanner.isSign("%", next),
            scanner.find(.meridiem, next) == nil, scanner.find(.unit, next) == nil, scanner.find(.month, next) == nil,
            !(scanner.isSign(".", next) && scanner.kind(next + 1) == .digits && scanner.isJoined(next + 1))
        else { return nil }
        return Found(CalendarRules.fullYear(digits, digits: 2), next)
    }
}
