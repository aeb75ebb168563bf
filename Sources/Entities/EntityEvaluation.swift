internal import FoundationEssentials
internal import Intents

/// Entities in the form of Microsoft Recognizers' specifications, which the evaluation compares.
public struct EntityEvaluation: Sendable {
    private let recognizer = Recognizer(convention: .microsoft)

    public init() {}

    /// One entity: its type, its place in code points of the text as it was given, up to two readings.
    public struct Prediction: Hashable, Sendable {
        public let type: String
        public let start: Int
        public let end: Int
        public let readings: [[Field]]
    }

    /// A member of a reading.
    public struct Field: Hashable, Sendable {
        /// How JSON writes it: numbers and flags without quotes.
        public enum Form: Hashable, Sendable {
            case text, number, flag
        }

        public let name: String
        public let text: String
        public let form: Form
    }

    /// What a case's text holds of `family` (`datetime`, `number`, `currency`, …), seen from its reference time.
    public func predictions(for input: String, family: String, referenceTime: String?) -> [Prediction] {
        let text = NormalizedText(input)
        let reference = Reference(now: Self.moment(referenceTime))
        let kinds = Self.kinds[family] ?? Set(EntityKind.allCases)
        return recognizer.entities(in: text, reference: reference, kinds: kinds).compactMap { prediction($0, text) }
    }

    private static let kinds: [String: Set<EntityKind>] = [
        "datetime": [.date, .time, .dateTime, .dateRange, .timeRange, .dateTimeRange, .duration],
        "number": [.number], "numberrange": [.numberRange], "ordinal": [.ordinal], "percent": [.percent],
        "currency": [.money], "phone": [.phone], "email": [.email], "url": [.url],
    ]

    /// `2017-03-22T00:00:00`; a fixed moment where none is given.
    private static func moment(_ text: String?) -> Moment {
        let parts = (text ?? "").prefix(19).split(separator: "T")
        let clock = parts.count == 2 ? parts[1].split(separator: ":").compactMap { Int($0) } : []
        let time =
            clock.count >= 2 ? TimeOfDay(hour: clock[0], minute: clock[1], second: clock.count > 2 ? clock[2] : 0) : nil
        return Moment(parts.first.flatMap { Day($0) } ?? Day(number: 17_000), time ?? .midnight, offset: 0)
    }

    private func prediction(_ entity: Entity, _ text: NormalizedText) -> Prediction? {
        guard let (type, readings) = readings(entity, text) else { return nil }
        let range = text.originalRange(entity.range)
        return Prediction(type: type, start: range.lowerBound, end: range.upperBound, readings: readings)
    }

    private func readings(_ entity: Entity, _ text: NormalizedText) -> (String, [[Field]])? {
        switch entity.value {
        case .date(let reading): ("date", both(reading) { [.text("value", "\($0)")] })
        case .time(let time): ("time", Self.halves(time).map { [.text("value", Self.clock($0))] })
        case .dateTime(let reading): ("datetime", wallReadings(reading))
        case .dateRange(let reading):
            ("daterange", both(reading) { Self.range($0.start.map { "\($0)" }, $0.end.map { "\($0)" }) })
        case .timeRange(let range):
            ("timerange", Self.halves(range).map { Self.range($0.start.map(Self.clock), $0.end.map(Self.clock)) })
        case .dateTimeRange(let reading): ("datetimerange", wallRanges(reading))
        case .duration(let seconds): ("duration", [[.number("seconds", seconds)]])
        case .number(let number): ("number", [[.number("value", number)]])
        case .ordinal(let number): ("ordinal", [[.number("value", number)]])
        case .percent(let number): ("percent", [[.number("value", number)]])
        case .numberRange(let range): ("numberrange", [Self.fields(range)])
        case .money(let money):
            ("currency", [[.number("value", money.amount)] + (money.currency.map { [.text("currency", $0)] } ?? [])])
        case .phone: ("phone", [[.text("value", text.text(entity.range))]])
        case .email(let address): ("email", [[.text("value", address)]])
        case .url(let address): ("url", [[.text("value", address)]])
        case .approximateNumber, .discount, .quantity, .person, .organization, .city, .boolean, .impossibleDate,
            .openTime:
            nil
        }
    }

    private func both<Value>(_ reading: Reading<Value>, _ print: (Value) -> [Field]) -> [[Field]] {
        let past = print(reading.past)
        let future = print(reading.future)
        return past == future ? [past] : [past, future]
    }

    private func wallReadings(_ reading: Reading<WallTime>) -> [[Field]] {
        let first = both(reading) { [.text("value", "\($0.day)T" + Self.clock($0.time))] }
        guard first.count == 1, reading.past.time.isTwelveHour, let later = Self.halves(reading.past.time).last else {
            return first
        }
        return first + [[.text("value", "\(reading.past.day)T" + Self.clock(later))]]
    }

    private func wallRanges(_ reading: Reading<WallRange>) -> [[Field]] {
        let first = both(reading) { Self.range($0.start.map(Self.wall), $0.end.map(Self.wall)) }
        guard first.count == 1, let end = reading.past.end ?? reading.past.start, end.time.isTwelveHour else {
            return first
        }
        var later = reading.past
        later.start?.time.seconds += 43_200
        later.end?.time.seconds += 43_200
        return first + [Self.range(later.start.map(Self.wall), later.end.map(Self.wall))]
    }

    private static func wall(_ wall: WallTime) -> String {
        let day = wall.day + wall.time.seconds / 86_400
        return "\(day)T" + clock(ClockTime(seconds: wall.time.seconds % 86_400))
    }

    static func clock(_ time: ClockTime) -> String {
        TimeOfDay(seconds: time.seconds % 86_400)?.description ?? ""
    }

    /// The morning's and the evening's time where the words leave it open.
    private static func halves(_ time: ClockTime) -> [ClockTime] {
        guard time.isTwelveHour else { return [time] }
        return [time, ClockTime(seconds: (time.seconds + 43_200) % 86_400)]
    }

    private static func halves(_ range: ClockRange) -> [ClockRange] {
        guard (range.start ?? range.end)?.isTwelveHour == true else { return [range] }
        let later = ClockRange(
            start: range.start.map { ClockTime(seconds: ($0.seconds + 43_200) % 86_400) },
            end: range.end.map { ClockTime(seconds: ($0.seconds + 43_200) % 86_400) }
        )
        return [range, later]
    }

    private static func range(_ start: String?, _ end: String?) -> [Field] {
        (start.map { [.text("start", $0)] } ?? []) + (end.map { [.text("end", $0)] } ?? [])
    }

    private static func fields(_ range: NumberRange) -> [Field] {
        var fields: [Field] = []
        if let lower = range.lower {
            fields.append(.number("min", lower))
            fields.append(.flag("min_inclusive", range.includesLower))
        }
        if let upper = range.upper {
            fields.append(.number("max", upper))
            fields.append(.flag("max_inclusive", range.includesUpper))
        }
        return fields
    }
}

extension EntityEvaluation.Field {
    fileprivate static func text(_ name: String, _ text: String) -> Self {
        Self(name: name, text: text, form: .text)
    }

    fileprivate static func flag(_ name: String, _ flag: Bool) -> Self {
        Self(name: name, text: "\(flag)", form: .flag)
    }

    fileprivate static func number(_ name: String, _ number: Decimal) -> Self {
        Self(name: name, text: "\(number)", form: .number)
    }
}
