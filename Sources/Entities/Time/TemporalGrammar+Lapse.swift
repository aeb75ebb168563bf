internal import FoundationEssentials
internal import Intents

extension TemporalGrammar {
    // MARK: A day or moment reached by counting

    private enum Target {
        case day(Reading<Day>)
        case moment(Moment)
    }

    /// `in 3 weeks`, `two days ago`, `2 weeks before May 13 1999`, 三天后, 两周前: where the count is of days or more.
    func shiftedDay(_ index: Int) -> Found<NamedDay>? {
        guard let target = shifted(index), case .day(let reading) = target.value else { return nil }
        return Found(NamedDay(reading), target.next)
    }

    /// `in 2 minutes`, 三小时后
    func shiftedMoment(_ index: Int) -> Found<EntityValue>? {
        guard let target = shifted(index), case .moment(let moment) = target.value else { return nil }
        return Found(.dateTime(Reading(Self.wall(moment))), target.next)
    }

    static func wall(_ moment: Moment) -> WallTime {
        WallTime(moment.day, ClockTime(seconds: moment.time.seconds), isNamed: false)
    }

    private func shifted(_ index: Int) -> Found<Target>? {
        if let weekdays = weekdaysLater(index) { return weekdays }
        if let lead = scanner.skip(.in, index) ?? scanner.skip(.lapseLead, index) {
            let place = scanner.skip(.lessThan, scanner.past(.the, lead)) ?? scanner.past(.the, lead)
            guard let lapse = lapses.lapse(place) else { return nil }
            if let base = baseDay(lapse) { return base }
            return Found(target(lapse.value, sign: 1), scanner.skip(.afterHan, lapse.next) ?? lapse.next)
        }
        if let day = scanner.skip(.oneDay, index), let base = baseDay(Found(Lapse(1, .day), day)) { return base }
        guard let lapse = lapses.lapse(index), !scanner.continuesWord(index) else { return nil }
        if let base = baseDay(lapse) { return base }
        if let next = scanner.skip(anyOf: [.ago, .agoHan], lapse.next) {
            return Found(target(lapse.value, sign: -1), next)
        }
        if let next = scanner.skip(anyOf: [.later, .fromNow, .laterHan], lapse.next) {
            // `30 minutes later this week` are two things.
            if scanner.skip(.than, next) != nil || scanner.skip(.in, next) != nil { return nil }
            if scanner.kind(next) == .word, scanner.find(.shift, next) != nil || clocks.dayPart(next) != nil {
                return nil
            }
            return Found(target(lapse.value, sign: 1), next)
        }
        return nil
    }

    private func target(_ lapse: Lapse, sign: Int) -> Target {
        lapse.isOfClock
            ? .moment(lapse.applied(to: now, sign: sign)) : .day(Reading(lapse.applied(to: now.day, sign: sign)))
    }

    /// `two days before yesterday`, `3 weeks after Christmas on Friday`
    private func baseDay(_ lapse: Found<Lapse>) -> Found<Target>? {
        guard !lapse.value.isOfClock else { return nil }
        let sign: Int
        let place: Int
        if let next = scanner.skip(.before, lapse.next) {
            sign = -1
            place = next
        } else if let next = scanner.skip(.after, lapse.next) ?? scanner.skip(.from, lapse.next) {
            sign = 1
            place = next
        } else {
            return nil
        }
        guard let base = days.day(place) else { return nil }
        var reading = base.value.reading.map { lapse.value.applied(to: $0, sign: sign) }
        var next = base.next
        let comma = scanner.isSign(",", next) ? next + 1 : next
        if let on = scanner.skip(.on, comma), let weekday = days.weekdayName(on) {
            reading = reading.map {
                Self.inWeek(
                    of: $0,
                    weekday.value,
                    notBefore: base.value.isFixed && base.value.reading.past == rules.today
                )
            }
            next = weekday.next
        }
        return Found(.day(reading), next)
    }

    /// The weekday in the week, Sunday to Saturday, of `day`.
    static func inWeek(of day: Day, _ weekday: Int, notBefore: Bool) -> Day {
        let found = day - day.weekday % 7 + weekday % 7
        return notBefore && found < day ? found + 7 : found
    }

