internal import FoundationEssentials

/// Parts of a whole: `two thirds`, `1 4/3`, `forty two and a third`, `1 over 3`, 五分之一, 一又二分之一.
struct FractionGrammar {
    let scanner: Scanner
    let digits: DigitGrammar
    let words: WordGrammar
    let han: HanGrammar

    func fraction(_ index: Int) -> Found<Numeral>? {
        notation(index) ?? hanFraction(index) ?? wordFraction(index) ?? ratio(index)
    }

    /// `3/4`, `1 4/3`, `1⁄2` from ½.
    private func notation(_ index: Int) -> Found<Numeral>? {
        guard let first = scanner.digits(index), !isPart(index), !scanner.continuesFigures(index) else { return nil }
        if let simple = slash(index) { return Found(numeral(simple.value), simple.next) }
        guard scanner.kind(index + 1) == .digits, let rest = slash(index + 1) else { return nil }
        return Found(numeral(Decimal(first) + rest.value), rest.next)
    }

    private func slash(_ index: Int) -> Found<Decimal>? {
        guard let top = scanner.digits(index), scanner.isJoined(index + 1), scanner.isJoined(index + 2),
            scanner.isSign("/", index + 1) || scanner.isSign("\u{2044}", index + 1),
            let bottom = scanner.digits(index + 2), bottom != 0
        else { return nil }
        let next = index + 3
        guard !scanner.isSign("/", next) || !scanner.isJoined(next), !scanner.isContinued(next) else { return nil }
        return Found(Decimal(top) / Decimal(bottom), next)
    }

    private func isPart(_ index: Int) -> Bool {
        scanner.isSign("/", index - 1) && scanner.isJoined(index)
    }

    /// N分之M and K又N分之M.
    private func hanFraction(_ index: Int) -> Found<Numeral>? {
        guard let first = hanNumber(index) else { return nil }
        if let mixed = scanner.skip(.mixed, first.next) {
            guard let rest = parts(mixed) else { return nil }
            return Found(numeral(first.value + rest.value), rest.next)
        }
        return parts(index).map { Found(numeral($0.value), $0.next) }
    }

    private func parts(_ index: Int) -> Found<Decimal>? {
        guard let bottom = signed(index), bottom.value != 0, let of = scanner.skip(.fractionOf, bottom.next),
            let top = signed(of)
        else { return nil }
        return Found(top.value / bottom.value, top.next)
    }

    private func signed(_ index: Int) -> Found<Decimal>? {
        guard let minus = scanner.skip(.minusHan, index) else { return hanNumber(index) }
        return hanNumber(minus).map { Found(-$0.value, $0.next) }
    }

    private func hanNumber(_ index: Int) -> Found<Decimal>? {
        if let found = han.number(index) { return Found(found.value.value, found.next) }
        return digits.plain(index).map { Found($0.value.value, $0.next) }
    }

    /// `two thirds`, `a hundredth`, `one and a half`, `six million and two thirds`, `half`.
    private func wordFraction(_ index: Int) -> Found<Numeral>? {
        if let mixed = mixedWords(index) { return mixed }
        return part(index).map { Found(numeral($0.value), $0.next) }
    }

    /// A whole number, `and`, and less than one of what its last word counts: `six million and two thirds`.
    private func mixedWords(_ index: Int) -> Found<Numeral>? {
        let wholes = prefixes(index) + (lone(index).map { [Found($0.value.value, $0.next)] } ?? [])
        for whole in wholes {
            guard let and = scanner.skip(.and, whole.next), let rest = part(and), rest.value < 1 else { continue }
            let scale = scanner.find(.scale, whole.next - 1).map { Decimal(1, exponent: $0.value) } ?? 1
            return Found(numeral(whole.value + rest.value * scale), rest.next)
        }
        return nil
    }

    func lone(_ index: Int) -> Found<Numeral>? {
        digits.plain(index).flatMap { scanner.kind($0.next) == .word ? $0 : nil }
    }

