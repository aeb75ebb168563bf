internal import FoundationEssentials
public import Intents

/// What kind of value a caller wants an entity to become.
public enum ValueType: Hashable, Sendable, CaseIterable {
    case phone, money, number, integer, percent, quantity, date, time, moment, period, duration, email, url
    case person, organization, text, boolean
    /// Percent off: 八折 is 20.
    case discount
}

extension Entity {
    /// The entity as a value of `type`, nil where it cannot be one; a vague number never can.
    public func value(
        as type: ValueType,
        reference: Reference,
        prefer preference: Preference = .future
    ) -> Value? {
        switch type {
        case .money: money
        case .number: number.map(Value.number)
        case .integer: number.flatMap { $0 == Decimal(Int(truncating: $0)) ? .number($0) : nil }
        case .percent: percent.map(Value.percent)
        case .discount: discount.map(Value.percent)
        case .quantity: quantity
        case .date: day(preference, reference).map(Value.date)
        case .time: timeOfDay.map(Value.time)
        case .moment: moment(preference, reference).map(Value.moment)
        case .period: period(preference, reference).map(Value.period)
        case .duration: span.map(Value.duration)
        case .phone, .email, .url, .person, .organization, .text, .boolean: sequence(type)
        }
    }

    private func sequence(_ type: ValueType) -> Value? {
        switch (type, value) {
        case (.phone, .phone(let found)): .phone(found.phone)
        case (.email, .email(let text)): .email(text)
        case (.url, .url(let text)): .url(text)
        case (.person, .person(let person)): .person(person)
        case (.organization, .organization(let name)): .organization(name)
        case (.boolean, .boolean(let answer)): .boolean(answer)
        case (.text, .email(let text)), (.text, .url(let text)), (.text, .city(let text)),
            (.text, .organization(let text)):
            .text(text)
        default: nil
        }
    }

    // MARK: Numbers

    private var money: Value? {
        switch value {
        case .money(let money): .money(money)
        case .number(let number): .money(Money(number, nil))
        default: nil
        }
    }

    private var number: Decimal? {
        switch value {
        case .number(let number), .ordinal(let number), .percent(let number), .discount(let number): number
        case .money(let money): money.amount
        case .quantity(let quantity): quantity.amount
        default: nil
        }
    }

    private var percent: Decimal? {
        switch value {
        case .percent(let percent), .number(let percent): percent
        default: nil
        }
    }

    private var discount: Decimal? {
        switch value {
        case .discount(let off), .percent(let off), .number(let off): off
        default: nil
        }
    }

    private var quantity: Value? {
        switch value {
        case .quantity(let quantity): .quantity(quantity)
        case .number(let number): .quantity(Quantity(number))
        default: nil
        }
    }

    private var span: Span? {
        switch value {
        case .duration(let seconds): Span(seconds: Int(truncating: seconds))
        case .timeRange(let range):
            range.start.flatMap { start in
                range.end.map { Span(seconds: ($0.seconds - start.seconds + 86_400) % 86_400) }
            }
        case .dateTimeRange(let reading): Self.length(reading.future)
        default: nil
        }
    }

    private static func length(_ range: WallRange) -> Span? {
        guard let start = range.start, let end = range.end, !range.isDayPart else { return nil }
        let days = end.day.number - start.day.number
        return Span(seconds: days * 86_400 + end.time.seconds - start.time.seconds)
    }

    // MARK: Days

    /// The day a single date means: the last one of 月底 and 本月, the one that 国庆前 names.
    private func day(_ preference: Preference, _ reference: Reference) -> Day? {
        switch value {
        case .date(let reading): return reading[preference]
        case .dateTime(let reading): return wall(reading, preference, reference).day
        case .dateTimeRange(let reading): return (reading[preference].start ?? reading[preference].end)?.day
        case .dateRange(let reading):
            let range = reading[preference]
            return range.named ?? range.last ?? range.start
        default: return nil
        }
    }