    /// `two monday later`
    private func weekdaysLater(_ index: Int) -> Found<Target>? {
        guard scanner.kind(index) == .word, let count = numbers.words.small(index),
            let number = Numeral(value: count.value).small, number > 0, number < 100,
            let weekday = days.weekdayName(count.next),
            let next = scanner.skip(anyOf: [.later, .fromNow], weekday.next)
        else { return nil }
        let first = rules.today + ((weekday.value - rules.today.weekday + 6) % 7 + 1)
        return Found(.day(Reading(first + 7 * (number - 1))), next)
    }

    // MARK: Stretches that a count measures

    /// `next 3 days`, `5 past minutes`, `within the next 5 hours`, 近三年, 未来两周, 三天内, 还剩5分钟
    func counted(_ index: Int) -> Found<EntityValue>? {
        within(index) ?? directed(index) ?? numberFirst(index) ?? insideHan(index)
    }

    /// `within 5 days`, `within the next 2 weeks after today`
    private func within(_ index: Int) -> Found<EntityValue>? {
        guard let lead = scanner.skip(.within, index) else { return nil }
        let the = scanner.past(.the, lead)
        let place = scanner.find(.shift, the).flatMap { $0.value > 0 ? $0.next : nil } ?? the
        guard let lapse = lapses.lapse(place) else { return nil }
        if let base = scanner.skip(.before, lapse.next), days.day(base) != nil { return nil }
        var next = lapse.next
        if let after = scanner.skip(anyOf: [.after, .from], next), let day = days.day(after),
            day.value.reading == Reading(rules.today)
        {
            next = day.next
        }
        return Found(stretch(lapse.value, sign: 1, includesToday: true), next)
    }

    /// `next 3 days`, `last 2 quarters`, 近三年, 过去7天, 上2个月, 后1年
    private func directed(_ index: Int) -> Found<EntityValue>? {
        var sign: Int
        var place: Int
        if scanner.kind(index) == .word, let shift = scanner.find(.shift, scanner.past(.the, index)), shift.value != 0 {
            sign = shift.value.signum()
            place = shift.next
        } else if let direction = scanner.find(.direction, index) {
            sign = direction.value
            place = scanner.past(.ofHan, direction.next)
        } else {
            return nil
        }
        guard let lapse = (lapses.lapse(place) ?? clockUnit(place, after: index)), !isArticle(place) else { return nil }
        if sign < 0, scanner.skip(.inside, lapse.next) != nil, scanner.kind(index) == .han { sign = -1 }
        place = scanner.skip(.inside, lapse.next) ?? lapse.next
        if scanner.skip(anyOf: [.ago, .agoHan], lapse.next) != nil, scanner.kind(index) == .word { return nil }
        if scanner.kind(index) == .word, baseDay(lapse) != nil { return nil }
        // 还剩8天又二十个小时 is a length.
        if scanner.kind(index) == .han, scanner.skip(.remaining, index) != nil, lapse.value.isCompound { return nil }
        return Found(stretch(lapse.value, sign: sign, includesToday: false), place)
    }

    /// The unit of `past hour`, `next minute`: one of it.
    private func clockUnit(_ index: Int, after lead: Int) -> Found<Lapse>? {
        guard scanner.kind(lead) == .word, let unit = lapses.unit(index), unit.value.isOfClock, unit.value != .second
        else { return nil }
        return Found(Lapse(1, unit.value), unit.next)
    }

    private func isArticle(_ index: Int) -> Bool {
        scanner.skip(.a, index) != nil || scanner.skip(.another, index) != nil
    }

    /// `5 upcoming years`, `3 next weeks`, `5 past minutes`
    private func numberFirst(_ index: Int) -> Found<EntityValue>? {
        guard let number = numbers.number(index), let shift = scanner.find(.shift, number.next), shift.value != 0,
            scanner.kind(number.next) == .word, let unit = lapses.unit(shift.next), number.value.small != nil,
            !number.value.hasScale, scanner.find(.currencySign, index - 1) == nil, isPlural(unit.next - 1)
        else { return nil }
        let lapse = Lapse(number.value.value.doubleValue, unit.value)
        return Found(stretch(lapse, sign: shift.value.signum(), includesToday: false), unit.next)
    }

