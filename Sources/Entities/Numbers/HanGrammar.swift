internal import FoundationEssentials

/// Chinese numbers, digits between the units included: 一百五十二, 5亿1万, 十二万六, 2w8, 十几万, 两千三点一.
struct HanGrammar {
    let scanner: Scanner
    let digits: DigitGrammar

    /// One number being added up.
    private struct Sum {
        /// What stands before the last 万 or 亿.
        var parts: [(value: Decimal, scale: Int)] = []
        /// Below the last 万.
        var section: Decimal = 0
        /// A figure that waits for its unit.
        var figure: Decimal?
        var figureIsSingle = true
        var lastUnit = 1
        var sawUnit = false
        var sawZero = false
        var sawMyriadLast = false
        var isApproximate = false
        var hasDigits = false
        var figures = 0
    }

    /// A whole or decimal number with at least one Chinese figure, unit, 万 or w.
    func number(_ index: Int) -> Found<Numeral>? {
        guard let whole = whole(index) else { return nil }
        guard let point = scanner.skip(.hanPoint, whole.next), let fraction = figures(point) else { return whole }
        var numeral = whole.value
        numeral.value += fraction.value
        numeral.isPlain = false
        return Found(numeral, fraction.next)
    }

    private func whole(_ index: Int) -> Found<Numeral>? {
        var sum = Sum()
        var place = index
        var end = index
        while place < scanner.count, let next = step(place, from: index, &sum) {
            place = next
            end = next
        }
        guard end > index, sum.sawUnit || sum.figure != nil else { return nil }
        guard sum.figures > 0 || sum.isApproximate || sum.section > 0 else { return nil }
        return Found(total(sum), end)
    }

    /// Takes one token or short phrase into the sum; nil where the number ends.
    private func step(_ place: Int, from start: Int, _ sum: inout Sum) -> Int? {
        if let digit = scanner.find(.hanDigit, place) { return figure(digit, &sum) }
        if scanner.kind(place) == .digits { return run(place, from: start, &sum) }
        if let unit = scanner.find(.hanUnit, place) { return unitStep(unit, place, &sum) }
        if let myriad = scanner.find(.hanMyriad, place) { return myriadStep(myriad, place, from: start, &sum) }
        if scanner.skip(.halfHan, place) != nil, place == start,
            scanner.find(.hanUnit, place + 1) != nil
                || scanner.find(.hanMyriad, place + 1) != nil
        {
            sum.figure = Decimal(5, exponent: -1)
            sum.figures += 1
            return place + 1
        }
        guard let more = scanner.find(.approximate, place) else { return nil }
        return approximateStep(more, place, from: start, &sum)
    }

    private func figure(_ digit: Found<Int>, _ sum: inout Sum) -> Int? {
        if digit.value == 0 {
            guard sum.figure == nil || sum.figures == 0 else { return nil }
            if sum.sawUnit {
                // 零 holds an empty place; something must follow it.
                guard sum.figure == nil, continues(digit.next) else { return nil }
                sum.sawZero = true
                return digit.next
            }
        }
        guard sum.figure == nil else { return nil }
        sum.figure = Decimal(digit.value)
        sum.figureIsSingle = true
        sum.figures += 1
        sum.sawMyriadLast = false
        return digit.next
    }

    private func continues(_ place: Int) -> Bool {
        scanner.find(.hanDigit, place) != nil || scanner.kind(place) == .digits || scanner.find(.hanUnit, place) != nil
            || scanner.find(.approximate, place) != nil
    }

    private func run(_ place: Int, from start: Int, _ sum: inout Sum) -> Int? {
        guard sum.figure == nil, let found = digits.plain(place) else { return nil }
        // A number in digits after the start belongs only where a unit led to it: 5亿1万, 2w8, 1千零20.
        if place > start {
            guard sum.sawUnit,
                scanner.isJoined(place) || scanner.find(.hanUnit, found.next) != nil
                    || scanner.find(.hanMyriad, found.next) != nil
            else { return nil }
        }
        sum.figure = found.value.value
        sum.figureIsSingle = found.value.isPlain && scanner.length(place) == 1
        sum.hasDigits = true
        sum.figures += 1
        sum.sawMyriadLast = false
        return found.next
    }

