internal import FoundationEssentials

/// Lengths of time: `two and a half hours`, `1 year 1 month 21 days`, 三年半, 两个半小时, 8天又二十个小时.
struct LapseGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar
    private let found = Memo<Found<Lapse>?>()

    func lapse(_ index: Int) -> Found<Lapse>? {
        guard scanner.kind(index) == .digits || scanner.isKnown(index) else { return nil }
        // 第二天 is a day, not a length.
        guard scanner.skip(.ordinalHan, index - 1) == nil else { return nil }
        return found.value(index, read)
    }

    private func read(_ index: Int) -> Found<Lapse>? {
        guard var found = piece(index) else { return nil }
        // Each further piece must be of a smaller unit, or at least of another one.
        for _ in 0..<6 {
            guard let next = continuation(found) else { break }
            found = next
        }
        return found
    }

    private func continuation(_ found: Found<Lapse>) -> Found<Lapse>? {
        var place = found.next
        if scanner.isSign(",", place) { place += 1 }
        place = scanner.past(.and, scanner.past(.again, place))
        guard scanner.kind(place) != nil, let more = amount(place) ?? shortMinutes(place, after: found),
            !more.value.isVague,
            more.value.smallest != found.value.smallest, !more.value.isWhole
        else { return nil }
        if place > found.next, more.value.smallest.rawValue > found.value.smallest.rawValue { return nil }
        var lapse = found.value
        lapse.years += more.value.years
        lapse.months += more.value.months
        lapse.days += more.value.days
        lapse.seconds += more.value.seconds
        lapse.isCompound = true
        if more.value.smallest.rawValue < lapse.smallest.rawValue { lapse.smallest = more.value.smallest }
        return Found(lapse, more.next)
    }

    /// The 五分 of 一小时零五分.
    private func shortMinutes(_ index: Int, after found: Found<Lapse>) -> Found<Lapse>? {
        guard found.value.smallest == .hour, let number = numbers.number(index),
            let next = scanner.skip(.minuteHan, number.next)
        else { return nil }
        return Found(Lapse(number.value.value.doubleValue, .minute), next)
    }

    private func piece(_ index: Int) -> Found<Lapse>? {
        if let whole = scanner.skip(.whole, index) {
            let place = scanner.isSign("-", whole) ? whole + 1 : whole
            guard let unit = unit(place), unit.value.rawValue >= CalendarUnit.day.rawValue else { return nil }
            return Found(Lapse(1, unit.value), unit.next)
        }
        return amount(index)
    }

    private func amount(_ index: Int) -> Found<Lapse>? {
        scanner.kind(index) == .han ? han(index) : words(index) ?? han(index)
    }

    // MARK: English

    private func words(_ index: Int) -> Found<Lapse>? {
        if let quarters = quarters(index) { return quarters }
        guard let count = count(index) else { return nil }
        var place = count.next
        var value = count.value.amount
        // `an hour and a half` and `two and half days`
        if let extra = halfMore(place) {
            value += extra.value
            place = extra.next
        }
        if scanner.isSign("-", place) { place += 1 }
        guard let unit = unit(place), scanner.kind(place) == .word else { return nil }
        if scanner.length(place) == 1, !scanner.isJoined(place), unit.value != .hour { return nil }
        var next = unit.next
        if unit.value == .second, value == 1, scanner.skip(.afterSecond, next) != nil { return nil }
        if let extra = halfMore(next) {
            value += extra.value
            next = extra.next
        }
        var lapse = Lapse(value, unit.value)
        lapse.isVague = count.value.isVague
        return Found(lapse, next)
    }

    /// `three quarters of an hour`, `a quarter of a year`
    private func quarters(_ index: Int) -> Found<Lapse>? {
        let number = numbers.words.small(index)
        let place = number?.next ?? scanner.past(.a, index)
        guard let quarter = scanner.skip(.quarter, place), let of = scanner.skip(.of, quarter),
            let article = scanner.skip(.a, of), let unit = unit(article)
        else { return nil }
        return Found(Lapse((number?.value.doubleValue ?? 1) / 4, unit.value), unit.next)
    }

    private func halfMore(_ index: Int) -> Found<Double>? {
        guard let and = scanner.skip(.and, index) else { return nil }
        let place = scanner.past(.a, and)
        if let half = scanner.skip(.half, place) { return Found(0.5, half) }
        if let quarter = scanner.skip(.quarter, place) { return Found(0.25, quarter) }
        return nil
    }

    private struct Count {
        let amount: Double
        var isVague = false
    }

    private func count(_ index: Int) -> Found<Count>? {
        if let half = scanner.skip(.half, index) { return Found(Count(amount: 0.5), scanner.past(.a, half)) }
        if let next = scanner.skip(.another, index) { return Found(Count(amount: 1), next) }
        let start = scanner.past(.a, index)
        if let next = scanner.skip(.couple, start) { return Found(Count(amount: 2), scanner.past(.of, next)) }
        if let next = scanner.skip(.few, start) { return Found(Count(amount: 3, isVague: true), next) }
        if let next = scanner.skip(.several, index) { return Found(Count(amount: 3, isVague: true), next) }
        if start > index, let half = scanner.skip(.half, start) { return Found(Count(amount: 0.5), half) }
        if let number = numbers.number(index), number.value.value >= 0 {
            // `three quarters` is 0.75 unless quarters are what is counted.
            if unit(number.next) == nil, let words = numbers.words.whole(index), unit(words.next) != nil {
                return Found(Count(amount: words.value.value.doubleValue), words.next)
            }
            return Found(Count(amount: number.value.value.doubleValue), number.next)
        }
        return start > index ? Found(Count(amount: 1), start) : nil
    }

    func unit(_ index: Int) -> Found<CalendarUnit>? {
        guard let unit = scanner.find(.unit, index), let value = CalendarUnit(rawValue: unit.value) else { return nil }
        guard scanner.kind(index) != .word || !scanner.isContinued(unit.next), scanner.skip(.notUnit, index) == nil
        else {
            return nil
        }
        return Found(value, unit.next)
    }

    // MARK: Chinese

    private func han(_ index: Int) -> Found<Lapse>? {
        if let half = scanner.skip(.halfHan, index) {
            return (unit(half) ?? unit(scanner.past(.piece, half))).map { Found(Lapse(0.5, $0.value), $0.next) }
        }
        guard let number = hanCount(index) else { return nil }
        if let quarter = scanner.skip(.quarterHan, number.next), !scanner.isContinued(quarter) {
            return Found(Lapse(number.value.amount * 15, .minute), quarter)
        }
        if let half = scanner.skip(.halfHan, scanner.past(.piece, number.next)),
            let unit = unit(half) ?? halfMonth(half)
        {
            return Found(Lapse(number.value.amount + 0.5, unit.value), unit.next)
        }
        guard let unit = unit(number.next), !isYear(index, number.next, unit) else { return nil }
        var lapse = Lapse(number.value.amount, unit.value)
        lapse.isVague = number.value.isVague
        guard let half = scanner.skip(.halfHan, unit.next), !startsUnit(half) else { return Found(lapse, unit.next) }
        lapse.add(0.5, unit.value)
        return Found(lapse, half)
    }

    /// The 月 of 一个半月.
    private func halfMonth(_ index: Int) -> Found<CalendarUnit>? {
        scanner.isSign("月", index) ? Found(.month, index + 1) : nil
    }

    private func startsUnit(_ index: Int) -> Bool { unit(scanner.past(.piece, index)) != nil }

    private func hanCount(_ index: Int) -> Found<Count>? {
        if let vague = vagueHan(index) { return vague }
        guard let number = numbers.number(index), number.value.value >= 0 else { return nil }
        return Found(Count(amount: number.value.value.doubleValue, isVague: number.value.isApproximate), number.next)
    }

    /// 几天, 两三天
    private func vagueHan(_ index: Int) -> Found<Count>? {
        if let more = scanner.find(.approximate, index), more.value == 1 {
            return Found(Count(amount: 3, isVague: true), more.next)
        }
        guard let first = scanner.find(.hanDigit, index), let second = scanner.find(.hanDigit, first.next),
            second.value == first.value + 1, first.value > 0, unit(second.next) != nil
        else { return nil }
        return Found(Count(amount: Double(second.value), isVague: true), second.next)
    }

    /// Whether number and 年 name a year: 2018年, 07年.
    private func isYear(_ index: Int, _ next: Int, _ unit: Found<CalendarUnit>) -> Bool {
        guard unit.value == .year, let digits = scanner.digits(index), next == index + 1 else { return false }
        return scanner.length(index) == 4 && (1000...2999).contains(digits)
            || scanner.length(index) == 2 && digits < 10
    }
}

extension Lapse {
    init(_ amount: Double, _ unit: CalendarUnit) {
        add(amount, unit)
    }

    var isWhole: Bool { smallest == .weekend }
}
