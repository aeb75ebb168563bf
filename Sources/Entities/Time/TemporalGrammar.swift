internal import FoundationEssentials
internal import Intents

/// Everything about time that can start at a place, composed of days, clocks, periods and lapses.
final class TemporalGrammar {
    let scanner: Scanner
    let now: Moment
    let numbers: NumberGrammar
    let rules: CalendarRules
    let fields: FieldGrammar
    let days: DayGrammar
    let clocks: ClockGrammar
    let clockRanges: ClockRangeGrammar
    let periods: PeriodGrammar
    let lapses: LapseGrammar
    /// How many words that join the ends of a range stand before each token.
    private let connectors: [Int32]
    private let foundDays = Memo<Found<NamedDay>?>()
    private let foundComposites = Memo<Found<EntityValue>?>()

    init(_ scanner: Scanner, numbers: NumberGrammar, now: Moment, lunarIsNominal: Bool = false) {
        self.scanner = scanner
        self.now = now
        self.numbers = numbers
        connectors = Self.connectors(scanner)
        rules = CalendarRules(now: now, lunarIsNominal: lunarIsNominal)
        fields = FieldGrammar(
            scanner: scanner,
            numbers: numbers,
            isChinese: scanner.isChinese
        )
        lapses = LapseGrammar(scanner: scanner, numbers: numbers)
        clocks = ClockGrammar(scanner: scanner, numbers: numbers)
        clockRanges = ClockRangeGrammar(scanner: scanner, clocks: clocks)
        days = DayGrammar(
            scanner: scanner,
            rules: rules,
            fields: fields,
            numeric: NumericDateGrammar(scanner: scanner, fields: fields),
            lapses: lapses
        )
        periods = PeriodGrammar(scanner: scanner, rules: rules, fields: fields, days: days, lapses: lapses)
    }

    /// The longest expression from `index` on.
    func value(_ index: Int) -> Found<EntityValue>? {
        guard mayStart(index) else { return nil }
        var best: Found<EntityValue>?
        func take(_ found: Found<EntityValue>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(modified(index))
        take(range(index))
        take(composite(index))
        take(shiftedMoment(index))
        take(period(index))
        take(counted(index))
        take(anchored(index))
        take(length(index))
        guard let best, !isStray(index, best) else { return nil }
        return suffixed(best, from: index)
    }

    /// Whether figures before or after show the value to be part of a number, a code or an impossible date.
    private func isStray(_ index: Int, _ found: Found<EntityValue>) -> Bool {
        switch found.value {
        case .date, .dateRange: break
        default: return false
        }
        if scanner.kind(index) == .digits, scanner.isSign("-", index - 1), scanner.kind(index - 2) == .digits {
            return true
        }
        return scanner.kind(found.next - 1) == .digits && scanner.isSign("-", found.next)
            && scanner.kind(found.next + 1) == .digits
    }

    private func mayStart(_ index: Int) -> Bool {
        switch scanner.kind(index) {
        case nil: false
        case .digits: true
        case .han: scanner.isKnown(index)
        case .word: scanner.isKnown(index) && !scanner.continuesWord(index)
        case .sign: scanner.isKnown(index)
        }
    }

    // MARK: Ranges ahead

    private static func connectors(_ scanner: Scanner) -> [Int32] {
        var counts: [Int32] = [0]
        counts.reserveCapacity(scanner.count + 1)
        for index in 0..<scanner.count {
            let isConnector =
                scanner.isSign("-", index) || scanner.isSign("~", index)
                || scanner.skip(
                    anyOf: [.to, .till, .until, .through, .tillHan, .and, .andHan, .afterHan, .untilNow],
                    index
                ) != nil
            counts.append(counts[index] + (isConnector ? 1 : 0))
        }
        return counts
    }

    /// Whether a word that joins two ends stands near enough behind `index` for a range to begin there.
    func hasConnector(after index: Int) -> Bool {
        connectors[min(index + 20, scanner.count)] > connectors[min(index + 1, scanner.count)]
    }

    // MARK: The simple kinds

    func period(_ index: Int) -> Found<EntityValue>? {
        guard let period = periods.period(index) else { return nil }
        return Found(.dateRange(period.value.reading), period.next)
    }

    private func length(_ index: Int) -> Found<EntityValue>? {
        if let hour = scanner.skip(.theHour, index) { return Found(.duration(3600), hour) }
        guard let lapse = lapses.lapse(index), !scanner.continuesWord(index) else { return nil }
        return Found(.duration(Self.seconds(lapse.value)), lapse.next)
    }

    // MARK: A day, a clock, a part of the day

    /// A day, also one reached by counting: `3 weeks ago`, 两周后.
    func day(_ index: Int) -> Found<NamedDay>? {
        foundDays.value(index, readDay)
    }

    /// A day, a clock time, a part of the day, or what they make together.
    func composite(_ index: Int) -> Found<EntityValue>? {
        foundComposites.value(index, readComposite)
    }

    private func readDay(_ index: Int) -> Found<NamedDay>? {
        if let name = days.weekdayName(index), let lapse = lapses.lapse(name.next), let base = shiftedDay(name.next),
            base.next > lapse.next
        {
            // `Sunday 3 weeks after January 15th`
            let reading = base.value.reading.map { Self.inWeek(of: $0, name.value, notBefore: false) }
            return Found(NamedDay(reading), base.next)
        }
        let plain = days.day(index)
        let counted = shiftedDay(index)
        guard let plain else { return counted }
        guard let counted, counted.next > plain.next else { return plain }
        return counted
    }

    /// `this morning`, `tonight`, `last night`, 今晚, 昨天夜里: a part of a certain day.
    func partOfDay(_ index: Int) -> Found<(day: Day, part: DayPart)>? {
        if let found = scanner.find(.datedPart, index), let name = DayPart.Name(rawValue: found.value % 100) {
            let day = rules.today + (found.value / 100 - 50)
            return Found((day, DayPart(name: name)), found.next)
        }
        guard scanner.kind(index) == .word else { return nil }
        var place = index
        var edge = 0
        if let next = scanner.skip(.early, place) { (edge, place) = (-1, next) }
        if let next = scanner.skip(.late, place) ?? scanner.skip(.later, place) { (edge, place) = (1, next) }
        place = scanner.past(.in, place)
        if edge != 0, let found = scanner.find(.datedPart, place), let name = DayPart.Name(rawValue: found.value % 100)
        {
            return Found((rules.today + (found.value / 100 - 50), DayPart(name: name, edge: edge)), found.next)
        }
        guard let shift = scanner.find(.shift, place), let part = clocks.dayPart(shift.next) else { return nil }
        var named = part.value
        if edge != 0 { named.edge = edge }
        return Found((rules.today + shift.value.signum(), named), part.next)
    }

    /// `now`, `asap`, 现在, 马上
    func present(_ index: Int) -> Int? {
        guard let next = scanner.skip(.now, index), !scanner.isContinued(next) || scanner.kind(index) == .han else {
            return nil
        }
        return next
    }

    var nowWall: WallTime { WallTime(now.day, ClockTime(seconds: now.time.seconds), isNamed: false) }

    static func seconds(_ lapse: Lapse) -> Decimal {
        Decimal(Int((lapse.totalSeconds * 1000).rounded().clamped), exponent: -3)
    }
}

extension Double {
    /// Within what an `Int` holds with ease.
    fileprivate var clamped: Double { Swift.min(Swift.max(self, -1e15), 1e15) }
}
