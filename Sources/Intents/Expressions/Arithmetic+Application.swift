import FoundationEssentials

extension Expression.Arithmetic {
    /// Nil where the two do not add up: amounts in two currencies, a date times two, a division by zero.
    func apply(_ left: ExpressionValue, _ right: ExpressionValue, currency: String) -> Value? {
        guard case .value(let left) = left, case .value(let right) = right else { return nil }
        switch (left, right) {
        case (.money(let left), .money(let right)): return combine(left, right, currency: currency)
        case (.money(let money), .number), (.money(let money), .quantity), (.money(let money), .percent):
            guard self == .times || self == .divided else { return nil }
            return scaled(money.amount, by: right).map { .money(Money($0, money.currency)) }
        case (.number, .money(let money)), (.quantity, .money(let money)), (.percent, .money(let money)):
            guard self == .times else { return nil }
            return scaled(money.amount, by: left).map { .money(Money($0, money.currency)) }
        case (.percent(let left), .percent(let right)) where self == .plus || self == .minus:
            return combine(left, right).map { .percent($0) }
        case (.duration(let left), .duration(let right)) where self == .plus || self == .minus:
            return .duration(Span(seconds: left.seconds + sign * right.seconds))
        default: break
        }
        if let day = shifted(left, by: right) { return day }
        guard let left = ExpressionValue(left).number, let right = ExpressionValue(right).number else { return nil }
        return combine(left, right).map { .number($0) }
    }

    private var sign: Int { self == .minus ? -1 : 1 }

    private func combine(_ left: Decimal, _ right: Decimal) -> Decimal? {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .divided: right == 0 ? nil : left / right
        }
    }

    private func combine(_ left: Money, _ right: Money, currency: String) -> Value? {
        guard left.currency ?? currency == right.currency ?? currency else { return nil }
        switch self {
        case .plus, .minus:
            return combine(left.amount, right.amount).map { .money(Money($0, left.currency ?? right.currency)) }
        case .divided: return combine(left.amount, right.amount).map { .number($0) }
        case .times: return nil
        }
    }

    private func scaled(_ amount: Decimal, by factor: Value) -> Decimal? {
        if case .percent(let percent) = factor { return combine(amount, percent / 100) }
        return ExpressionValue(factor).number.flatMap { combine(amount, $0) }
    }

    /// Days and moments move by durations, days also by a number of days; two of them are a distance apart.
    private func shifted(_ left: Value, by right: Value) -> Value? {
        guard self == .plus || self == .minus else { return nil }
        switch (left, right) {
        case (.date(let day), .number(let number)):
            return number.wholeNumber.flatMap { abs($0) < 4_000_000 ? .date(day + sign * $0) : nil }
        case (.date(let day), .duration(let span)): return .date(day + sign * (span.seconds / 86_400))
        case (.moment(let moment), .duration(let span)): return .moment(moment.adding(seconds: sign * span.seconds))
        case (.date(let left), .date(let right)) where self == .minus:
            return .number(Decimal(left.number - right.number))
        case (.moment(let left), .moment(let right)) where self == .minus:
            return .duration(Span(seconds: left.unix - right.unix))
        default: return nil
        }
    }
}

extension Decimal {
    /// The number as an `Int` when it is a whole one that fits.
    var wholeNumber: Int? { Int(description) }
}
