import Diagnostics
import Intents
import PluginAPI

/// What plugins do not have, in words.
extension Diagnostic {
    static func duplicateHandler(_ id: String, of plugin: String, first: String) -> Self {
        Diagnostic(
            "handler.duplicate",
            .error,
            "the plugins `\(first)` and `\(plugin)` both declare the handler `\(id)`",
            at: SourceRange(file: plugin),
            suggestion: "name only one of them in the configuration"
        )
    }

    static func unknownHandler(_ id: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "handler.unknown",
            .error,
            "no plugin has the handler `\(id)`",
            at: range,
            suggestion: known.closest(to: id).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func unknownParameter(_ name: String, of handler: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "handler.unknown-parameter",
            .error,
            "`\(handler)` has no parameter `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func missingParameter(_ parameter: ParameterDeclaration, of handler: String, at range: SourceRange) -> Self {
        Diagnostic(
            "handler.missing-parameter",
            .error,
            "`\(handler)` needs the parameter `\(parameter.name)`: \(parameter.purpose.lowercasedFirst)",
            at: range,
            suggestion: "it is \(parameter.shape.phrase)"
        )
    }

    static func wrongArgument(expected: String, at range: SourceRange) -> Self {
        Diagnostic("handler.wrong-type", .error, "expected \(expected)", at: range)
    }

    static func wrongRecord(_ slot: Slot.Name, is model: String, not expected: String, at range: SourceRange) -> Self {
        Diagnostic(
            "odoo.wrong-record",
            .error,
            "`\(slot)` is a record of \(model), but one of \(expected) is needed",
            at: range
        )
    }

    static func effect(
        of handler: Handler,
        beyond effect: Effect,
        _ severity: Severity,
        at range: SourceRange
    ) -> Self {
        Diagnostic(
            "safety.effect",
            severity,
            "`\(handler.id)` does more than `does: \(effect.rawValue)` says",
            at: range,
            suggestion: "write `does: \(handler.effect.rawValue)`"
        )
    }

    static func noInverse(of handler: String, because reason: String, at range: SourceRange) -> Self {
        Diagnostic(
            "safety.no-undo",
            .error,
            "`\(handler)` cannot be taken back: \(reason)",
            at: range,
            suggestion: "write `undo: {none: why}`, or the steps that undo it"
        )
    }

    static func brokenKind(_ kind: RecordKind.Name, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.broken-record-kind",
            .error,
            "the kind `\(kind)` of `records.yaml` has mistakes, so this slot has no records",
            at: range
        )
    }
}

/// What models do not have, in words.
extension Diagnostic {
    static func unknownModel(_ model: String, at range: SourceRange, known: [String], origin: String?) -> Self {
        Diagnostic(
            "odoo.unknown-model",
            .error,
            "there is no model `\(model)`\(source(origin))",
            at: range,
            suggestion: known.closest(to: model).map { "did you mean `\($0)`?" }
        )
    }

    static func unknownField(_ name: String, of schema: ModelSchema, at range: SourceRange, origin: String?) -> Self {
        let known = schema.fields.keys
        let renamed = (renamedFields[name] ?? []).first { known.contains($0) }
        return Diagnostic(
            "odoo.unknown-field",
            .error,
            "`\(name)` is not a field of \(schema.model)\(source(origin))",
            at: range,
            suggestion: (renamed ?? known.closest(to: name)).map { "did you mean `\($0)`?" }
        )
    }

    static func doubtfulField(_ name: String, of model: String, at range: SourceRange, near: String) -> Self {
        Diagnostic(
            "reply.doubtful-field",
            .warning,
            "`\(name)` is not a field of \(model)",
            at: range,
            suggestion: "did you mean `\(near)`?"
        )
    }

    static func noRelation(_ name: String, of schema: ModelSchema, at range: SourceRange) -> Self {
        Diagnostic(
            "odoo.no-relation",
            .error,
            "`\(name)` of \(schema.model) leads to no other record",
            at: range
        )
    }

    static func readonlyField(_ name: String, of model: String, at range: SourceRange) -> Self {
        Diagnostic(
            "odoo.readonly-field",
            .warning,
            "`\(name)` of \(model) is computed: writing it has no effect",
            at: range
        )
    }

    static func unknownMethod(_ name: String, of model: String, at range: SourceRange, known: Set<String>) -> Self {
        Diagnostic(
            "odoo.unknown-method",
            .error,
            "\(model) has no public method `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
        )
    }

    static func unknownOption(
        _ key: String,
        of field: String,
        at range: SourceRange,
        known: [ModelSchema.Option]
    ) -> Self {
        let meant = known.first { $0.label.zh == key || $0.label.en?.lowercased() == key.lowercased() }?.key
        return Diagnostic(
            "odoo.unknown-option",
            .error,
            "`\(key)` is not an option of `\(field)`",
            at: range,
            suggestion: (meant ?? known.map(\.key).closest(to: key)).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0.key)`" }.joined(separator: ", "))"
        )
    }

    static func unknownOperator(_ text: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "odoo.unknown-operator",
            .error,
            "`\(text)` is not an operator of domains",
            at: range,
            suggestion: text == "==" ? "did you mean `=`?" : known.closest(to: text).map { "did you mean `\($0)`?" }
        )
    }

    static func wrongTerm(at range: SourceRange) -> Self {
        Diagnostic(
            "odoo.domain",
            .error,
            "a condition of a domain has a field, an operator and a value",
            at: range,
            suggestion: "write `[name, ilike, $query]`"
        )
    }

    static func unfinishedDomain(at range: SourceRange) -> Self {
        Diagnostic(
            "odoo.domain",
            .error,
            "a condition is missing behind this sign",
            at: range,
            suggestion: "`|` and `&` stand before two conditions, `!` before one"
        )
    }

    static func unknownVerb(_ verb: String, at range: SourceRange) -> Self {
        let known = ["new", "update", "link", "set", "remove", "named"]
        return Diagnostic(
            "odoo.unknown-verb",
            .error,
            "`\(verb)` is nothing that can be done with related records",
            at: range,
            suggestion: known.closest(to: verb).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    private static func source(_ origin: String?) -> String {
        origin.map { " (\($0))" } ?? ""
    }

    /// What fields were called in earlier versions of Odoo, and what people expect them to be called.
    private static let renamedFields = [
        "mobile": ["phone"], "groups_id": ["group_ids"], "tax_id": ["tax_ids"], "product_uom": ["product_uom_id"],
        "lost_reason": ["lost_reason_id"], "planned_revenue": ["expected_revenue"],
        "amount": ["expected_revenue", "amount_total"],
        "revenue": ["expected_revenue"], "owner": ["user_id"], "salesperson": ["user_id"], "customer": ["partner_id"],
        "company": ["parent_id", "company_id"], "stage": ["stage_id"], "tags": ["tag_ids", "category_id"],
        "close_date": ["date_deadline"], "deadline": ["date_deadline"],
    ]
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