    private func period(_ preference: Preference, _ reference: Reference) -> Period? {
        switch value {
        case .date(let reading): return Period(reading[preference], reading[preference])
        case .dateRange(let reading):
            let range = reading[preference]
            return Period(range.first, range.last)
        case .dateTime(let reading):
            let day = wall(reading, preference, reference).day
            return Period(day, day)
        case .dateTimeRange(let reading):
            let range = reading[preference]
            return Period(range.start?.day, range.end?.day)
        default: return nil
        }
    }

    // MARK: Clock

    private var timeOfDay: TimeOfDay? {
        switch value {
        case .time(let time): time.businessTime
        case .dateTime(let reading): reading.future.time.businessTime
        case .timeRange(let range) where !range.isDayPart: range.start?.businessTime
        case .timeRange(let range): range.noon
        default: nil
        }
    }

    /// The moment an entity with an hour means; nil where only the day is said, as in 明天上午.
    private func moment(_ preference: Preference, _ reference: Reference) -> Moment? {
        switch value {
        case .dateTime(let reading):
            let wall = wall(reading, preference, reference)
            return moment(wall, reference)
        case .time(let time):
            return moment(WallTime(reference.today, time).settled(after: reference.now), reference)
        case .timeRange(let range) where !range.isDayPart:
            return range.start.flatMap {
                moment(WallTime(reference.today, $0).settled(after: reference.now), reference)
            }
        case .dateTimeRange(let reading):
            let range = reading[preference]
            guard let start = range.start, !range.isDayPart else { return range.noon.flatMap { moment($0, reference) } }
            return moment(start.settled(before: range.end), reference)
        default:
            return nil
        }
    }

    private func wall(_ reading: Reading<WallTime>, _ preference: Preference, _ reference: Reference) -> WallTime {
        let wall = reading[preference]
        if wall.isNamed, reading.isFixed, preference == .future { return wall.settled(after: reference.now) }
        guard wall.isNamed, !reading.isFixed, preference == .future, wall.day == reference.today else {
            return wall.settled(after: nil)
        }
        // 周三九点 said on Wednesday at ten is next week's.
        let settled = wall.settled(after: nil)
        guard settled.time.seconds <= reference.now.time.seconds, reading.past.day.weekday == wall.day.weekday else {
            return settled
        }
        return WallTime(wall.day + 7, settled.time)
    }

    private func moment(_ wall: WallTime, _ reference: Reference) -> Moment? {
        let days = wall.time.seconds / 86_400
        return TimeOfDay(seconds: wall.time.seconds % 86_400).map {
            Moment(wall.day + days, $0, offset: reference.now.offset)
        }
    }
}

extension ClockTime {
    /// The time that a working day has where the words leave the half of the day open: 一点 is 13:00, 九点 is 9:00.
    public var businessTime: TimeOfDay? {
        TimeOfDay(seconds: settledSeconds % 86_400)
    }

    var settledSeconds: Int {
        guard isTwelveHour, seconds < 7 * 3600 else { return seconds }
        return seconds + 43_200
    }
}

extension WallTime {
    /// Itself on the working half of the day; today's passed hours move to the other half if that is still to come.
    func settled(after now: Moment?) -> WallTime {
        var seconds = time.settledSeconds
        if let now, time.isTwelveHour, day == now.day, seconds <= now.time.seconds, seconds + 43_200 < 86_400 {
            seconds += 43_200
        }
        return WallTime(day, ClockTime(seconds: seconds), isNamed: isNamed)
    }

    func settled(before end: WallTime?) -> WallTime {
        guard let end, !end.time.isTwelveHour, time.isTwelveHour else { return settled(after: nil) }
        return self
    }
}

extension ClockRange {
    /// Noon is named as a time more than as a part of the day.
    var noon: TimeOfDay? { isDayPart && start?.seconds == 39_600 ? TimeOfDay(hour: 12) : nil }
}

extension WallRange {
    var noon: WallTime? {
        guard isDayPart, let start, start.time.seconds == 39_600 else { return nil }
        return WallTime(start.day, ClockTime(12))
    }
}
