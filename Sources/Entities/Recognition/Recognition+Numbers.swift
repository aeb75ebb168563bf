internal import FoundationEssentials
internal import Intents

extension Recognition {
    /// Numbers and what is made of them.
    func numeric() -> [Entity] {
        var found: [Entity] = []
        if kinds.contains(.money) {
            let grammar = AmountGrammar(scanner: scanner, numbers: numbers)
            found += scanNumbers { index in grammar.amount(index).map { Found(.money($0.value), $0.next) } }
        }
        let percents = PercentGrammar(scanner: scanner, numbers: numbers)
        if kinds.contains(.percent) {
            found += scanNumbers { index in percents.percent(index).map { Found(.percent($0.value), $0.next) } }
        }
        if kinds.contains(.discount) {
            found += scanNumbers { index in percents.discount(index).map { Found(.discount($0.value), $0.next) } }
        }
        if kinds.contains(.numberRange) {
            let grammar = NumberRangeGrammar(scanner: scanner, numbers: numbers, fields: fields)
            found += scanNumbers { index in grammar.range(index).map { Found(.numberRange($0.value), $0.next) } }
        }
        if kinds.contains(.ordinal) { found += scan(ordinal) }
        if kinds.contains(.number) || kinds.contains(.approximateNumber) {
            found += scanNumbers(number).filter { kinds.contains($0.kind) }
        }
        if kinds.contains(.quantity) { found += scanNumbers(quantity) }
        return found
    }

    /// `scan`, but never from the middle of a number.
    private func scanNumbers(_ read: (Int) -> Found<EntityValue>?) -> [Entity] {
        scan { numbers.isInner($0) ? nil : read($0) }
    }

    // MARK: Numbers

    private func number(_ index: Int) -> Found<EntityValue>? {
        if convention == .everyday, let vague = neighbors(index) { return vague }
        guard let found = numbers.standalone(index), isNumber(index, found) else { return nil }
        let isApproximate = found.value.isApproximate && convention == .everyday
        return Found(isApproximate ? .approximateNumber(found.value.value) : .number(found.value.value), found.next)
    }

    /// 两三个, 二三十人, 三五台: somewhere between two figures.
    private func neighbors(_ index: Int) -> Found<EntityValue>? {
        guard scanner.kind(index) == .han, scanner.find(.hanDigit, index - 1) == nil,
            let first = scanner.find(.hanDigit, index),
            let second = scanner.find(.hanDigit, first.next),
            second.value == first.value + 1 || (first.value, second.value) == (3, 5),
            first.value > 0, scanner.find(.hanDigit, second.next) == nil, let number = numbers.number(first.next),
            number.value.hasScale || scanner.find(.measure, number.next) != nil
        else { return nil }
        return Found(.approximateNumber(number.value.value), number.next)
    }

    private func isNumber(_ index: Int, _ found: Found<Numeral>) -> Bool {
        switch scanner.kind(index) {
        case .han: return isHanNumber(index, found)
        case .word: return isWordNumber(index, found)
        case .digits: return scanner.find(.ordinalSuffix, found.next) == nil || !scanner.isJoined(found.next)
        case .sign, nil: return true
        }
    }

    /// Not 四川, 队伍 or 一看: a lone figure needs something to count, a sign or an end behind it.
    private func isHanNumber(_ index: Int, _ found: Found<Numeral>) -> Bool {
        if scanner.skip(.notNumber, index) != nil || scanner.skip(.notNumber, index - 1) ?? 0 > index { return false }
        guard found.next == index + 1 else { return true }
        if let unit = scanner.find(.hanUnit, index) { return unit.value == 10 }
        guard scanner.find(.hanDigit, index - 1) == nil, scanner.find(.hanDigit, found.next) == nil else {
            return false
        }
        switch scanner.kind(found.next) {
        case nil, .sign, .digits: return true
        case .word: return false
        case .han: return scanner.find(.measure, found.next) != nil || scanner.skip(.behindNumber, found.next) != nil
        }
    }

    /// Not the `one` of `this one` and `no one`.
    private func isWordNumber(_ index: Int, _ found: Found<Numeral>) -> Bool {
        if scanner.isSign("-", found.next), scanner.find(.ordinal, found.next + 1) != nil { return false }
        guard found.next == index + 1, let cardinal = scanner.find(.cardinal, index), cardinal.value == 1 else {
            return true
        }
        return scanner.skip(.beforePronoun, index - 1) == nil
    }

    // MARK: Ordinals

    /// `11th`, `twenty-first`, `a hundred trillionth`, 第三
    private func ordinal(_ index: Int) -> Found<EntityValue>? {
        guard !scanner.continuesWord(index) else { return nil }
        if let place = scanner.skip(.ordinalHan, index) {
            return numbers.number(place).map { Found(.ordinal($0.value.value), $0.next) }
        }
        if let digits = numbers.digits.plain(index), let suffix = scanner.find(.ordinalSuffix, digits.next),
            scanner.isJoined(digits.next)
        {
            return scanner.isContinued(suffix.next) ? nil : Found(.ordinal(digits.value.value), suffix.next)
        }
        guard scanner.kind(index) == .word else { return nil }
        let words = numbers.words.whole(index) ?? scanner.skip(.a, index).map { Found(Numeral(value: 1), $0) }
        if let words, let ending = ordinalEnding(words) { return Found(.ordinal(ending.value), ending.next) }
        if let word = fields.ordinalWord(index) { return Found(.ordinal(Decimal(word.value)), word.next) }
        guard let scale = scanner.find(.scaleOrdinal, index), scanner.skip(.a, index - 1) == nil else { return nil }
        return Found(.ordinal(Decimal(1, exponent: scale.value)), scale.next)
    }

    /// The last word of an ordinal whose first words are a number.
    private func ordinalEnding(_ words: Found<Numeral>) -> Found<Decimal>? {
        let place = scanner.isSign("-", words.next) ? words.next + 1 : scanner.past(.and, words.next)
        if let scale = scanner.find(.scaleOrdinal, words.next),
            words.value.hasScale || scanner.skip(.a, words.next - 1) == nil
        {
            return Found(words.value.value * Decimal(1, exponent: scale.value), scale.next)
        }
        guard words.value.hasScale || words.value.small.map({ $0 >= 20 }) ?? false, let last = fields.ordinalWord(place)
        else { return nil }
        return Found(words.value.value + Decimal(last.value), last.next)
    }

    // MARK: Quantities

    /// 两台, 200支, `5 licenses`
    private func quantity(_ index: Int) -> Found<EntityValue>? {
        guard let found = numbers.number(index), !found.value.isApproximate, !scanner.continuesWord(index),
            found.value.value >= 0,
            let measure = scanner.find(.measure, found.next), measure.value < 3,
            !scanner.isContinued(measure.next) || scanner.kind(found.next) == .han
        else { return nil }
        if scanner.kind(index) == .han,
            scanner.skip(.notNumber, index) != nil || scanner.skip(.notNumber, index - 1) ?? 0 > index
        {
            return nil
        }
        if index > 0, scanner.skip(.ordinalHan, index - 1) != nil { return nil }
        let unit = scanner.text.text(scanner.range(found.next, measure.next))
        return Found(.quantity(Quantity(found.value.value, unit: unit)), measure.next)
    }
}
