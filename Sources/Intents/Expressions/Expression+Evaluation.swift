import FoundationEssentials

extension Expression {
    /// What the expression yields; what cannot be computed, such as a text less than a number, yields nothing.
    public func evaluate(in scope: some ExpressionScope) -> ExpressionValue {
        node.evaluate(in: scope)
    }

    /// Whether the condition holds.
    public func holds(in scope: some ExpressionScope) -> Bool {
        evaluate(in: scope).holds
    }
}

extension Expression.Node {
    fileprivate func evaluate(in scope: some ExpressionScope) -> ExpressionValue {
        switch self {
        case .text(let text): .value(.text(text))
        case .number(let number): .value(.number(number))
        case .boolean(let flag): .value(.boolean(flag))
        case .list(let nodes): .list(nodes.map { $0.evaluate(in: scope) })
        case .path(let path): scope.value(at: path)
        case .call(let name, let arguments): call(name, arguments.map { $0.evaluate(in: scope) }, in: scope)
        case .not(let node): .truth(!node.evaluate(in: scope).holds)
        case .and(let left, let right):
            .truth(left.evaluate(in: scope).holds && right.evaluate(in: scope).holds)
        case .or(let left, let right):
            .truth(left.evaluate(in: scope).holds || right.evaluate(in: scope).holds)
        case .compare(let comparison, let left, let right):
            .truth(compare(comparison, left.evaluate(in: scope), right.evaluate(in: scope), currency: scope.currency))
        case .contains(let item, let container):
            .truth(contains(item.evaluate(in: scope), in: container.evaluate(in: scope), currency: scope.currency))
        case .isType(let node, let type): .truth(node.evaluate(in: scope).isOf(type: type))
        case .arithmetic(let operation, let left, let right):
            ExpressionValue(
                operation.apply(left.evaluate(in: scope), right.evaluate(in: scope), currency: scope.currency)
            )
        }
    }

    private func call(
        _ name: String,
        _ arguments: [ExpressionValue],
        in scope: some ExpressionScope
    ) -> ExpressionValue {
        guard let function = ExpressionFunction(rawValue: name), let argument = arguments.first else { return .nothing }
        switch function {
        case .count: return .value(.number(Decimal(argument.items.count)))
        case .sum:
            let numbers = argument.items.compactMap(\.number)
            return .value(.number(numbers.reduce(0, +)))
        case .role:
            guard case .value(.text(let role)) = argument else { return .nothing }
            return .truth(scope.roles.contains(Role(role)))
        case .days: return argument.duration(of: 86_400)
        case .hours: return argument.duration(of: 3_600)
        case .minutes: return argument.duration(of: 60)
        }
    }

    private func compare(
        _ comparison: Expression.Comparison,
        _ left: ExpressionValue,
        _ right: ExpressionValue,
        currency: String
    ) -> Bool {
        switch comparison {
        case .equal: return left.equals(right, currency: currency)
        case .unequal: return !left.equals(right, currency: currency)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: break
        }
        guard let order = left.order(against: right, currency: currency) else { return false }
        switch comparison {
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        case .greaterOrEqual: return order >= 0
        case .equal, .unequal: return false
        }
    }

    private func contains(_ item: ExpressionValue, in container: ExpressionValue, currency: String) -> Bool {
        switch (item, container) {
        case (.value(.date(let day)), .value(.period(let period))): period.contains(day)
        case (.value(.moment(let moment)), .value(.period(let period))): period.contains(moment.day)
        case (.value(.text(let part)), .value(.text(let whole))): !part.isEmpty && whole.contains(part)
        default: !item.isEmpty && container.items.contains { $0.equals(item, currency: currency) }
        }
    }
}

extension Expression {
    /// The words for functions.
    public static var functionNames: [String] { ExpressionFunction.allCases.map(\.rawValue) }
}

/// The functions that expressions may call, each with one argument.
enum ExpressionFunction: String, CaseIterable {
    case count, sum, role, days, hours, minutes
}

extension ExpressionValue {
    static func truth(_ flag: Bool) -> ExpressionValue { .value(.boolean(flag)) }

    fileprivate func duration(of seconds: Int) -> ExpressionValue {
        guard let number, let whole = (number * Decimal(seconds)).wholeNumber else { return .nothing }
        return .value(.duration(Span(seconds: whole)))
    }

    fileprivate func isOf(type: String) -> Bool {
        guard case .value(let value) = self else { return false }
        if case .record(let record) = value { return type == "record" || record.kind?.rawValue == type }
        return value.typeName == type
    }
}

extension Value {
    /// The word for the value's type in the language of the files.
    var typeName: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .quantity: "quantity"
        case .money: "money"
        case .percent: "percent"
        case .boolean: "boolean"
        case .date: "date"
        case .time: "time"
        case .moment: "datetime"
        case .period: "period"
        case .duration: "duration"
        case .phone: "phone"
        case .email: "email"
        case .url: "url"
        case .person: "person"
        case .organization: "organization"
        case .choice: "choice"
        case .record: "record"
        case .list: "list"
        }
    }
}

extension Period {
    /// Both ends included; an open side has no end.
    public func contains(_ day: Day) -> Bool {
        (start.map { $0 <= day } ?? true) && (end.map { day <= $0 } ?? true)
    }
}
