public import JSON

extension Argument {
    /// What a handler gets; nil when its condition does not hold or its expression is empty, so that it is left out.
    public func resolve(_ language: Language, in scope: some ExpressionScope) -> JSON? {
        if let condition, !condition.holds(in: scope) { return nil }
        switch content {
        case .literal(let json): return json
        case .expression(let expression):
            let value = expression.evaluate(in: scope)
            // Not a conditional expression: its nil would be the JSON null.
            if value.isEmpty { return nil }
            return value.json
        case .template(let template): return .string(template.render(language, in: scope))
        case .list(let items): return .array(items.compactMap { $0.resolve(language, in: scope) })
        case .map(let entries):
            var members: [String: JSON] = [:]
            for entry in entries {
                members[entry.key] = entry.value.resolve(language, in: scope)
            }
            return .object(members)
        }
    }

    /// A search domain: a condition `[field, operator, value]` whose value is empty is left out, with the `|` or `!`
    /// that it would have belonged to.
    public func resolveDomain(_ language: Language, in scope: some ExpressionScope) -> JSON? {
        if let condition, !condition.holds(in: scope) { return nil }
        guard case .list(let items) = content else { return resolve(language, in: scope) }
        var rest = items[...]
        var terms: [JSON] = []
        while let term = Self.term(from: &rest, language, in: scope) {
            terms += term
        }
        return .array(terms)
    }

    /// The next term of a domain in prefix notation, empty when nothing is left of it; nil at the end.
    private static func term(
        from items: inout ArraySlice<Argument>,
        _ language: Language,
        in scope: some ExpressionScope
    ) -> [JSON]? {
        guard let item = items.popFirst() else { return nil }
        switch item.content {
        case .literal(.string("!")):
            guard let operand = term(from: &items, language, in: scope) else { return [] }
            return operand.isEmpty ? [] : [.string("!")] + operand
        case .literal(.string(let sign)) where sign == "|" || sign == "&":
            let left = term(from: &items, language, in: scope) ?? []
            let right = term(from: &items, language, in: scope) ?? []
            return left.isEmpty || right.isEmpty ? left + right : [.string(sign)] + left + right
        case .list(let parts):
            guard let term = item.resolve(language, in: scope), term.arrayValue?.count == parts.count else { return [] }
            return [term]
        case .literal, .expression, .template, .map:
            return item.resolve(language, in: scope).map { [$0] } ?? []
        }
    }
}
