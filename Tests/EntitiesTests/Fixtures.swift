import Entities
import FoundationEssentials
import Intents

/// Wednesday 2026-03-18, ten in the morning in Shanghai: the moment that the tests' messages are written at.
let reference = Reference(now: Moment(Day(number: 20_530), TimeOfDay(hour: 10) ?? .midnight, offset: 28_800))

let recognizer = Recognizer()

/// What the entities of `kinds` in `text` say as `type`, in order; those that cannot be of it are left out.
func values(
    _ type: ValueType,
    in text: String,
    kinds: Set<EntityKind> = Set(EntityKind.allCases),
    prefer preference: Preference = .future
) -> [String] {
    recognizer.entities(in: text, reference: reference, kinds: kinds)
        .compactMap { $0.value(as: type, reference: reference, prefer: preference) }
        .map(written)
}

/// The kinds of time that are not lengths.
let datedKinds: Set<EntityKind> = [.date, .time, .dateTime, .dateRange, .timeRange, .dateTimeRange]

/// A value as the tables write it.
func written(_ value: Value) -> String {
    switch value {
    case .text(let text), .email(let text), .url(let text), .organization(let text), .choice(let text): text
    case .number(let number), .percent(let number): "\(number)"
    case .quantity(let quantity): "\(quantity.amount) \(quantity.unit ?? "-")"
    case .money(let money): "\(money.amount) \(money.currency ?? "-")"
    case .boolean(let answer): "\(answer)"
    case .date(let day): "\(day)"
    case .time(let time): "\(time)"
    case .moment(let moment): "\(moment)"
    case .period(let period): "\(period)"
    case .duration(let span): "\(span.seconds)"
    case .phone(let phone): phone.number + (phone.extension.map { " x" + $0 } ?? "")
    case .person(let person): person.name + (person.title.map { " (\($0))" } ?? "")
    case .record(let record): record.name
    case .list(let values): values.map(written).joined(separator: ", ")
    }
}
