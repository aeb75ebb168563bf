extension ClockGrammar {
    // MARK: In words

    /// `eight forty am`, `seven o'clock`, `ten forty five`
    func spelled(_ index: Int) -> Found<ClockTime>? {
        guard let hour = hourWord(index) else { return nil }
        if let next = scanner.skip(.oclock, hour.next) {
            return Found(clock(hour.value, 0), next, meridiem(next)?.value, meridiem(next)?.next)
        }
        if let desc = meridiem(hour.next) { return Found(desc.value.applied(hour: hour.value, minute: 0), desc.next) }
        guard let minute = minuteWord(hour.next), !scanner.isSign("-", hour.next) else { return nil }
        if let desc = meridiem(minute.next) {
            return Found(desc.value.applied(hour: hour.value, minute: minute.value), desc.next)
        }
        guard minute.value >= 10, minute.value % 5 == 0, hour.value <= 12, isTimeLike(minute.next) else { return nil }
        return Found(clock(hour.value, minute.value), minute.next)
    }

    /// Whether no noun follows that the number would count.
    private func isTimeLike(_ index: Int) -> Bool {
        scanner.find(.unit, index) == nil && scanner.find(.hundred, index) == nil && scanner.find(.scale, index) == nil
            && scanner.skip(.percent, index) == nil && scanner.find(.currency, index) == nil
    }

    /// `six forty-three minutes`: only in a context that asks for a time.
    private func withMinutes(_ index: Int) -> Found<ClockTime>? {
        guard let hour = hourWord(index), let minute = minuteWord(hour.next) else { return nil }
        guard let unit = scanner.find(.unit, minute.next), unit.value == CalendarUnit.minute.rawValue else {
            return isTimeLike(minute.next) ? Found(clock(hour.value, minute.value), minute.next) : nil
        }
        return Found(clock(hour.value, minute.value), unit.next)
    }

    func hourWord(_ index: Int) -> Found<Int>? {
        guard scanner.kind(index) == .word, let hour = numbers.words.small(index),
            let value = Numeral(value: hour.value).small,
            value <= 24, scanner.find(.cardinal, index) != nil
        else { return nil }
        return Found(value, hour.next)
    }

    private func minuteWord(_ index: Int) -> Found<Int>? {
        guard scanner.kind(index) == .word, let minute = numbers.words.small(index),
            let value = Numeral(value: minute.value).small, value < 60
        else { return nil }
        return Found(value, minute.next)
    }

    /// `half past seven`, `a quarter to 8`, `ten past 9pm`, `thirty-six minutes past eight`
    func pastOrTo(_ index: Int) -> Found<ClockTime>? {
        guard let minutes = lead(index) else { return nil }
        let sign: Int
        let place: Int
        if let next = scanner.skip(.past, minutes.next) {
            sign = 1
            place = next
        } else if let next = scanner.skip(.to, minutes.next), minutes.value.isWordy {
            sign = -1
            place = next
        } else {
            return nil
        }
        guard let base = exactHour(place) else { return nil }
        let seconds = base.value.seconds + sign * minutes.value.count * 60
        guard seconds >= 0 else { return Found(ClockTime(seconds: seconds + 43_200, isTwelveHour: true), base.next) }
        return Found(ClockTime(seconds: seconds, isTwelveHour: base.value.isTwelveHour), base.next)
    }

    private struct Minutes {
        let count: Int
        /// Said with `minutes`, `half` or `quarter`: `five to seven` may be a range.
        let isWordy: Bool
    }

    private func lead(_ index: Int) -> Found<Minutes>? {
        if let half = scanner.skip(.half, index) { return Found(Minutes(count: 30, isWordy: true), half) }
        let place = scanner.past(.a, index)
        if let quarter = scanner.skip(.quarter, place) { return Found(Minutes(count: 15, isWordy: true), quarter) }
        if let three = scanner.find(.cardinal, index), three.value == 3,
            let quarter = scanner.skip(.quarter, three.next)
        {
            return Found(Minutes(count: 45, isWordy: true), quarter)
        }
        let number: Found<Int>? =
            if let digits = scanner.digits(index), digits < 60 { Found(digits, index + 1) } else { minuteWord(index) }
        guard let number, number.value > 0 else { return nil }
        if let unit = scanner.find(.unit, number.next), unit.value == CalendarUnit.minute.rawValue {
            return Found(Minutes(count: number.value, isWordy: true), unit.next)
        }
        return Found(Minutes(count: number.value, isWordy: false), number.next)
    }

    private func exactHour(_ index: Int) -> Found<ClockTime>? {
        if let noon = named(index) { return noon }
        if let time = scanner.kind(index) == .digits ? digital(index) : spelled(index) { return time }
        return hour(index)
    }

    /// A lone hour: `7`, `seven`, `0730`, `six forty-three minutes`.
    func hour(_ index: Int) -> Found<ClockTime>? {
        if let digits = scanner.digits(index), !scanner.continuesWord(index), !isDecimalTail(index) {
            guard digits <= 24, scanner.length(index) <= 2, !scanner.isContinued(index + 1) else { return nil }
            if scanner.isSign(".", index + 1) || scanner.isSign(",", index + 1) || scanner.isSign("/", index + 1),
                scanner.isJoined(index + 1), scanner.kind(index + 2) == .digits, scanner.isJoined(index + 2)
            {
                return nil
            }
            if scanner.isSign("%", index + 1) || scanner.isSign(":", index + 1) { return nil }
            return Found(clock(digits, 0), index + 1)
        }
        if let full = withMinutes(index) { return full }
        return hourWord(index).map { Found(clock($0.value, 0), $0.next) }
    }
}