    private func part(_ index: Int) -> Found<Decimal>? {
        if let article = scanner.skip(.a, index) {
            if let bottom = denominator(article) { return Found(1 / Decimal(bottom.value), bottom.next) }
            return scanner.skip(.half, article).map { Found(Decimal(5, exponent: -1), $0) }
        }
        if let quarter = scanner.skip(.quarter, index), scanner.find(.scale, quarter) != nil {
            return Found(Decimal(25, exponent: -2), quarter)
        }
        if let half = scanner.skip(.half, index) { return Found(Decimal(5, exponent: -1), half) }
        // The shortest numerator whose rest is a denominator: twenty | twenty fifths, one hundred | thirty fifths.
        var place = index
        while let longer = numerator(index, upTo: place) {
            let next = scanner.isSign("-", longer.next) ? longer.next + 1 : longer.next
            if scanner.skip(.and, longer.next - 1) == nil, let bottom = denominator(next), !isAfterAnd(next) {
                return Found(longer.value / Decimal(bottom.value), bottom.next)
            }
            place = longer.next
        }
        return nil
    }

    /// The reading of `index…` as a number that ends after `place` and as early as that allows.
    private func numerator(_ index: Int, upTo place: Int) -> Found<Decimal>? {
        guard let full = words.whole(index), full.next > place else { return nil }
        return prefixes(index).first { $0.next > place }
    }

    private func prefixes(_ index: Int) -> [Found<Decimal>] {
        guard let full = words.whole(index) else { return [] }
        var found: [Found<Decimal>] = []
        if full.next - index > 12 { return [Found(full.value.value, full.next)] }
        for end in (index + 1)..<max(full.next, index + 1) + 1 where end <= full.next {
            if let value = words.value(index, end) { found.append(Found(value, end)) }
        }
        return found
    }

    private func isAfterAnd(_ index: Int) -> Bool { scanner.skip(.and, index - 1) != nil }

    /// `thirds`, `twenty-firsts`, `hundred and fifth`, `quarter`.
    private func denominator(_ index: Int) -> Found<Int>? {
        if let noun = scanner.find(.fractionNoun, index) { return noun }
        if let tens = scanner.find(.tens, index) {
            let next = scanner.isSign("-", tens.next) ? tens.next + 1 : tens.next
            if let unit = scanner.find(.fractionNoun, next), (1...9).contains(unit.value) {
                return Found(tens.value + unit.value, unit.next)
            }
            if let unit = scanner.find(.ordinal, next), (1...9).contains(unit.value) {
                return Found(tens.value + unit.value, unit.next)
            }
        }
        if let ordinal = scanner.find(.ordinal, index), ordinal.value > 2 { return ordinal }
        if let ordinal = scanner.find(.scaleOrdinal, index), ordinal.value < 19 {
            return Found((0..<ordinal.value).reduce(1) { product, _ in product * 10 }, ordinal.next)
        }
        guard let one = scanner.find(.cardinal, index), let hundred = scanner.find(.hundred, one.next) else {
            return nil
        }
        let next = scanner.past(.and, hundred.next)
        guard let rest = scanner.find(.ordinal, next) else { return nil }
        return Found(one.value * 100 + rest.value, rest.next)
    }

    /// `1 over 3`, `2 in 5`, `two out of five hundred`.
    private func ratio(_ index: Int) -> Found<Numeral>? {
        guard let top = count(index) else { return nil }
        let over = scanner.skip(.over, top.next) ?? scanner.skip(.outOf, top.next)
        guard let place = over ?? scanner.skip(.in, top.next), let bottom = count(place), bottom.value != 0 else {
            return nil
        }
        if over == nil || scanner.skip(.over, top.next) == nil {
            // A year or a larger number is no base.
            guard top.value < bottom.value, !(1900...2100).contains(bottom.value) else { return nil }
        }
        return Found(numeral(top.value / bottom.value), bottom.next)
    }

    private func count(_ index: Int) -> Found<Decimal>? {
        if let words = words.whole(index) { return Found(words.value.value, words.next) }
        guard scanner.kind(index) == .digits, !scanner.isContinued(index + 1), !scanner.continuesWord(index),
            let found = digits.plain(index), found.value.isPlain
        else { return nil }
        return Found(found.value.value, found.next)
    }

    private func numeral(_ value: Decimal) -> Numeral {
        Numeral(value: value, hasDigits: false, hasScale: false)
    }
}

extension WordGrammar {
    /// The words from `index` to `end` as one number, nil where they are none or more than one.
    func value(_ index: Int, _ end: Int) -> Decimal? {
        let part = WordGrammar(scanner: scanner.upTo(end), digits: DigitGrammar(scanner: scanner.upTo(end)))
        guard let found = part.whole(index), found.next == end else { return nil }
        return found.value.value
    }
}
