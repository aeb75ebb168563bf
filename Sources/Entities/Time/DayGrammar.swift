internal import Intents

/// Single days: `tomorrow`, `Oct. 2`, `next week on Friday`, `the first friday of july`, 下周三, 5月30号, 国庆节.
struct DayGrammar {
    let scanner: Scanner
    let rules: CalendarRules
    let fields: FieldGrammar
    let numeric: NumericDateGrammar
    let lapses: LapseGrammar
    private let foundDays = Memo<Found<NamedDay>?>()

    /// The longest day from `index` on that needs no arithmetic.
    func day(_ index: Int) -> Found<NamedDay>? {
        guard scanner.kind(index) == .digits || scanner.isKnown(index) else { return nil }
        return foundDays.value(index, read)
    }

    private func read(_ index: Int) -> Found<NamedDay>? {
        var best: Found<NamedDay>?
        func take(_ found: Found<NamedDay>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(relative(index))
        take(weekday(index))
        take(monthDay(index))
        take(dayMonth(index))
        take(numeric.date(index, rules))
        take(shifted(index))
        take(nthWeekday(index))
        take(dayOfRelativeMonth(index))
        take(holiday(index))
        take(hanDate(index))
        take(lone(index))
        return best
    }

    private func relative(_ index: Int) -> Found<NamedDay>? {
        guard let found = scanner.find(.relativeDay, index),
            !scanner.isContinued(found.next) || scanner.kind(index) == .han
        else { return nil }
        if scanner.skip(.notDay, index) != nil { return nil }
        return Found(NamedDay(rules.today + found.value), found.next)
    }

    // MARK: Day and month

    /// `October, 1st`, `Jan-1`, `Dec. 31 , 1994`, `mar3`, `june the 28th 2020`
    func monthDay(_ index: Int) -> Found<NamedDay>? {
        if scanner.kind(index) == .digits, let year = fields.year(index), scanner.kind(year.next) == .word {
            // `2019 May 15`
            guard let day = monthDay(year.next), day.value.year == nil, let month = day.value.month,
                let number = day.value.day
            else { return nil }
            return dated(month, number, year.value, day.next)
        }
        guard scanner.kind(index) == .word, let month = fields.month(index) else { return nil }
        var place = month.next
        if scanner.isSign(",", place) || scanner.isSign("-", place) || scanner.isSign("/", place) { place += 1 }
        // `September-2020-23`
        if let year = scanner.digits(place), scanner.length(place) == 4,
            scanner.isSign("-", place + 1) || scanner.isSign("/", place + 1),
            let number = fields.dayNumber(place + 2)
        {
            return dated(month.value, number.value.day, year, number.next)
        }
        guard let number = fields.dayNumber(scanner.past(.the, place)) else { return nil }
        if number.value.isFigures, !number.value.isOrdinal, isHour(number.next) || isNumberRest(number.next) {
            return nil
        }
        if let year = fields.trailingYear(number.next) {
            return dated(month.value, number.value.day, year.value, year.next)
        }
        return dated(month.value, number.value.day, nil, number.next)
    }

    private func isHour(_ index: Int) -> Bool {
        scanner.isSign(":", index) && scanner.kind(index + 1) == .digits || scanner.find(.meridiem, index) != nil
    }

    /// Whether figures go on as those of a larger number: `4,000`, `12.5`.
    private func isNumberRest(_ index: Int) -> Bool {
        (scanner.isSign(",", index) || scanner.isSign(".", index)) && scanner.isJoined(index)
            && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1) && scanner.length(index + 1) != 4
            || scanner.isSign("%", index)
    }

    /// `1st Jan`, `22 of Jan`, `the 09th of May`, `fourth of july 1995`, `14 nov 2023`
    func dayMonth(_ index: Int) -> Found<NamedDay>? {
        let start = scanner.past(.the, index)
        guard scanner.kind(start) == .digits || scanner.kind(start) == .word, let number = fields.dayNumber(start)
        else { return nil }
        var place = number.next
        if scanner.isSign("-", place) || scanner.isSign(".", place) || scanner.isSign("/", place)
            || scanner.isSign(",", place)
        {
            place += 1
        }
        if let of = scanner.skip(.of, place) { place = scanner.past(.the, scanner.past(.monthOf, of)) }
        guard scanner.kind(place) == .word, let month = fields.month(place) else { return nil }
        // `one may ask`
        if scanner.skip(.notMonth, place) != nil, !number.value.isFigures, !number.value.isOrdinal,
            !fields.isCapitalized(place)
        {
            return nil
        }
        if let year = fields.trailingYear(month.next) {
            return dated(month.value, number.value.day, year.value, year.next)
        }
        return dated(month.value, number.value.day, nil, month.next)
    }

    func dated(_ month: Int, _ day: Int, _ year: Int?, _ next: Int) -> Found<NamedDay>? {
        guard let reading = rules.monthDay(month, day, year: year) else { return nil }
        var named = NamedDay(reading)
        named.year = year
        named.month = month
        named.day = day
        return Found(named, next)
    }

    /// `next 5/12`, `this 5/12`, `next 6th of April`
    private func shifted(_ index: Int) -> Found<NamedDay>? {
        guard let shift = scanner.find(.shift, index), scanner.kind(index) == .word, abs(shift.value) <= 1 else {
            return nil
        }
        guard let date = numeric.date(shift.next, rules, afterWeekday: true) ?? dayMonth(shift.next),
            date.value.year == nil,
            let month = date.value.month, let day = date.value.day
        else { return nil }
        return dated(month, day, rules.today.year + shift.value, date.next)
    }

}
