import FoundationEssentials

extension Template {
    /// The text with its holes filled; a `[ … ]` with an empty hole inside is left out.
    public func render(_ language: Language, in scope: some ExpressionScope) -> String {
        let format = ValueFormat(language, currency: scope.currency, today: scope.now.day, offset: scope.now.offset)
        return TemplateRenderer(format: format, scope: scope).text(nodes)
    }
}

private struct TemplateRenderer<Scope: ExpressionScope> {
    let format: ValueFormat
    let scope: Scope

    func text(_ nodes: [Template.Node]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text): text
            case .hole(let path, let filters): text(at: path, filters)
            case .optional(let nodes): hasEmptyHole(nodes) ? "" : text(nodes)
            }
        }.joined()
    }

    /// Brackets inside of brackets answer for their own holes.
    private func hasEmptyHole(_ nodes: [Template.Node]) -> Bool {
        nodes.contains { node in
            switch node {
            case .text, .optional: false
            case .hole(let path, let filters): text(at: path, filters).isEmpty
            }
        }
    }

    private func text(at path: [String], _ filters: [Template.Filter]) -> String {
        var value = titled(scope.value(at: path), path)
        for filter in filters {
            value = apply(filter, to: value)
        }
        return value.isEmpty ? "" : value.formatted(format)
    }

    /// Options are called by their titles.
    private func titled(_ value: ExpressionValue, _ path: [String]) -> ExpressionValue {
        switch value {
        case .value(.choice(let key)):
            scope.title(ofOption: key, of: path[0])?.best(for: format.language).map { .value(.text($0)) } ?? value
        case .value(.list(let values)): .list(values.map { titled(.value($0), path) })
        case .nothing, .value, .fact, .list: value
        }
    }

    private func apply(_ filter: Template.Filter, to value: ExpressionValue) -> ExpressionValue {
        guard let kind = TemplateFilter(rawValue: filter.name) else { return value }
        let argument = filter.arguments.first
        switch kind {
        case .count: return .value(.number(Decimal(value.items.count)))
        case .default: return value.isEmpty ? text(argument ?? "") : value
        case .join: return text(value.items.map { $0.formatted(format) }.joined(separator: argument ?? ""))
        case .first: return .list(Array(value.items.prefix(max(0, argument.flatMap { Int($0) } ?? 1))))
        case .upper: return text(value.formatted(format).uppercased())
        case .lower: return text(value.formatted(format).lowercased())
        case .plural, .money, .number, .percent, .date, .time, .datetime, .phone: break
        }
        if value.items.count > 1 { return .list(value.items.map { apply(filter, to: $0) }) }
        guard !value.isEmpty, let formatted = formatted(value, as: kind, filter.arguments) else { return value }
        return text(formatted)
    }

    /// Nil when the value is not of this kind: it then keeps its own way.
    private func formatted(_ value: ExpressionValue, as kind: TemplateFilter, _ arguments: [String]) -> String? {
        let argument = arguments.first
        switch kind {
        case .plural:
            return value.number.map { number in
                "\(format.text(number)) \((number == 1 ? argument : arguments.last) ?? "")"
            }
        case .money:
            if case .value(.money(let money)) = value { return format.text(money) }
            return value.number.map { format.text(Money($0, argument)) }
        case .number: return value.number.map { format.text($0, fractionDigits: argument.flatMap { Int($0) }) }
        case .percent: return value.number.map { format.text($0, fractionDigits: nil) + "%" }
        case .date: return day(value).map { format.text($0) }
        case .time: return moment(value).map { format.text($0.time) }
        case .datetime: return moment(value).map { format.text($0) }
        case .phone: return phone(value).map { format.text($0) }
        case .count, .join, .first, .upper, .lower, .default: return nil
        }
    }

    private func day(_ value: ExpressionValue) -> Day? {
        switch value {
        case .value(.date(let day)): day
        case .value(.text(let text)): moment(value)?.day ?? Day(text)
        default: moment(value)?.day
        }
    }

    private func moment(_ value: ExpressionValue) -> Moment? {
        switch value {
        case .value(.moment(let moment)): moment
        case .value(.text(let text)): Moment(text, offset: format.offset)
        default: nil
        }
    }

    private func phone(_ value: ExpressionValue) -> Phone? {
        switch value {
        case .value(.phone(let phone)): phone
        case .value(.text(let text)): Phone(number: text, digits: text)
        default: nil
        }
    }

    private func text(_ text: String) -> ExpressionValue { .value(.text(text)) }
}