    private func unitStep(_ unit: Found<Int>, _ place: Int, _ sum: inout Sum) -> Int? {
        if sum.figure == nil {
            if unit.value > 10 {
                // 千三 is 1300, but a bare 百 or 千 is no number.
                guard !sum.sawUnit, scanner.find(.hanDigit, unit.next) != nil, !sum.isApproximate else {
                    return sum.isApproximate && !sum.sawUnit ? approximateUnit(unit, &sum) : nil
                }
            }
            sum.figure = 1
            sum.figures += 1
        }
        guard unit.value < sum.lastUnit || sum.lastUnit == 1 || sum.sawZero || sum.lastUnit >= 10_000 else {
            return nil
        }
        sum.section += (sum.figure ?? 1) * Decimal(unit.value)
        sum.figure = nil
        sum.lastUnit = unit.value
        sum.sawUnit = true
        sum.sawZero = false
        sum.sawMyriadLast = false
        return unit.next
    }

    /// 几百, 几千: the size alone.
    private func approximateUnit(_ unit: Found<Int>, _ sum: inout Sum) -> Int? {
        sum.section += Decimal(unit.value)
        sum.lastUnit = unit.value
        sum.sawUnit = true
        return unit.next
    }

    private func myriadStep(_ myriad: Found<Int>, _ place: Int, from start: Int, _ sum: inout Sum) -> Int? {
        let scale = myriad.value
        let unit = Decimal(1, exponent: scale)
        if scanner.kind(place) == .word {
            // w after digits only, and not inside a word or a model number: 3.5w, 2w8, not W3 or 5wide.
            guard place > start, scanner.isJoined(place), scanner.kind(place - 1) == .digits else { return nil }
            if scanner.isContinued(myriad.next), scanner.length(myriad.next) > 1 { return nil }
        }
        if sum.section == 0, sum.figure == nil {
            if sum.sawMyriadLast, let last = sum.parts.popLast() {
                sum.parts.append((last.value * unit, last.scale + scale))
                sum.lastUnit = 10_000
                return myriad.next
            }
            guard sum.isApproximate, !sum.sawUnit else { return nil }
            sum.figure = 1
        }
        var value = sum.section + (sum.figure ?? 0)
        while let last = sum.parts.last, last.scale < scale {
            value += last.value
            sum.parts.removeLast()
        }
        if sum.parts.last?.scale == scale { return nil }
        sum.parts.append((value * unit, scale))
        sum.section = 0
        sum.figure = nil
        sum.lastUnit = scale >= 8 ? 100_000_000 : 10_000
        sum.sawUnit = true
        sum.sawZero = false
        sum.sawMyriadLast = true
        return myriad.next
    }

    /// 几, 多, 余, 来: 十几万, 一千多万, 三百多.
    private func approximateStep(_ more: Found<Int>, _ place: Int, from start: Int, _ sum: inout Sum) -> Int? {
        let leads = place == start
        let followed = scanner.find(.hanMyriad, more.next) != nil || scanner.find(.hanUnit, more.next) != nil
        if leads {
            // 几 and 数 lead (几十, 数百), 多 and 余 follow.
            guard more.value == 1, followed else { return nil }
            sum.isApproximate = true
            return more.next
        }
        let isRound = sum.hasDigits && more.value == 2 && sum.figure ?? 0 >= 10
        guard sum.sawUnit || sum.figure != nil, sum.figure == nil || followed || isRound else { return nil }
        guard followed || more.value != 3 else { return nil }
        sum.isApproximate = true
        return more.next
    }

    private func total(_ sum: Sum) -> Numeral {
        var value = sum.section
        if let figure = sum.figure {
            let colloquial = sum.lastUnit >= 100 && !sum.sawZero && sum.figureIsSingle && figure != 0
            value += colloquial ? figure * Decimal(sum.lastUnit / 10) : figure
        }
        for part in sum.parts { value += part.value }
        return Numeral(
            value: value,
            isApproximate: sum.isApproximate,
            hasDigits: sum.hasDigits,
            hasScale: sum.sawUnit,
            isPlain: !sum.sawUnit && !sum.isApproximate
        )
    }

    /// The figures after 点, as a fraction.
    private func figures(_ index: Int) -> Found<Decimal>? {
        var value: Decimal = 0
        var exponent = -1
        var place = index
        while let digit = scanner.find(.hanDigit, place), exponent > -30 {
            // 两 counts things and never stands behind the point.
            if scanner.skip(.pairHan, place) != nil { break }
            value += Decimal(digit.value, exponent: exponent)
            exponent -= 1
            place = digit.next
        }
        if place == index, scanner.kind(index) == .digits, scanner.length(index) < 18 {
            let scalars = scanner.text.folded[scanner.tokens[index].start..<scanner.tokens[index].end]
            return Found(Decimal(digits: [], fraction: scalars), index + 1)
        }
        return place > index ? Found(value, place) : nil
    }
}
