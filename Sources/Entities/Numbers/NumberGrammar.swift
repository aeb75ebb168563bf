internal import FoundationEssentials

/// Any number in either language, with its sign and its multiplier.
///
/// A class, because many grammars share what it found.
final class NumberGrammar {
    let scanner: Scanner
    let digits: DigitGrammar
    let han: HanGrammar
    let words: WordGrammar
    let fractions: FractionGrammar
    /// The number from each token on: many grammars ask for it.
    private var found: [Found<Numeral>?] = []
    private var inner: [Bool] = []

    init(_ scanner: Scanner) {
        self.scanner = scanner
        digits = DigitGrammar(scanner: scanner)
        han = HanGrammar(scanner: scanner, digits: digits)
        words = WordGrammar(scanner: scanner, digits: digits)
        fractions = FractionGrammar(scanner: scanner, digits: digits, words: words, han: han)
        found = (0..<scanner.count).map(read)
        var end = 0
        inner = found.indices.map { index in
            let isInside = index < end
            if !isInside { end = found[index]?.next ?? 0 }
            return isInside
        }
    }

    /// The longest number from `index` on; a unit's letters may follow it.
    func number(_ index: Int) -> Found<Numeral>? {
        found.indices.contains(index) ? found[index] : nil
    }

    /// Whether a larger number that began before `index` goes on there.
    func isInner(_ index: Int) -> Bool { inner[index] }

    private func read(_ index: Int) -> Found<Numeral>? {
        guard mayStart(index) else { return nil }
        guard let number = negative(index) ?? unsigned(index), !number.value.value.isNaN else { return nil }
        return number
    }

    /// `number`, where neither a letter touches it nor a model number or a measure is meant.
    func standalone(_ index: Int) -> Found<Numeral>? {
        guard let found = number(index) else { return nil }
        let start = scanner.kind(index) == .sign ? index + 1 : index
        guard !scanner.continuesWord(start), !isContinued(found.next) else { return nil }
        return found
    }

    private func mayStart(_ index: Int) -> Bool {
        switch scanner.kind(index) {
        case nil: false
        case .digits: true
        case .sign: scanner.isSign("-", index) || scanner.isSign(".", index)
        case .han, .word: scanner.isKnown(index)
        }
    }

    private func isContinued(_ index: Int) -> Bool { scanner.isContinued(index) && scanner.kind(index) == .word }

    private func unsigned(_ index: Int) -> Found<Numeral>? {
        var best: Found<Numeral>?
        func take(_ found: Found<Numeral>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        switch scanner.kind(index) {
        case .digits:
            take(digits.plain(index).map(multiplied))
            take(digits.plain(index).flatMap(dozens))
            take(han.number(index))
            take(words.number(index))
        case .han:
            take(han.number(index))
            take((han.number(index) ?? halfHan(index)).flatMap(dozens))
        case .word:
            take(words.number(index))
        case .sign:
            take(pointed(index))
        case nil:
            break
        }
        take(fractions.fraction(index).map(scaled))
        return best
    }

    /// `.5`
    private func pointed(_ index: Int) -> Found<Numeral>? {
        guard scanner.isSign(".", index), scanner.kind(index + 1) == .digits, scanner.isJoined(index + 1),
            !scanner.isJoined(index) || scanner.kind(index - 1) == .sign && !scanner.isSign(".", index - 1),
            !(scanner.isSign(".", index + 2) && scanner.isJoined(index + 2) && scanner.kind(index + 3) == .digits)
        else { return nil }
        let token = scanner.tokens[index + 1]
        let value = Decimal(digits: [], fraction: scanner.text.folded[token.start..<token.end])
        return Found(Numeral(value: value, hasDigits: true), index + 2)
    }

    private func negative(_ index: Int) -> Found<Numeral>? {
        var next: Int?
        if scanner.isSign("-", index) {
            // A dash between two things is no sign.
            if scanner.isJoined(index), scanner.kind(index - 1) != .sign { return nil }
            if scanner.isSign("-", index - 1) || scanner.kind(index - 1) == .digits { return nil }
            // Nor is one with a space on either side, but at the start.
            if index > 0, !scanner.isJoined(index + 1) { return nil }
            next = index + 1
        } else {
            next = scanner.skip(.minusHan, index) ?? scanner.skip(.negative, index)
        }
        guard let place = next, let found = unsigned(place) else { return nil }
        var numeral = found.value
        numeral.value = -numeral.value
        numeral.isPlain = false
        return Found(numeral, found.next)
    }

    /// `80k`, `2.33 k`, `1MM`, `10G` after digits.
    private func multiplied(_ base: Found<Numeral>) -> Found<Numeral> {
        let place = base.next
        guard let multiplier = scanner.find(.multiplier, place), !isContinued(multiplier.next) else { return base }
        if !scanner.isJoined(place) {
            // Apart, only the letters that stand for nothing else.
            guard multiplier.value >= 3, scanner.length(place) > 1 || !base.value.isPlain || multiplier.value == 3
            else {
                return base
            }
        }
        var numeral = base.value
        numeral.value *= Decimal(1, exponent: multiplier.value)
        numeral.isPlain = false
        numeral.hasScale = true
        return Found(numeral, multiplier.next)
    }

    /// 半 before 打.
    private func halfHan(_ index: Int) -> Found<Numeral>? {
        scanner.skip(.halfHan, index).map { Found(Numeral(value: Decimal(5, exponent: -1)), $0) }
    }

    /// 三打, where 打 is not the start of 打折 and the like.
    private func dozens(_ base: Found<Numeral>) -> Found<Numeral>? {
        guard let next = scanner.skip(.dozenHan, base.next), scanner.skip(.notDozen, base.next) == nil,
            scanner.kind(next) != .digits, scanner.find(.hanDigit, next) == nil
        else { return nil }
        var numeral = base.value
        numeral.value *= 12
        numeral.isPlain = false
        return Found(numeral, next)
    }

    /// `quarter million`, `two thirds of a million`
    private func scaled(_ base: Found<Numeral>) -> Found<Numeral> {
        var place = base.next
        if let article = scanner.skip(.a, scanner.past(.of, place)) { place = article }
        if let dozen = scanner.find(.dozen, place), base.value.value < 1 {
            return Found(Numeral(value: base.value.value * 12, hasScale: true), dozen.next)
        }
        guard let scale = scanner.find(.scale, place) else { return base }
        var numeral = base.value
        numeral.value *= Decimal(1, exponent: scale.value)
        numeral.hasScale = true
        return Found(numeral, scale.next)
    }
}
