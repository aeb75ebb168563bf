public import JSON
import FoundationEssentials

/// What an expression or a hole yields: a typed value, or what a step found out in the form that services use.
public enum ExpressionValue: Hashable, Sendable {
    case nothing
    case value(Value)
    /// An object, an array, a many2one pair `[id, name]`, or false, which stands for no value.
    case fact(JSON)
    case list([ExpressionValue])

    /// Numbers and texts become values, so that they compare and print like those of slots.
    public init(_ json: JSON) {
        switch json {
        case .null: self = .nothing
        case .bool(true): self = .value(.boolean(true))
        case .integer(let number): self = .value(.number(Decimal(number)))
        case .double(let number): self = Decimal(string: "\(number)").map { .value(.number($0)) } ?? .nothing
        case .string(let text): self = .value(.text(text))
        case .bool(false), .array, .object: self = .fact(json)
        }
    }

    public init(_ value: Value?) {
        self = value.map { .value($0) } ?? .nothing
    }

    /// Whether there is nothing to show: also an empty text or list, and a service's false.
    public var isEmpty: Bool {
        switch self {
        case .nothing: true
        case .value(.text(let text)): text.isEmpty
        case .value(.list(let values)): values.isEmpty
        case .value: false
        case .fact(.bool(false)), .fact(.null): true
        case .fact(.array(let items)): items.isEmpty
        case .fact(.object(let members)): members.isEmpty
        case .fact: false
        case .list(let items): items.isEmpty
        }
    }

    /// Whether a condition that is only this holds: it is not empty, and not a slot's no.
    public var holds: Bool {
        if case .value(.boolean(let flag)) = self { return flag }
        return !isEmpty
    }

    /// The items of a list; one of anything else, none of nothing.
    public var items: [ExpressionValue] {
        switch self {
        case .value(.list(let values)): values.map { .value($0) }
        case .fact(.array(let items)) where pair == nil: items.map(ExpressionValue.init)
        case .list(let items): items
        case _ where isEmpty: []
        default: [self]
        }
    }

    /// The id and name of a many2one field.
    var pair: (id: Int, name: String)? {
        guard case .fact(.array(let items)) = self, items.count == 2,
            case .integer(let id) = items[0], case .string(let name) = items[1]
        else { return nil }
        return (id, name)
    }

    /// A part of the value by name, or by number in a list; for a list of records the field of each.
    func member(_ name: String) -> ExpressionValue {
        if let index = Int(name) {
            let items = items
            return items.indices.contains(index) ? items[index] : .nothing
        }
        switch self {
        case .nothing: return .nothing
        case .value(let value): return ExpressionValue(value.member(name))
        case .fact(.object(let members)): return ExpressionValue(members[name] ?? .null)
        case .fact, .list:
            switch (pair, name) {
            case (let pair?, "id"): return .value(.number(Decimal(pair.id)))
            case (let pair?, "name"): return .value(.text(pair.name))
            case (_?, _): return .nothing
            case (nil, _): break
            }
            return .list(items.map { $0.member(name) }.filter { !$0.isEmpty })
        }
    }
}

extension Value {
    /// A part of the value by name: `phone.digits`, `period.start`.
    func member(_ name: String) -> Value? {
        switch (self, name) {
        case (.record(let record), "id"): .number(Decimal(record.id))
        case (.record(let record), "name"): .text(record.name)
        case (.record(let record), "model"): .text(record.model)
        case (.phone(let phone), "number"): .text(phone.number)
        case (.phone(let phone), "digits"): .text(phone.digits)
        case (.phone(let phone), "extension"): phone.extension.map { .text($0) }
        case (.person(let person), "name"): .text(person.name)
        case (.person(let person), "title"): person.title.map { .text($0) }
        case (.money(let money), "amount"): .number(money.amount)
        case (.money(let money), "currency"): money.currency.map { .text($0) }
        case (.quantity(let quantity), "amount"): .number(quantity.amount)
        case (.quantity(let quantity), "unit"): quantity.unit.map { .text($0) }
        case (.period(let period), "start"): period.start.map { .date($0) }
        case (.period(let period), "end"): period.end.map { .date($0) }
        case (.moment(let moment), "date"): .date(moment.day)
        case (.moment(let moment), "time"): .time(moment.time)
        case (.duration(let span), "seconds"): .number(Decimal(span.seconds))
        case (.duration(let span), "minutes"): .number(Decimal(span.seconds) / 60)
        case (.duration(let span), "hours"): .number(Decimal(span.seconds) / 3600)
        case (.duration(let span), "days"): .number(Decimal(span.seconds) / 86_400)
        case (.date(let day), "year"): .number(Decimal(day.year))
        case (.date(let day), "month"): .number(Decimal(day.month))
        case (.date(let day), "day"): .number(Decimal(day.day))
        case (.date(let day), "weekday"): .number(Decimal(day.weekday))
        default: nil
        }
    }
}
