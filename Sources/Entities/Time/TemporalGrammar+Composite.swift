internal import Intents

extension TemporalGrammar {
    func readComposite(_ index: Int) -> Found<EntityValue>? {
        if let next = present(index) { return Found(.dateTime(Reading(nowWall)), next) }
        var best: Found<EntityValue>?
        func take(_ found: Found<EntityValue>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(endOfDay(index))
        take(halfOfDay(index))
        take(dayFirst(index))
        take(datedPart(index))
        take(clockFirst(index))
        return best
    }

    // MARK: Day first

    private func dayFirst(_ index: Int) -> Found<EntityValue>? {
        guard let day = day(index) else { return nil }
        return join(day) ?? Found(.date(day.value.reading), day.next)
    }

    /// What follows the day: a clock, a range of the clock, a part of the day.
    func join(_ day: Found<NamedDay>) -> Found<EntityValue>? {
        var place = day.next
        if scanner.isSign(",", place) { place += 1 }
        if scanner.isWord("t", place), scanner.isJoined(place), scanner.kind(place + 1) == .digits { place += 1 }
        place = scanner.past(.ofHan, place)
        let isDirect = place == day.next
        let days = day.value.reading
        if let open = openClock(place) {
            return Found(.dateTimeRange(days.map { Self.range(open.value, on: $0) }), open.next)
        }
        let at = scanner.skip(anyOf: [.at, .around, .atHan], place)
        if let range = clockRanges.range(at ?? place, bare: isDirect || at != nil) {
            return Found(.dateTimeRange(days.map { Self.range(range.value, on: $0) }), range.next)
        }
        if let part = clocks.dayPart(scanner.past(.in, place)) ?? clocks.dayPart(place) {
            return joinPart(days, part)
        }
        if let half = clocks.meridiem(place), half.value != .either {
            return joinPart(days, Found(DayPart(name: half.value == .am ? .morning : .afternoon), half.next))
        }
        if let from = scanner.skip(.from, place), let time = clocks.core(from) {
            let open = ClockRange(start: time.value, end: nil)
            return Found(.dateTimeRange(days.map { Self.range(open, on: $0) }), time.next)
        }
        guard let time = clocks.time(at ?? place, bare: at != nil) else { return nil }
        return Found(.dateTime(days.map { WallTime($0, time.value) }), time.next)
    }

    /// A day and a part of it, with the hour if one follows: 明天上午十点, `tomorrow morning at 7`.
    func joinPart(_ days: Reading<Day>, _ part: Found<DayPart>) -> Found<EntityValue> {
        var place = part.next
        if scanner.isSign(",", place) { place += 1 }
        place = scanner.past(.ofHan, place)
        let at = scanner.skip(anyOf: [.at, .around, .approximately], place)
        let lead = at ?? place
        if let range = clockRanges.range(place, bare: true, part: part.value) {
            return Found(.dateTimeRange(days.map { Self.range(range.value, on: $0) }), range.next)
        }
        if let time = clocks.time(lead, bare: at != nil) {
            let applied = part.value.applied(to: time.value)
            return Found(.dateTime(days.map { WallTime($0, applied) }), time.next)
        }
        if let week = weekAfterPart(part.next), !days.isFixed {
            let day = week.value + (days.future.weekday - 1)
            return Found(.dateTimeRange(Reading(Self.range(part.value.range, on: day))), week.next)
        }
        return Found(.dateTimeRange(days.map { Self.range(part.value.range, on: $0) }), part.next)
    }

    /// `Wednesday evening next week`
    private func weekAfterPart(_ index: Int) -> Found<Day>? {
        guard let shift = scanner.find(.shift, scanner.past(.of, index)), let unit = lapses.unit(shift.next),
            unit.value == .week
        else { return nil }
        return Found(rules.today.startOfWeek + 7 * shift.value.signum(), unit.next)
    }

    // MARK: A part of a certain day

    private func datedPart(_ index: Int) -> Found<EntityValue>? {
        guard let found = partOfDay(index) else { return nil }
        return joinPart(Reading(found.value.day), Found(found.value.part, found.next))
    }

    /// `end of this sunday`, `the eod`, `end of today`
    private func endOfDay(_ index: Int) -> Found<EntityValue>? {
        let start = scanner.past(.the, index)
        let last = ClockTime(seconds: 86_399)
        if let next = scanner.skip(.endOfDay, start) {
            let day = days.day(scanner.past(.of, next))
            return Found(
                .dateTime((day?.value.reading ?? Reading(rules.today)).map { WallTime($0, last) }),
                day?.next ?? next
            )
        }
        guard let end = scanner.skip(.end, start), let day = days.day(end) else { return nil }
        return Found(.dateTime(day.value.reading.map { WallTime($0, last) }), day.next)
    }

    /// `early in the day Wednesday`, `later in today`
    private func halfOfDay(_ index: Int) -> Found<EntityValue>? {
        let isEarly = scanner.skip(.earlyInDay, index)
        guard let lead = isEarly ?? scanner.skip(.lateInDay, index), let day = days.day(lead) else { return nil }
        if var part = clocks.dayPart(day.next)?.value, let next = clocks.dayPart(day.next)?.next, part.edge == 0 {
            // `early Monday morning`
            part.edge = isEarly == nil ? 1 : -1
            return joinPart(day.value.reading, Found(part, next))
        }
        let reading = day.value.reading.map { day -> WallRange in
            let noon = WallTime(day, ClockTime(12))
            let start = isEarly == nil ? noon : WallTime(day, ClockTime(0))
            return WallRange(start: start, end: isEarly == nil ? WallTime(day + 1, ClockTime(0)) : noon)
        }
        return Found(.dateTimeRange(reading), day.next)
    }

    // MARK: Clock first

    private func clockFirst(_ index: Int) -> Found<EntityValue>? {
        if let open = openClock(index) {
            if let day = dayAfterClock(open.next) {
                return Found(.dateTimeRange(day.value.map { Self.range(open.value, on: $0) }), day.next)
            }
            return Found(.timeRange(open.value), open.next)
        }
        if let range = clockRanges.range(scanner.past(.at, index)) {
            if let part = partOfDay(range.next) {
                let applied = Self.applied(part.value.part, to: range.value)
                return Found(.dateTimeRange(Reading(Self.range(applied, on: part.value.day))), part.next)
            }
            if let day = dayAfterClock(range.next) {
                return Found(.dateTimeRange(day.value.map { Self.range(range.value, on: $0) }), day.next)
            }
            return Found(.timeRange(range.value), range.next)
        }
        if let range = clockRanges.range(index, bare: true), let joined = bareRange(range) { return joined }
        return clockAlone(index) ?? part(index)
    }

    /// `five to seven today`: two bare hours that a day follows.
    private func bareRange(_ range: Found<ClockRange>) -> Found<EntityValue>? {
        if let part = partOfDay(range.next) {
            let applied = Self.applied(part.value.part, to: range.value)
            return Found(.dateTimeRange(Reading(Self.range(applied, on: part.value.day))), part.next)
        }
        guard let day = dayAfterClock(range.next), scanner.kind(range.next) != .digits else { return nil }
        return Found(.dateTimeRange(day.value.map { Self.range(range.value, on: $0) }), day.next)
    }

    private static func applied(_ part: DayPart, to range: ClockRange) -> ClockRange {
        ClockRange(start: range.start.map(part.applied), end: range.end.map(part.applied))
    }

    private func clockAlone(_ index: Int) -> Found<EntityValue>? {
        let at = scanner.skip(.at, index) ?? scanner.skip(.around, index)
        let lead = at ?? index
        if let time = clocks.time(lead, bare: at != nil) {
            if let part = partAfterClock(time.next) {
                let applied = part.value.part.applied(to: time.value)
                return Found(.dateTime(Reading(WallTime(part.value.day, applied))), part.next)
            }
            if let day = dayAfterClock(time.next) {
                return Found(.dateTime(day.value.map { WallTime($0, time.value) }), day.next)
            }
            return Found(.time(time.value), time.next)
        }
        // `10, tonight`, `seven on 15`
        guard let hour = clocks.hour(lead), scanner.kind(index) != .han else { return nil }
        if let part = partAfterClock(hour.next) {
            return Found(
                .dateTime(Reading(WallTime(part.value.day, part.value.part.applied(to: hour.value)))),
                part.next
            )
        }
        return nil
    }

    private func partAfterClock(_ index: Int) -> Found<(day: Day, part: DayPart)>? {
        let place = scanner.isSign(",", index) ? index + 1 : index
        return partOfDay(place)
    }

    /// `8pm on 15`, `5 to 6pm of April 22`, `10am, 1st Jan`
    private func dayAfterClock(_ index: Int) -> Found<Reading<Day>>? {
        var place = index
        if scanner.isSign(",", place) { place += 1 }
        if let lead = scanner.skip(anyOf: [.on, .of, .in], place) {
            if let day = days.day(lead) { return Found(day.value.reading, day.next) }
        }
        guard let day = days.day(place), scanner.kind(place) != .digits || isFull(day.value) else { return nil }
        return Found(day.value.reading, day.next)
    }

    private func isFull(_ day: NamedDay) -> Bool { day.month != nil }

    /// `in the morning`, 晚上, with the day that follows: `in the early-morning Tuesday`.
    private func part(_ index: Int) -> Found<EntityValue>? {
        guard let part = clocks.dayPart(index), isPart(index, part) else { return nil }
        let isMeal = [.breakfast, .lunch, .dinner].contains(part.value.name)
        if scanner.kind(index) == .word, !isMeal, let day = dayAfterClock(part.next) {
            return joinPart(day.value, Found(part.value, day.next))
        }
        return Found(.timeRange(part.value.range), part.next)
    }

    /// Meals need `at`, `time` or the like; greetings are none.
    private func isPart(_ index: Int, _ part: Found<DayPart>) -> Bool {
        if scanner.skip(.greeting, index - 1) != nil { return false }
        switch part.value.name {
        case .breakfast, .lunch, .dinner:
            return scanner.skip(.mealTime, part.next - 1) != nil
                || scanner.skip(anyOf: [.at, .before, .after, .around, .in], index) != nil
                || scanner.skip(anyOf: [.at, .before, .after, .around], index - 1) != nil
        default:
            if scanner.kind(index) == .han { return scanner.length(index) > 0 && isHanPart(index, part) }
            return !scanner.continuesWord(index)
        }
    }

    /// A lone 早 or 晚 is a part of the day only behind a day.
    private func isHanPart(_ index: Int, _ part: Found<DayPart>) -> Bool { part.next - index > 1 }

    // MARK: Building

    static func range(_ range: ClockRange, on day: Day) -> WallRange {
        var start = range.start.map { WallTime(day, $0) }
        var end = range.end.map { WallTime(day, $0) }
        if let from = range.start, let to = range.end, to.seconds < from.seconds, !range.isDayPart {
            end?.day = day + 1
        }
        if let to = range.end, to.seconds == 86_400 {
            end = WallTime(day + 1, ClockTime(0))
        }
        if range.start?.seconds == 86_400 { start = WallTime(day + 1, ClockTime(0)) }
        return WallRange(start: start, end: end, isDayPart: range.isDayPart)
    }
}
