internal import FoundationEssentials

/// Numbers between limits: `more than 30`, `from 10 to 20`, 大于等于一百小于等于三百一, 五百以上, 十几万.
struct NumberRangeGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar
    let fields: FieldGrammar

    func range(_ index: Int) -> Found<NumberRange>? {
        if let pair = pair(index) { return pair }
        guard let first = bounded(index) else { return approximate(index) }
        return joined(first) ?? first
    }

    /// `greater than 30 and less than 40`: two limits that leave something between them.
    private func joined(_ first: Found<NumberRange>) -> Found<NumberRange>? {
        var place = first.next
        if scanner.isSign(",", place) { place += 1 }
        place = scanner.skip(.andBound, place) ?? place
        guard let second = bounded(place), first.value.isLower != second.value.isLower else { return nil }
        let lower = first.value.isLower ? first.value : second.value
        let upper = first.value.isLower ? second.value : first.value
        guard let least = lower.lower, let most = upper.upper, least < most, !lower.isPoint, !upper.isPoint else {
            return nil
        }
        var range = lower
        range.upper = most
        range.includesUpper = upper.includesUpper
        return Found(range, second.next)
    }

    private func bounded(_ index: Int) -> Found<NumberRange>? {
        compared(index) ?? comparedHan(index) ?? suffixed(index)
    }

    /// A number that a limit may have: also `half`, 四分之一, `the tenth`.
    private func number(_ index: Int) -> Found<Decimal>? {
        let place = scanner.past(.the, index)
        if let ordinal = fields.ordinalWord(place) { return Found(Decimal(ordinal.value), ordinal.next) }
        guard let found = numbers.number(place), !found.value.isApproximate else { return nil }
        guard
            scanner.kind(place) != .digits || !scanner.isContinued(found.next) || scanner.kind(found.next) == .han
                || scanner.kind(found.next) == .word
        else { return nil }
        return Found(found.value.value, found.next)
    }

    private static func range(_ kind: Int, _ value: Decimal) -> NumberRange {
        switch kind {
        case 1: NumberRange(from: value, to: nil)
        case 2: NumberRange(from: value, inclusive: true, to: nil)
        case 3: NumberRange(from: nil, to: value)
        case 4: NumberRange(upTo: value)
        default: NumberRange(exactly: value)
        }
    }

    /// `more than 30 or equal`, `equal to 5000 or less`, `<= 100`, 大于10
    private func compared(_ index: Int) -> Found<NumberRange>? {
        guard let comparison = scanner.find(.comparison, index), !isArrow(index), let value = number(comparison.next)
        else { return nil }
        var kind = comparison.value
        var next = value.next
        if let equal = scanner.skip(.orEqual, next), kind == 1 || kind == 3 {
            kind += 1
            next = equal
        } else if kind == 5, let suffix = scanner.find(.comparisonSuffix, next), suffix.value == 2 || suffix.value == 4,
            numbers.number(suffix.next) == nil
        {
            kind = suffix.value
            next = suffix.next
        }
        return Found(Self.range(kind, value.value), next)
    }

    /// `=>30` is no comparison.
    private func isArrow(_ index: Int) -> Bool {
        scanner.isSign(">", index) && scanner.isSign("=", index - 1) && scanner.isJoined(index)
            || scanner.isSign("=", index) && scanner.isSign(">", index + 1)
    }

    /// 比三十大
    private func comparedHan(_ index: Int) -> Found<NumberRange>? {
        guard let lead = scanner.skip(.comparedWith, index), let value = number(lead) else { return nil }
        if let next = scanner.skip(.bigger, value.next) { return Found(Self.range(1, value.value), next) }
        return scanner.skip(.smaller, value.next).map { Found(Self.range(3, value.value), $0) }
    }

    /// `five hundred or more`, 五百以上
    private func suffixed(_ index: Int) -> Found<NumberRange>? {
        guard !scanner.continuesWord(index), let value = number(index),
            let suffix = scanner.find(.comparisonSuffix, value.next)
        else { return nil }
        if numbers.number(suffix.next) != nil, scanner.kind(suffix.next) != .han, suffix.value == 2 || suffix.value == 4
        {
            return nil
        }
        return Found(Self.range(suffix.value, value.value), suffix.next)
    }

    /// `from 10 to 20`, `between 10 and 20`, 1000 – 5000, 10000与20000之间
    private func pair(_ index: Int) -> Found<NumberRange>? {
        let between = scanner.skip(.between, index)
        if let between, let words = wordPair(between) { return words }
        let from = between ?? scanner.skip(anyOf: [.from, .fromHan, .located], index)
        guard from != nil || !scanner.continuesWord(index), let first = number(from ?? index) else { return nil }
        var closes = false
        var connector: Int?
        if scanner.isSign("-", first.next) || scanner.isSign("~", first.next) {
            connector = first.next + 1
        } else if let next = scanner.skip(anyOf: [.to, .through, .tillHan], first.next) {
            connector = next
        } else if between != nil, let next = scanner.skip(.and, first.next) {
            connector = next
        } else if let next = scanner.skip(.andHan, first.next) {
            connector = next
            closes = true
        }
        guard let connector, let second = number(connector), first.value < second.value else { return nil }
        if scanner.isSign("-", second.next) || scanner.isSign("/", second.next) || scanner.isSign("/", first.next) {
            return nil
        }
        let tail = scanner.skip(.betweenHan, second.next)
        if closes, tail == nil { return nil }
        return Found(NumberRange(from: first.value, inclusive: true, to: second.value), tail ?? second.next)
    }

    /// `one hundred and two hundred`, where the first `and` that leaves a larger number behind it parts them.
    private func wordPair(_ index: Int) -> Found<NumberRange>? {
        guard scanner.kind(index) == .word, let full = numbers.words.whole(index), full.next - index <= 12 else {
            return nil
        }
        for place in index + 1..<full.next {
            guard let and = scanner.skip(.and, place), let first = numbers.words.value(index, place),
                let second = number(and),
                first < second.value, second.next > full.next || numbers.words.value(and, second.next) != nil,
                second.value >= 100
            else { continue }
            return Found(NumberRange(from: first, inclusive: true, to: second.value), second.next)
        }
        return nil
    }

    /// 十几万 is more than ten myriads.
    private func approximate(_ index: Int) -> Found<NumberRange>? {
        guard let found = numbers.number(index), found.value.isApproximate, found.value.value > 0 else { return nil }
        return Found(NumberRange(from: found.value.value, to: nil), found.next)
    }
}

extension NumberRange {
    init(upTo upper: Decimal) {
        self.init(from: nil, to: upper)
        includesUpper = true
    }

    init(exactly value: Decimal) {
        self.init(from: value, inclusive: true, to: value)
        includesUpper = true
    }

    var isLower: Bool { lower != nil }
    var isPoint: Bool { lower != nil && lower == upper }
}
