internal import FoundationEssentials
internal import Intents

/// Amounts of money: `$94,000`, `us $ 10 billion`, 五元三毛, 港币8,000, `15 dollars and 15`, 8亿元人民币.
struct AmountGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar

    func amount(_ index: Int) -> Found<Money>? {
        signed(index) ?? counted(index)
    }

    private struct Unit {
        let code: String?
        let next: Int
    }

    /// The currency before the number.
    private func signed(_ index: Int) -> Found<Money>? {
        guard scanner.kind(index) != .digits, scanner.kind(index) != .word || !scanner.continuesWord(index),
            let unit = prefix(index)
        else { return nil }
        let minus = scanner.isSign("-", unit.next) && scanner.kind(unit.next + 1) == .digits ? unit.next + 1 : unit.next
        guard scanner.kind(minus) == .digits || scanner.kind(minus) == .han || scanner.isSign(".", minus),
            let number = numbers.number(minus), !number.value.isApproximate
        else { return nil }
        // A word before a number is a unit of what comes before it more often: 3 dollars 50.
        if scanner.kind(index) == .word, unit.code == nil { return nil }
        var value = minus > unit.next ? -number.value.value : number.value.value
        var next = number.next
        if let and = scanner.skip(.and, next), let cents = cents(and), scanner.kind(and) == .word {
            value += cents.value / 100
            next = cents.next
        }
        let redundant = scanner.find(.currency, next).flatMap {
            CurrencyCode.code(of: $0.value) == unit.code ? $0.next : nil
        }
        return Found(Money(value, unit.code), redundant ?? next)
    }

    private func prefix(_ index: Int) -> Unit? {
        if let sign = scanner.find(.currencySign, index) {
            return Unit(code: CurrencyCode.code(of: sign.value), next: sign.next)
        }
        if let word = scanner.find(.currency, index), scanner.kind(index) == .sign || isCode(index, word.next) {
            let next = scanner.find(.currencySign, word.next)?.next ?? word.next
            return Unit(code: CurrencyCode.code(of: word.value), next: scanner.isSign(":", next) ? next + 1 : next)
        }
        guard let cents = scanner.find(.subunit, index), scanner.kind(index) == .word else { return nil }
        return scanner.isWord("sen", index) ? Unit(code: "", next: cents.next) : nil
    }

    /// Whether the word may stand before its number: a code, a symbol with letters, a Chinese name.
    private func isCode(_ index: Int, _ next: Int) -> Bool {
        if scanner.kind(index) == .han { return next - index >= 2 }
        if scanner.isSign("$", next - 1) || scanner.isSign("€", next - 1) { return true }
        return scanner.length(index) == 3 && next == index + 1
            && (isUpper(index) || Self.plainCodes.contains(word(index)))
    }

    /// The number before the currency.
    private func counted(_ index: Int) -> Found<Money>? {
        guard let number = numbers.number(index), !scanner.continuesWord(index), !number.value.isApproximate else {
            return nil
        }
        let hyphen =
            scanner.isSign("-", number.next) && scanner.isJoined(number.next) && scanner.kind(number.next + 1) == .word
        var place = hyphen ? number.next + 1 : number.next
        if let piece = scanner.skip(.piece, place), scanner.find(.currency, piece) != nil { place = piece }
        if let million = scanner.find(.millionCode, place), !scanner.isContinued(million.next) {
            return Found(Money(number.value.value * 1_000_000, CurrencyCode.code(of: million.value)), million.next)
        }
        if let unit = suffix(place, isSmall: number.value.value < 10) {
            return withSubunit(number.value.value, unit, from: index)
        }
        guard let cents = scanner.find(.subunit, place), !isOther(cents.next, place) else { return nil }
        return Found(Money(number.value.value, nil), cents.next)
    }

    private func isOther(_ next: Int, _ place: Int) -> Bool {
        // 五分 and 三毛 alone are minutes, points and hairs as often; they count only as 分钱, 毛钱.
        if scanner.kind(place) == .han { return !(scanner.isSign("钱", next - 1) || next - place > 1) }
        return scanner.isContinued(next) && scanner.kind(next) == .word
    }

    private func suffix(_ index: Int, isSmall: Bool) -> Unit? {
        if let word = scanner.find(.currency, index) {
            if scanner.skip(.notMoney, index) != nil { return nil }
            guard scanner.kind(index) != .word || !scanner.isContinued(word.next) || scanner.kind(word.next) == .digits
            else { return nil }
            if scanner.skip(.kuai, index) == word.next, !isPrice(word.next, isSmall: isSmall) { return nil }
            if word.next == index + 1, scanner.kind(index) == .word, scanner.length(index) <= 3, !isUnitWord(index) {
                return nil
            }
            // 人民币 after 元, `us dollars` and the like.
            if let again = scanner.find(.currency, word.next), again.value == word.value {
                return Unit(code: CurrencyCode.code(of: word.value), next: again.next)
            }
            return Unit(code: CurrencyCode.code(of: word.value), next: word.next)
        }
        guard let sign = scanner.find(.currencySign, index) else { return nil }
        // `10 $ 30 cent`; but `$20, $30` has its signs before.
        guard scanner.kind(sign.next) != .digits || followsSubunit(sign.next) else { return nil }
        return Unit(code: CurrencyCode.code(of: sign.value), next: sign.next)
    }

    private func followsSubunit(_ index: Int) -> Bool {
        scanner.find(.subunit, index + 1) != nil
    }

    /// Codes that are no other words, so that people may write them small.
    private static let plainCodes: Set<String> = [
        "usd", "eur", "gbp", "jpy", "cny", "rmb", "hkd", "twd", "ntd", "sgd", "aud", "cad", "nzd", "chf", "krw", "inr",
        "thb",
        "myr", "vnd", "mxn", "brl", "zar", "sek", "nok", "dkk", "rub", "won", "btc", "kr", "yen", "aed", "sar", "czk",
        "pln", "huf", "idr", "egp", "kwd",
    ]

    private func word(_ index: Int) -> String {
        scanner.text.text(scanner.tokens[index].start..<scanner.tokens[index].end).lowercased()
    }

    private func isUpper(_ index: Int) -> Bool {
        scanner.text.scalars[scanner.tokens[index].start..<scanner.tokens[index].end].allSatisfy {
            $0.properties.isUppercase
        }
    }

    /// Short English words that are codes or units, not `all`, `pen`, `try`, `cop`, `mad` in a sentence.
    private func isUnitWord(_ index: Int) -> Bool {
        isUpper(index) || Self.plainCodes.contains(word(index))
    }

    /// 三块 is money only with 钱, a further figure or nothing behind it.
    private func isPrice(_ next: Int, isSmall: Bool) -> Bool {
        guard scanner.kind(next) == .han else { return true }
        return scanner.find(.hanDigit, next) != nil || scanner.skip(.exactHour, next) != nil || !isSmall
    }

    private func withSubunit(_ value: Decimal, _ unit: Unit, from index: Int) -> Found<Money>? {
        var value = value
        var next = unit.next
        // `75 USD million`
        if let scale = scanner.find(.scale, next) {
            value *= Decimal(1, exponent: scale.value)
            next = scale.next
        }
        let place = scanner.past(.and, scanner.past(.again, next))
        let hasAnd = place > next
        if let found = numbers.number(place), found.value.value < 100, found.value.value >= 0 {
            if let sub = scanner.find(.subunit, found.next) {
                value += found.value.value / Decimal(sub.value)
                next = sub.next
                if let fen = numbers.number(next), fen.value.value < 10 {
                    let end = scanner.find(.subunit, fen.next)?.next
                    if let end {
                        (value, next) = (value + fen.value.value / 100, end)
                    } else if scanner.find(.measure, fen.next) == nil, sub.value == 10 {
                        (value, next) = (value + fen.value.value / 100, fen.next)
                    }
                }
                return Found(Money(value, unit.code), next)
            }
            if let loose = loose(place, found, unit, hasAnd: hasAnd) {
                return Found(Money(value + loose, unit.code), found.next)
            }
        }
        return Found(Money(value, unit.code), next)
    }

    /// The cents of `15 dollars 50`, `one dollar and two`, 三块五.
    private func loose(_ place: Int, _ found: Found<Numeral>, _ unit: Unit, hasAnd: Bool) -> Decimal? {
        guard let small = found.value.small, endsPhrase(found.next) else { return nil }
        if scanner.kind(place) == .han {
            return scanner.kind(place - 1) == .han && small < 10 && found.next == place + 1
                ? Decimal(small, exponent: -1) : nil
        }
        guard scanner.find(.currency, found.next) == nil, scanner.kind(place - 1) == .word else { return nil }
        return hasAnd || small >= 10 ? Decimal(small, exponent: -2) : nil
    }

    private func cents(_ index: Int) -> Found<Decimal>? {
        guard let found = numbers.number(index), let small = found.value.small, small < 100, endsPhrase(found.next)
        else { return nil }
        return Found(Decimal(small), found.next)
    }

    private func endsPhrase(_ index: Int) -> Bool {
        switch scanner.kind(index) {
        case nil: true
        case .sign:
            !scanner.isSign("%", index) && !scanner.isSign("$", index)
                && !(scanner.isSign(".", index) && scanner.kind(index + 1) == .digits)
        case .word:
            scanner.skip(.and, index) != nil || scanner.skip(.for, index) != nil || scanner.skip(.or, index) != nil
        case .han: true
        case .digits: false
        }
    }
}
