internal import FoundationEssentials

/// English numbers in words, digits at their head included: `two hundred and five`, `3 million`, `six crore`, `a dozen`.
struct WordGrammar {
    let scanner: Scanner
    let digits: DigitGrammar

    private struct Sum {
        var total: Decimal = 0
        /// Below the last `thousand` or more.
        var group: Decimal = 0
        var lastScale = Int.max
        var hasGroup = false
        var hasHundred = false
        var hasScale = false
        var hasDigits = false
        /// What may follow: units below this.
        var room = Decimal(1000)
    }

    /// A whole number that has at least one word.
    func whole(_ index: Int) -> Found<Numeral>? {
        guard let found = integer(index) else { return nil }
        return found.next == index + 1 && scanner.kind(index) == .digits ? nil : found
    }

    /// `whole` and what follows `point`.
    func number(_ index: Int) -> Found<Numeral>? {
        guard let found = whole(index) ?? lone(index) else { return nil }
        guard let point = scanner.skip(.point, found.next), let fraction = fraction(point) else { return whole(index) }
        var numeral = found.value
        numeral.value += fraction.value
        guard let scale = scanner.find(.scale, fraction.next) else { return Found(numeral, fraction.next) }
        numeral.value *= Decimal(1, exponent: scale.value)
        return Found(numeral, scale.next)
    }

    func lone(_ index: Int) -> Found<Numeral>? {
        scanner.kind(index) == .digits ? digits.plain(index) : nil
    }

    private func integer(_ index: Int) -> Found<Numeral>? {
        var sum = Sum()
        var place = index
        var end: Int?
        while place < scanner.count {
            if let and = scanner.skip(.and, place), sum.hasScale, and == place + 1, let small = small(and),
                small.value < sum.room, small.value > 0, scanner.kind(place) == .word
            {
                // The words after `and` are read by the next round.
                guard let next = step(and, &sum, first: false) else { break }
                place = next
            } else if let next = step(place, &sum, first: end == nil) {
                place = next
            } else {
                break
            }
            end = place
        }
        guard let end else { return nil }
        return Found(
            Numeral(value: sum.total + sum.group, hasDigits: sum.hasDigits, hasScale: sum.hasScale),
            end
        )
    }

    private func step(_ place: Int, _ sum: inout Sum, first: Bool) -> Int? {
        if let found = small(place) {
            guard first || sum.hasScale, found.value < sum.room || first && scanner.kind(place) == .digits,
                !sum.hasGroup || sum.room < 1000
            else { return nil }
            if scanner.kind(place) == .digits {
                guard
                    first || scanner.find(.hundred, found.next) != nil || scanner.find(.scale, found.next) != nil
                        || sum.hasScale && scanner.skip(.and, place - 1) != nil
                else { return nil }
                sum.hasDigits = true
            }
            sum.group += found.value
            sum.hasGroup = true
            sum.room = 0
            return found.next
        }
        if let hundred = scanner.find(.hundred, place), sum.hasGroup, !sum.hasHundred, sum.group < 1000, sum.group > 0 {
            sum.group *= 100
            sum.hasHundred = true
            sum.room = 100
            sum.hasScale = true
            return hundred.next
        }
        if let scale = scanner.find(.scale, place), sum.hasGroup || sum.hasScale {
            return scaleStep(scale, place, &sum)
        }
        if let dozen = scanner.find(.dozen, place), sum.hasGroup {
            let tail = remainder(sum.group)
            sum.group += tail * 11
            sum.hasScale = true
            sum.room = 0
            return dozen.next
        }
        return article(place, &sum, first: first)
    }

    /// The part of a group that `dozen` counts: 2 of 302.
    private func remainder(_ group: Decimal) -> Decimal {
        let whole = Int(truncating: group)
        return Decimal(whole % 100 == 0 ? whole : whole % 100)
    }

    private func scaleStep(_ scale: Found<Int>, _ place: Int, _ sum: inout Sum) -> Int? {
        if !sum.hasGroup {
            // `three lakh crore`
            sum.total *= Decimal(1, exponent: scale.value)
            sum.lastScale = 0
        } else {
            guard scale.value < sum.lastScale else { return nil }
            sum.total += sum.group * Decimal(1, exponent: scale.value)
            sum.lastScale = scale.value
        }
        sum.group = 0
        sum.hasGroup = false
        sum.hasHundred = false
        sum.hasScale = true
        sum.room = Decimal(1, exponent: min(scale.value, 3))
        return scale.next
    }

    /// `a hundred`, `a million`, `a dozen`
    private func article(_ place: Int, _ sum: inout Sum, first: Bool) -> Int? {
        guard let next = scanner.skip(.a, place), first || sum.hasScale, !sum.hasGroup else { return nil }
        guard
            scanner.find(.hundred, next) != nil || scanner.find(.scale, next) != nil
                || scanner.find(.dozen, next) != nil
        else { return nil }
        sum.group += 1
        sum.hasGroup = true
        sum.room = 0
        return next
    }

    /// A number below a hundred, or one in digits.
    func small(_ place: Int) -> Found<Decimal>? {
        if scanner.kind(place) == .digits { return digits.plain(place).map { Found($0.value.value, $0.next) } }
        if let unit = scanner.find(.cardinal, place), scanner.kind(place) == .word {
            return Found(Decimal(unit.value), unit.next)
        }
        guard let tens = scanner.find(.tens, place) else { return nil }
        let next = scanner.isSign("-", tens.next) ? tens.next + 1 : tens.next
        if let unit = scanner.find(.cardinal, next), (1...9).contains(unit.value), scanner.kind(next) == .word {
            return Found(Decimal(tens.value + unit.value), unit.next)
        }
        return Found(Decimal(tens.value), tens.next)
    }

    /// `three two one` and `eleven` after `point`.
    private func fraction(_ index: Int) -> Found<Decimal>? {
        var value: Decimal = 0
        var exponent = 0
        var place = index
        while let unit = scanner.find(.cardinal, place), unit.value < 10, exponent > -30 {
            exponent -= 1
            value += Decimal(unit.value, exponent: exponent)
            place = unit.next
        }
        if place > index { return Found(value, place) }
        guard let small = small(index), let whole = Numeral(value: small.value).small, whole < 100 else { return nil }
        return Found(Decimal(whole, exponent: whole < 10 ? -1 : -2), small.next)
    }
}