    private func isPlural(_ index: Int) -> Bool {
        scanner.text.folded[scanner.tokens[index].end - 1] == "s"
    }

    /// 三天内, 两小时之内
    private func insideHan(_ index: Int) -> Found<EntityValue>? {
        guard let lapse = lapses.lapse(index) ?? dayCount(index), let next = scanner.skip(.withinHan, lapse.next) else {
            return nil
        }
        return Found(stretch(lapse.value, sign: 1, includesToday: true), next)
    }

    /// 3日 before 内
    private func dayCount(_ index: Int) -> Found<Lapse>? {
        guard let number = fields.hanNumber(index), let next = scanner.skip(.dayMark, number.next) else { return nil }
        return Found(Lapse(Double(number.value), .day), next)
    }

    /// The days or moments that `lapse` covers after or before now.
    func stretch(_ lapse: Lapse, sign: Int, includesToday: Bool) -> EntityValue {
        if lapse.isOfClock {
            let other = Self.wall(lapse.applied(to: now, sign: sign))
            let range = sign > 0 ? WallRange(start: nowWall, end: other) : WallRange(start: other, end: nowWall)
            return .dateTimeRange(Reading(range))
        }
        if lapse.smallest == .quarter, let start = rules.period(.quarter, 0).start {
            let count = Int(lapse.months)
            let range =
                sign > 0
                ? DayRange.months(start.adding(months: 3), count)
                : DayRange(start: start.adding(months: -count), end: start)
            return .dateRange(Reading(range))
        }
        if sign < 0 {
            let start = lapse.applied(to: rules.today, sign: -1)
            var range = DayRange(start: start, end: rules.today, last: rules.today)
            // Today is one of the days that 最近7天 counts.
            range.first = start + 1
            return .dateRange(Reading(range))
        }
        let start = includesToday ? rules.today : rules.today + 1
        let end = lapse.isBusiness ? lapse.applied(to: rules.today, sign: 1) + 1 : lapse.applied(to: start, sign: 1)
        return .dateRange(Reading(DayRange(start: start, end: end, last: includesToday ? end : nil)))
    }

    // MARK: A length that starts somewhere

    /// `a week starting tomorrow`, `for 3 days, from today`, `14th Feb for 7 hours from 9:30am`
    func anchored(_ index: Int) -> Found<EntityValue>? {
        if let long = dayForLapse(index) { return long }
        let place = scanner.skip(.for, index) ?? index
        guard let lapse = lapses.lapse(place), !scanner.continuesWord(place) else { return nil }
        let comma = scanner.isSign(",", lapse.next) ? lapse.next + 1 : lapse.next
        let isFor = place > index
        guard let lead = scanner.skip(.starting, comma) ?? (isFor ? scanner.skip(.from, comma) : nil) else {
            return nil
        }
        guard let start = composite(scanner.past(.on, scanner.past(.from, lead))) else { return nil }
        switch start.value {
        case .date(let reading) where !lapse.value.isOfClock:
            return Found(
                .dateRange(reading.map { DayRange(start: $0, end: lapse.value.applied(to: $0, sign: 1)) }),
                start.next
            )
        case .dateTime(let reading):
            return Found(.dateTimeRange(reading.map { WallRange(start: $0, end: later($0, lapse.value)) }), start.next)
        default:
            return nil
        }
    }

    private func later(_ wall: WallTime, _ lapse: Lapse) -> WallTime {
        let time = TimeOfDay(seconds: min(wall.time.seconds, 86_399)) ?? .midnight
        return Self.wall(lapse.applied(to: Moment(wall.day, time, offset: 0), sign: 1))
    }

    private func dayForLapse(_ index: Int) -> Found<EntityValue>? {
        guard let day = days.day(index), let lead = scanner.skip(.for, day.next), let lapse = lapses.lapse(lead),
            lapse.value.isOfClock,
            let from = scanner.skip(.from, lapse.next) ?? scanner.skip(.starting, lapse.next),
            let time = clocks.time(from, bare: true)
        else { return nil }
        let reading = day.value.reading.map { day -> WallRange in
            let start = WallTime(day, time.value)
            return WallRange(start: start, end: later(start, lapse.value))
        }
        return Found(.dateTimeRange(reading), time.next)
    }
}
