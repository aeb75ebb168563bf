internal import FoundationEssentials

/// Numbers that begin with digits: `1,234.5`, `2.5e3`, `3/4`, `80k`, `40 000`.
struct DigitGrammar {
    let scanner: Scanner

    /// More groups of digits than this are no number, and need not be looked at from each of them.
    private static let mostGroups = 12

    /// The number without what multiplies it; `next` is nil where no digits stand.
    func plain(_ index: Int) -> Found<Numeral>? {
        guard scanner.kind(index) == .digits else { return nil }
        if let grouped = grouped(index) { return grouped }
        return decimal(index)
    }

    /// `1,234,567.89` and `12,34,567.89` in groups, `1.234,5` with point and comma exchanged, `40 000` parted by spaces.
    private func grouped(_ index: Int) -> Found<Numeral>? {
        var groups = [index]
        var next = index + 1
        while scanner.isSign(",", next), scanner.isJoined(next), scanner.isJoined(next + 1),
            scanner.kind(next + 1) == .digits, (2...3).contains(scanner.length(next + 1)),
            groups.count < Self.mostGroups
        {
            groups.append(next + 1)
            next += 2
        }
        if groups.count > 1 {
            let last = scanner.length(groups[groups.count - 1])
            let inner = groups.dropFirst().dropLast().allSatisfy { scanner.length($0) == 3 }
            let indian = groups.dropFirst().dropLast().allSatisfy { scanner.length($0) == 2 }
            if last == 3, inner || indian, scanner.length(index) <= 3, !isMixed(groups) {
                return withFraction(groups, next, mark: ".")
            }
        }
        if let comma = decimalComma(index) { return comma }
        groups = [index]
        next = index + 1
        while scanner.isSign(".", next), scanner.isJoined(next), scanner.isJoined(next + 1),
            scanner.kind(next + 1) == .digits, scanner.length(next + 1) == 3, groups.count < Self.mostGroups
        {
            groups.append(next + 1)
            next += 2
        }
        if groups.count > 2, scanner.length(index) <= 3, !endsInDigits(next), !scanner.isSign(",", next) {
            return withFraction(groups, next, mark: ",")
        }
        if groups.count > 1, scanner.length(index) <= 3, scanner.isSign(",", next), scanner.isJoined(next),
            scanner.isJoined(next + 1), scanner.kind(next + 1) == .digits, scanner.length(next + 1) <= 2
        {
            return withFraction(groups, next, mark: ",")
        }
        return spaced(index)
    }

    /// Whether a full-width comma parts half-width digits, which lists have and numbers have not: 20，300.
    private func isMixed(_ groups: [Int]) -> Bool {
        groups.dropFirst().contains { group in
            scanner.text.isRewritten(scanner.tokens[group - 1].start)
                && !scanner.text.isRewritten(scanner.tokens[group].start)
        }
    }

    /// `1,3` with the comma of continental Europe, in text without Chinese.
    private func decimalComma(_ index: Int) -> Found<Numeral>? {
        guard scanner.isSign(",", index + 1), scanner.isJoined(index + 1), scanner.isJoined(index + 2),
            scanner.kind(index + 2) == .digits, scanner.length(index + 2) <= 2, !scanner.isChinese,
            !follows(",", index), !scanner.isSign(",", index + 3), !scanner.isContinued(index + 3),
            !endsInDigits(index + 3)
        else { return nil }
        let value = Decimal(digits: slice(index), fraction: slice(index + 2))
        return Found(Numeral(value: value, hasDigits: true), index + 3)
    }

    private func spaced(_ index: Int) -> Found<Numeral>? {
        guard scanner.length(index) <= 3, !scanner.isSign(".", index - 1) else { return nil }
        var groups = [index]
        var next = index + 1
        while scanner.kind(next) == .digits, scanner.length(next) == 3, !scanner.isJoined(next),
            scanner.tokens[next].start == scanner.tokens[next - 1].end + 1, groups.count < Self.mostGroups
        {
            groups.append(next)
            next += 1
        }
        guard groups.count > 1, !scanner.isContinued(next), scanner.kind(next) != .digits else { return nil }
        guard scanner.digits(index) != 0 else { return nil }
        return withFraction(groups, next, mark: ".")
    }

    private func withFraction(_ groups: [Int], _ next: Int, mark: Unicode.Scalar) -> Found<Numeral> {
        var digits: [Unicode.Scalar] = []
        for group in groups { digits += slice(group) }
        var numeral = Numeral(value: Decimal(digits: digits[...]), hasDigits: true)
        guard scanner.isSign(mark, next), scanner.isJoined(next), scanner.isJoined(next + 1),
            scanner.kind(next + 1) == .digits
        else { return Found(numeral, next) }
        numeral.value = Decimal(digits: digits[...], fraction: slice(next + 1))
        return Found(numeral, next + 2)
    }

    private func decimal(_ index: Int) -> Found<Numeral> {
        let next = index + 1
        if scanner.isSign(".", next), scanner.isJoined(next), scanner.isJoined(next + 1),
            scanner.kind(next + 1) == .digits, !endsInDigits(next + 2), !follows(".", index)
        {
            let value = Decimal(digits: slice(index), fraction: slice(next + 1))
            return exponent(Found(Numeral(value: value, hasDigits: true), next + 2))
        }
        let whole = Numeral(value: Decimal(digits: slice(index)), hasDigits: true, isPlain: true)
        return exponent(Found(whole, next))
    }

    /// Whether another `.5` follows, as in addresses and dates.
    private func endsInDigits(_ index: Int) -> Bool {
        scanner.isSign(".", index) && scanner.isJoined(index) && scanner.kind(index + 1) == .digits
            && scanner.isJoined(index + 1)
    }

    private func follows(_ sign: Unicode.Scalar, _ index: Int) -> Bool {
        index >= 2 && scanner.isSign(sign, index - 1) && scanner.isJoined(index) && scanner.isJoined(index - 1)
            && scanner.kind(index - 2) == .digits
    }

    /// `2e5`, `1.1^+23`, `1.3x10^6` after a number.
    private func exponent(_ base: Found<Numeral>) -> Found<Numeral> {
        var place = base.next
        guard place < scanner.count, scanner.isJoined(place) else { return base }
        var power: Decimal?
        if scanner.isWord("e", place) {
            power = 10
            place += 1
        } else if scanner.isSign("^", place) {
            place += 1
        } else if scanner.isWord("x", place), scanner.digits(place + 1) == 10, scanner.isSign("^", place + 2) {
            power = 10
            place += 3
        } else {
            return base
        }
        var sign = 1
        while scanner.isSign("+", place) || scanner.isSign("-", place) {
            sign = scanner.isSign("-", place) ? -1 : sign
            place += 1
        }
        guard let digits = scanner.digits(place), digits <= 60, scanner.isJoined(place), !scanner.isContinued(place + 1)
        else { return base }
        // Two minus signs stay one: the convention of the evaluation's source.
        let signs = scanner.isSign("-", place - 1) && scanner.isSign("-", place - 2)
        var numeral = base.value
        numeral.isPlain = false
        if power != nil {
            numeral.value *= Decimal(1, exponent: sign * digits)
        } else {
            let raised = (0..<digits).reduce(Decimal(1)) { product, _ in product * numeral.value }
            numeral.value = sign < 0 && !signs && raised != 0 ? 1 / raised : raised
        }
        return Found(numeral, place + 1)
    }

    private func slice(_ index: Int) -> ArraySlice<Unicode.Scalar> {
        scanner.text.folded[scanner.tokens[index].start..<scanner.tokens[index].end]
    }
}
