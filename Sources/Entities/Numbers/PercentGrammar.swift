internal import FoundationEssentials

/// Shares of a hundred: `20 percent`, 百分之三十, 七成六, 八五折, 12个百分点; and what is taken off a price.
struct PercentGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar

    /// As said: 80 for 八折.
    func percent(_ index: Int) -> Found<Decimal>? {
        var best: Found<Decimal>?
        func take(_ found: Found<Decimal>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(hundredths(index))
        take(counted(index))
        take(folds(index))
        take(tenths(index))
        return best
    }

    /// Percent off: 20 for 八折, 3 for 让3个点, 5 for `5% off`.
    func discount(_ index: Int) -> Found<Decimal>? {
        if let paid = folds(index) { return Found(100 - paid.value, paid.next) }
        if let lead = scanner.skip(.giveWay, index) {
            if let percent = counted(lead) ?? hundredths(lead) { return percent }
            guard let number = numbers.number(lead), number.value.value <= 100,
                let next = scanner.skip(.points, number.next), scanner.kind(next) != .digits
            else { return nil }
            return Found(number.value.value, next)
        }
        guard let percent = counted(index), let off = scanner.skip(.off, percent.next) else { return nil }
        return Found(percent.value, off)
    }

    /// 百分之三十, 千分之五
    private func hundredths(_ index: Int) -> Found<Decimal>? {
        if let of = scanner.skip(.percentOf, index) { return numbers.number(of).map { Found($0.value.value, $0.next) } }
        let minus = scanner.skip(.minusHan, index)
        let start = minus ?? index
        guard scanner.find(.hanDigit, start - 1) == nil || minus != nil else { return nil }
        let isThousand = scanner.skip(.thousandthsOf, start)
        guard let place = isThousand ?? scanner.skip(.hundredthsOf, start) else { return nil }
        // 百分之一百: a bare 百 counts too.
        let number =
            numbers.number(place).map { Found($0.value.value, $0.next) }
            ?? scanner.find(.hanUnit, place).map { Found(Decimal($0.value), $0.next) }
        guard let number else { return nil }
        let value = isThousand == nil ? number.value : number.value / 10
        return Found(minus == nil ? value : -value, number.next)
    }

    private func counted(_ index: Int) -> Found<Decimal>? {
        guard let number = numbers.number(index), !number.value.isApproximate, !scanner.continuesWord(index),
            scanner.kind(index) != .han || scanner.find(.hanDigit, index - 1) == nil
        else {
            return nil
        }
        if let next = scanner.skip(.percent, number.next) {
            // 30%25 is an escape in an address.
            guard !scanner.isSign("%", next - 1) || scanner.kind(next) != .digits || !scanner.isJoined(next) else {
                return nil
            }
            if scanner.isSign("%", index - 1), scanner.isJoined(index) { return nil }
            if scanner.kind(next - 1) == .word, scanner.isContinued(next) { return nil }
            return Found(number.value.value, next)
        }
        return scanner.skip(.percentPoints, number.next).map { Found(number.value.value, $0) }
    }

    /// 八折 is 80, 75折 is 75, 9.9折 is 99, 对折 is 50.
    private func folds(_ index: Int) -> Found<Decimal>? {
        if let next = scanner.skip(.evenFold, index) { return Found(50, next) }
        guard scanner.kind(index) == .digits || scanner.kind(index) == .han, !scanner.continuesWord(index) else {
            return nil
        }
        guard let number = shortNumber(index), let next = scanner.skip(.fold, number.next),
            scanner.skip(.notFold, number.next) == nil
        else { return nil }
        let value = number.value
        guard value > 0, value < 100 else { return nil }
        return Found(value < 10 ? value * 10 : value, next)
    }

    /// One figure, two figures in a row, or a figure with a decimal: 八, 八五, 7 2, 6.5, 六点五.
    private func shortNumber(_ index: Int) -> Found<Decimal>? {
        guard let first = figure(index) else { return nil }
        if let point = scanner.skip(.hanPoint, first.next), let second = figure(point) {
            return Found(Decimal(first.value * 10 + second.value, exponent: -1), second.next)
        }
        if first.value < 10, let second = figure(first.next), second.value < 10 {
            return Found(Decimal(first.value * 10 + second.value), second.next)
        }
        if scanner.kind(index) == .digits, let number = numbers.digits.plain(index), number.next > first.next {
            return Found(number.value.value, number.next)
        }
        return Found(Decimal(first.value), first.next)
    }

    private func figure(_ index: Int) -> Found<Int>? {
        if let digits = scanner.digits(index), scanner.length(index) <= 2 { return Found(digits, index + 1) }
        return scanner.find(.hanDigit, index)
    }

    /// 七成六 is 76, 10成 is 100, 半成 is 5.
    private func tenths(_ index: Int) -> Found<Decimal>? {
        if let next = scanner.skip(.evenly, index) { return Found(50, next) }
        if let next = scanner.skip(.halfTenth, index) { return Found(5, next) }
        guard scanner.kind(index) == .digits || scanner.kind(index) == .han, !scanner.continuesWord(index) else {
            return nil
        }
        guard let number = tenthCount(index), let next = scanner.skip(.tenth, number.next),
            scanner.skip(.notTenth, number.next) == nil
        else { return nil }
        let value = number.value * 10
        guard value > 0, value <= 1000 else { return nil }
        if let half = scanner.skip(.halfHan, next) { return Found(value + 5, half) }
        guard let more = figure(next), more.value < 10, more.value > 0, scanner.find(.measure, more.next) == nil,
            scanner.find(.hanUnit, more.next) == nil,
            scanner.skip(.tenth, more.next) == nil
        else { return Found(value, next) }
        return Found(value + Decimal(more.value), more.next)
    }

    private func tenthCount(_ index: Int) -> Found<Decimal>? {
        if let ten = scanner.find(.hanUnit, index), ten.value == 10 { return Found(10, ten.next) }
        return shortNumber(index)
    }
}
