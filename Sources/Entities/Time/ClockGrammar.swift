/// Times of the clock: `7:56:30 pm`, `half past seven`, `340pm`, `noon`, 下午三点半, 差一刻八点.
struct ClockGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar
    private let foundTimes = Memo<Found<ClockTime>?>()
    private let foundBareTimes = Memo<Found<ClockTime>?>()

    /// A clock time; `bare` lets a lone hour count, which needs a context such as `at` or a date.
    func time(_ index: Int, bare: Bool = false) -> Found<ClockTime>? {
        guard scanner.kind(index) == .digits || scanner.isKnown(index) else { return nil }
        return bare
            ? foundBareTimes.value(index) { read($0, bare: true) } : foundTimes.value(index) { read($0, bare: false) }
    }

    private func read(_ index: Int, bare: Bool) -> Found<ClockTime>? {
        var best: Found<ClockTime>?
        func take(_ found: Found<ClockTime>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(prefixed(index))
        take(suffixed(index))
        if bare { take(hour(index).map { bareSuffixed($0) }) }
        return best
    }

    // MARK: With a part of the day

    /// 下午三点, `afternoon 7:00`, `in the night five thirty`, `this` excluded.
    private func prefixed(_ index: Int) -> Found<ClockTime>? {
        guard let part = dayPart(index) else { return nil }
        var place = part.next
        if scanner.isSign(",", place) { place += 1 }
        place = scanner.skip(anyOf: [.at, .around, .approximately], place) ?? place
        guard let time = core(place) ?? (scanner.kind(index) == .word ? hour(place) : nil) else { return nil }
        guard time.value.isTwelveHour || scanner.kind(index) == .han || !isDated(place) else { return time }
        return Found(part.value.applied(to: time.value), meridiem(time.next)?.next ?? time.next)
    }

    private func isDated(_ index: Int) -> Bool { false }

    /// `7 in the morning`, `half past seven afternoon`, `12 midnight`.
    private func suffixed(_ index: Int) -> Found<ClockTime>? {
        if let time = core(index) {
            guard let part = suffixPart(time.next), !isDateAhead(part.next) else { return time }
            return Found(part.value.applied(to: time.value), part.next)
        }
        guard let hour = hour(index) else { return nil }
        guard let part = suffixPart(hour.next), isClosePart(hour.next) else { return nil }
        return Found(part.value.applied(to: hour.value), part.next)
    }

    private func bareSuffixed(_ hour: Found<ClockTime>) -> Found<ClockTime> {
        guard let part = suffixPart(hour.next), isClosePart(hour.next) else { return hour }
        return Found(part.value.applied(to: hour.value), part.next)
    }

    /// Whether the part belongs to the hour before it: `in the morning`, `lunchtime`, `midnight`, not `4 mornings`.
    private func isClosePart(_ index: Int) -> Bool {
        if scanner.skip(.in, index) != nil || scanner.skip(.at, index) != nil { return true }
        guard let part = scanner.find(.dayPart, index) else { return false }
        return [DayPart.Name.lunch.rawValue, DayPart.Name.midnight.rawValue].contains(part.value)
    }

    /// Whether the words after a part are its own date, as in `in the morning of`.
    private func isDateAhead(_ index: Int) -> Bool { false }

    private func suffixPart(_ index: Int) -> Found<DayPart>? {
        guard scanner.kind(index) == .word || scanner.isSign(",", index) else { return nil }
        return dayPart(index)
    }

    /// `in the early morning`, `late-night`, 上午, 晚上.
    func dayPart(_ index: Int) -> Found<DayPart>? {
        var place = index
        if let next = scanner.skip(.in, place) ?? scanner.skip(.at, place) { place = scanner.past(.the, next) }
        var edge = 0
        if let early = scanner.skip(.early, place) {
            edge = -1
            place = early
        } else if let late = scanner.skip(.late, place) ?? scanner.skip(.later, place) {
            edge = 1
            place = late
        }
        if edge != 0, scanner.isSign("-", place) { place += 1 }
        if edge != 0, let again = scanner.skip(.in, place) { place = scanner.past(.the, again) }
        guard let part = scanner.find(.dayPart, place), let name = DayPart.Name(rawValue: part.value) else {
            return nil
        }
        guard scanner.kind(place) != .word || !scanner.isContinued(part.next) else { return nil }
        return Found(DayPart(name: name, edge: edge), part.next)
    }

    // MARK: Without

    /// A time that needs no context.
    func core(_ index: Int) -> Found<ClockTime>? {
        if let place = scanner.skip(.approximately, index), scanner.kind(place) != nil, let time = exact(place) {
            return trailing(time)
        }
        return exact(index).map(trailing)
    }

    /// 左右, 整, `sharp`
    private func trailing(_ time: Found<ClockTime>) -> Found<ClockTime> {
        guard let next = scanner.skip(.exactHour, time.next) else { return time }
        return Found(time.value, next)
    }

    private func exact(_ index: Int) -> Found<ClockTime>? {
        // T09:15 is the standard's form.
        let isStandard = scanner.isWord("t", index - 1)
        guard !scanner.continuesWord(index) || scanner.kind(index) == .han || isStandard else { return nil }
        if let named = named(index) { return named }
        if let han = hanTime(index) { return han }
        if let past = pastOrTo(index) { return past }
        switch scanner.kind(index) {
        case .digits: return digital(index)
        case .word: return spelled(index)
        case .han, .sign, nil: return nil
        }
    }

    /// `noon`, `midnight`, `12 noon`
    func named(_ index: Int) -> Found<ClockTime>? {
        let place = scanner.digits(index) == 12 ? index + 1 : index
        guard let name = scanner.find(.namedTime, place) else { return nil }
        return Found(ClockTime(seconds: name.value * 60), name.next)
    }

    func digital(_ index: Int) -> Found<ClockTime>? {
        guard let number = scanner.digits(index), !isDecimalTail(index) else { return nil }
        let length = scanner.length(index)
        if length <= 2, number <= 24 {
            if let colon = colonTime(index, hour: number) { return colon }
            if let joined = dottedOrLettered(index, hour: number) { return joined }
            if let desc = meridiem(index + 1), number <= 24, length <= 2 {
                return Found(desc.value.applied(hour: number, minute: 0), desc.next)
            }
            if let next = scanner.skip(.oclock, index + 1), number <= 24 {
                return Found(clock(number, 0), meridiem(next).map(\.next) ?? next, meridiem(next)?.value)
            }
            if let ish = scanner.skip(.ish, scanner.isSign("-", index + 1) ? index + 2 : index + 1) {
                return Found(clock(number, 0), ish)
            }
        }
        // `340pm`
        if (3...4).contains(length), let desc = meridiem(index + 1), number / 100 <= 12, number % 100 < 60,
            number >= 100,
            scanner.isJoined(index + 1) || length == 4
        {
            return Found(desc.value.applied(hour: number / 100, minute: number % 100), desc.next)
        }
        return nil
    }

    func isDecimalTail(_ index: Int) -> Bool {
        guard index >= 2, scanner.isJoined(index) else { return false }
        return
            (scanner.isSign(".", index - 1) || scanner.isSign(":", index - 1) || scanner.isSign("/", index - 1)
            || scanner.isSign("\u{2044}", index - 1))
            && scanner.kind(index - 2) == .digits && scanner.isJoined(index - 1)
    }

    private func colonTime(_ index: Int, hour: Int) -> Found<ClockTime>? {
        guard scanner.isSign(":", index + 1), let minute = minutes(index + 2), scanner.length(index + 2) == 2 else {
            return nil
        }
        var second = 0
        var next = index + 3
        if scanner.isSign(":", next), scanner.isJoined(next), let seconds = minutes(next + 1),
            scanner.length(next + 1) == 2
        {
            second = seconds
            next += 2
        }
        guard hour < 24 || hour == 24 && minute == 0 else { return nil }
        if let desc = meridiem(next) {
            return Found(desc.value.applied(hour: hour, minute: minute, second: second), desc.next)
        }
        if let next = scanner.skip(.oclock, next) { return Found(clock(hour, minute), next) }
        guard scanner.kind(next) != .digits || !scanner.isJoined(next) else { return nil }
        return Found(clock(hour, minute, second), next)
    }

    /// `8.30 pm`, `9.am`, `7h01`
    private func dottedOrLettered(_ index: Int, hour: Int) -> Found<ClockTime>? {
        if scanner.isSign(".", index + 1) {
            if let minute = minutes(index + 2), scanner.length(index + 2) == 2, let desc = meridiem(index + 3) {
                return Found(desc.value.applied(hour: hour, minute: minute), desc.next)
            }
            if let desc = meridiem(index + 2), scanner.isJoined(index + 1), hour <= 12 {
                return Found(desc.value.applied(hour: hour, minute: 0), desc.next)
            }
        }
        if scanner.isWord("h", index + 1), scanner.isJoined(index + 1), scanner.isJoined(index + 2),
            let minute = minutes(index + 2), scanner.length(index + 2) == 2
        {
            return Found(clock(hour, minute), index + 3)
        }
        return nil
    }

    func minutes(_ index: Int) -> Int? {
        guard let minute = scanner.digits(index), minute < 60, scanner.length(index) <= 2 else { return nil }
        return minute
    }

    func clock(_ hour: Int, _ minute: Int, _ second: Int = 0) -> ClockTime {
        ClockTime(hour, minute, second, isTwelveHour: (1...12).contains(hour))
    }

    enum Meridiem: Int {
        case am = 1, pm, either

        func applied(hour: Int, minute: Int, second: Int = 0) -> ClockTime {
            switch self {
            case .am: ClockTime(hour == 12 ? 0 : hour, minute, second)
            case .pm: ClockTime(hour < 12 ? hour + 12 : hour, minute, second)
            case .either: ClockTime(hour, minute, second, isTwelveHour: hour <= 12)
            }
        }
    }

    func meridiem(_ index: Int) -> Found<Meridiem>? {
        guard let found = scanner.find(.meridiem, index), let value = Meridiem(rawValue: found.value),
            !scanner.isContinued(found.next)
        else { return nil }
        // A lone `a` or `p` only right behind the digits.
        if scanner.length(index) == 1, found.next == index + 1 {
            guard scanner.isJoined(index), scanner.kind(index - 1) == .digits else { return nil }
        }
        return Found(value, found.next)
    }

}

extension HanGrammar {
    /// A whole number below a hundred, without what comes after 点.
    func small(_ index: Int) -> Found<Int>? {
        var place = index
        var value = 0
        if let digit = scanner.find(.hanDigit, place) {
            value = digit.value
            place = digit.next
        }
        guard let ten = scanner.find(.hanUnit, place), ten.value == 10 else {
            return place > index ? Found(value, place) : nil
        }
        value = place == index ? 10 : value * 10
        guard let unit = scanner.find(.hanDigit, ten.next), unit.value > 0 else { return Found(value, ten.next) }
        return Found(value + unit.value, unit.next)
    }
}

extension Found where Value == ClockTime {
    /// A time whose `meridiem` was said after `o'clock`.
    init(_ time: ClockTime, _ next: Int, _ meridiem: ClockGrammar.Meridiem?, _ end: Int? = nil) {
        guard let meridiem else {
            self.init(time, next)
            return
        }
        self.init(meridiem.applied(hour: time.seconds / 3600, minute: time.seconds / 60 % 60), end ?? next)
    }
}
