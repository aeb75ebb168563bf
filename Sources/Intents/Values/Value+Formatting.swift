import JSON

extension Value {
    /// The value as people write it; an option of a `choice` slot is its key, since its title stands in the intent.
    public func formatted(_ format: ValueFormat) -> String {
        switch self {
        case .text(let text), .email(let text), .url(let text), .organization(let text), .choice(let text): text
        case .number(let number): format.text(number)
        case .quantity(let quantity): format.text(quantity)
        case .money(let money): format.text(money)
        case .percent(let number): format.text(number) + "%"
        case .boolean(let flag): format.text(flag)
        case .date(let day): format.text(day)
        case .time(let time): format.text(time)
        case .moment(let moment): format.text(moment)
        case .period(let period): format.text(period)
        case .duration(let span): format.text(span)
        case .phone(let phone): format.text(phone)
        case .person(let person): person.spoken
        case .record(let record): record.name
        case .list(let values): values.map { $0.formatted(format) }.joined(separator: format.separator)
        }
    }
}

extension ExpressionValue {
    /// As people write it: a record its name, a list its items, nothing nothing.
    public func formatted(_ format: ValueFormat) -> String {
        switch self {
        case .nothing: ""
        case .value(let value): value.formatted(format)
        case .list(let items): items.map { $0.formatted(format) }.joined(separator: format.separator)
        case .fact(.object(let members)):
            ExpressionValue(members["name"] ?? members["display_name"] ?? .null).formatted(format)
        case .fact: pair?.name ?? items.map { $0.formatted(format) }.joined(separator: format.separator)
        }
    }
}
