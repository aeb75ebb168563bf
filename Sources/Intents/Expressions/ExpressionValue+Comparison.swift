import FoundationEssentials
import JSON

extension ExpressionValue {
    /// Whether both mean the same: a record its id or its name, a telephone number its digits, a date its ISO text.
    func equals(_ other: ExpressionValue, currency: String) -> Bool {
        switch (self, other) {
        case (.fact(.bool(false)), .value(.boolean(let flag))), (.value(.boolean(let flag)), .fact(.bool(false))):
            return !flag
        default: break
        }
        if isEmpty || other.isEmpty { return isEmpty && other.isEmpty }
        if isList || other.isList {
            let (left, right) = (items, other.items)
            return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1, currency: currency) }
        }
        if let identity = recordIdentity, let otherIdentity = other.recordIdentity {
            return identity.id == otherIdentity.id
                && (identity.model == nil || otherIdentity.model == nil || identity.model == otherIdentity.model)
        }
        if let id = recordIdentity?.id, case .value(.number(let number)) = other { return number == Decimal(id) }
        if let id = other.recordIdentity?.id, case .value(.number(let number)) = self { return number == Decimal(id) }
        if let order = order(against: other, currency: currency) { return order == 0 }
        if case .value(.boolean(let flag)) = self, case .value(.boolean(let otherFlag)) = other {
            return flag == otherFlag
        }
        return !names.isDisjoint(with: other.names)
    }

    /// Negative, zero or positive as this is less than, equal to or greater than the other; nil when neither is.
    func order(against other: ExpressionValue, currency: String) -> Int? {
        guard case .value(let left) = self, case .value(let right) = other else { return nil }
        switch (left, right) {
        case (.money(let left), .money(let right)):
            guard left.currency ?? currency == right.currency ?? currency else { return nil }
            return order(left.amount, right.amount)
        case (.time(let left), .time(let right)): return order(left, right)
        case (.duration(let left), .duration(let right)): return order(left.seconds, right.seconds)
        case (.moment(let left), .moment(let right)): return order(left, right)
        default: break
        }
        if let left = number, let right = other.number { return order(left, right) }
        guard left.isDated || right.isDated else { return nil }
        if let left = left.moment, let right = right.moment { return order(left, right) }
        guard let left = left.day, let right = right.day else { return nil }
        return order(left, right)
    }

    private func order<Element: Comparable>(_ left: Element, _ right: Element) -> Int {
        left < right ? -1 : left == right ? 0 : 1
    }

    /// A plain number, or the number in an amount, a percentage or a quantity.
    var number: Decimal? {
        guard case .value(let value) = self else { return nil }
        switch value {
        case .number(let number), .percent(let number): return number
        case .quantity(let quantity): return quantity.amount
        case .money(let money): return money.amount
        default: return nil
        }
    }

    private var isList: Bool {
        switch self {
        case .list, .value(.list): true
        case .fact(.array): pair == nil
        case .nothing, .value, .fact: false
        }
    }

    private var recordIdentity: (id: Int, model: String?)? {
        if case .value(.record(let record)) = self { return (record.id, record.model) }
        if case .fact(.object(let members)) = self, case .integer(let id)? = members["id"] { return (id, nil) }
        return pair.map { ($0.id, nil) }
    }

    /// The texts that this is equal to.
    private var names: Set<String> {
        guard case .value(let value) = self else { return pair.map { [$0.name] } ?? [] }
        return switch value {
        case .text(let text), .email(let text), .url(let text), .organization(let text), .choice(let text): [text]
        case .person(let person): [person.name, person.spoken]
        case .phone(let phone): [phone.number, phone.digits]
        case .record(let record): [record.name]
        case .period(let period): [period.description]
        default: []
        }
    }
}

extension Value {
    fileprivate var isDated: Bool {
        switch self {
        case .date, .moment: true
        default: false
        }
    }

    /// Nil for a date: it is no point in time.
    fileprivate var moment: Moment? {
        switch self {
        case .moment(let moment): moment
        case .text(let text): Moment(text, offset: 0)
        default: nil
        }
    }

    fileprivate var day: Day? {
        switch self {
        case .date(let day): day
        case .moment(let moment): moment.day
        case .text(let text): Day(text.prefix(10))
        default: nil
        }
    }
}
