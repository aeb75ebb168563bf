import Diagnostics
import Intents
import JSON
import PluginAPI

extension Linker {
    mutating func check(_ kind: RecordKind) {
        let place = kind.places[kind.model] ?? kind.place
        guard let schema = schema(of: kind.model, at: place) else { return }
        let written = kind.find + kind.fields + kind.show.paths.map { $0.joined(separator: ".") }
        for field in Set(written + Array(kind.within.values)).sorted() {
            checkPath(field, in: schema, at: kind.places[field] ?? kind.place)
        }
        checkDomain(kind.domain, in: schema) { kind.places[$0] ?? kind.place }
        for part in (kind.order ?? "").split(separator: ",") {
            let field = part.split(separator: " ").first.map(String.init) ?? ""
            checkPath(field, in: schema, at: kind.places["order"] ?? kind.place)
        }
    }

    /// Follows `partner_id.city` through the models; nil when a field is not there, which is reported, or not known.
    @discardableResult
    mutating func checkPath(
        _ path: String,
        in schema: ModelSchema,
        at place: SourceRange,
        orFact facts: Set<String> = []
    ) -> ModelSchema.Field? {
        if facts.contains(path) { return nil }
        var schema = schema
        let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for (index, name) in names.enumerated() {
            if name == "id" { return nil }
            guard let field = schema.fields[name] else {
                report(.unknownField(name, of: schema, at: place, origin: schemas.origin))
                return nil
            }
            if index == names.count - 1 { return field }
            // `{user_id.name}` reads what a many2one shows; every model has it.
            if names[index + 1] == "name", index + 1 == names.count - 1, field.type == "many2one" { return nil }
            guard let relation = field.relation else {
                report(.noRelation(name, of: schema, at: place))
                return nil
            }
            guard let next = self.schema(of: relation, at: place) else { return nil }
            schema = next
        }
        return nil
    }

    /// A domain of constants.
    mutating func checkDomain(
        _ domain: JSON,
        in schema: ModelSchema,
        at place: (_ field: String) -> SourceRange
    ) {
        for term in domain.arrayValue ?? [] {
            guard let parts = term.arrayValue, parts.count == 3, let path = parts[0].stringValue else { continue }
            let field = checkPath(path, in: schema, at: place(path))
            if let comparison = parts[1].stringValue { checkOperator(comparison, at: place(path)) }
            if let field { checkOption(parts[2], of: field, path, at: place(path)) }
        }
    }

    mutating func checkOperator(_ text: String, at place: SourceRange) {
        if !Self.operators.contains(text) { report(.unknownOperator(text, at: place, known: Self.operators)) }
    }

    /// A constant for a selection field must be one of its options.
    mutating func checkOption(_ value: JSON, of field: ModelSchema.Field, _ name: String, at place: SourceRange) {
        guard field.type == "selection", !field.selection.isEmpty else { return }
        for item in value.arrayValue ?? [value] {
            guard let key = item.stringValue, !field.selection.contains(where: { $0.key == key }) else { continue }
            report(.unknownOption(key, of: name, at: place, known: field.selection))
        }
    }

    private static let operators = [
        "=", "!=", "<", "<=", ">", ">=", "like", "ilike", "not like", "not ilike", "=like", "=ilike", "in", "not in",
        "child_of", "parent_of", "any", "not any", "=?",
    ]
}
