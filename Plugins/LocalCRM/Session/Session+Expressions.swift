internal import Intents
internal import JSON
internal import PluginAPI

extension Session {
    /// The SQL of a field's value in the record that `alias` stands for.
    func expression(_ field: Field, of model: Model, _ alias: String) throws(HandlerFailure) -> String {
        if field.name == "id" { return "\(alias).id" }
        if field.name == "display_name" { return try displayName(of: model, alias) }
        if field.isComputed {
            guard let template = model.definition.computed[field.name] else {
                throw .misused("the field '\(field.name)' of \(model.name) has no value here")
            }
            return try expand(template, model, alias)
        }
        return column(field, alias)
    }

    func displayName(of model: Model, _ alias: String) throws(HandlerFailure) -> String {
        try expand(model.definition.displayName, model, alias)
    }

    private func column(_ field: Field, _ alias: String) -> String {
        guard field.isTranslated, caller.language == .zh else { return "\(alias).\"\(field.name)\"" }
        return "coalesce(\(alias).\"\(field.name)__zh\", \(alias).\"\(field.name)\")"
    }

    /// Puts the SQL of fields in the place of their names in braces.
    private func expand(_ template: String, _ model: Model, _ alias: String) throws(HandlerFailure) -> String {
        var expanded = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            expanded += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
            switch name {
            case "today": expanded += "'\(today)'"
            case "me": expanded += "\(user)"
            case _ where model.definition.hidden.contains(name): expanded += "\(alias).\"\(name)\""
            default: expanded += try expression(try field(name, of: model), of: model, alias)
            }
        }
        return expanded + rest
    }

    /// The display name of the record that a many2one points to.
    func relatedName(_ field: Field, of model: Model, _ alias: String) throws(HandlerFailure) -> String {
        let target = try related(field)
        let id = try expression(field, of: model, alias)
        return "(SELECT \(try displayName(of: target, "n")) FROM \"\(target.table)\" n WHERE n.id = \(id))"
    }

    /// `ORDER BY` in the form of Odoo: `name desc, id`. Empty texts and records come last, as PostgreSQL has them.
    func order(_ written: String, of model: Model, _ alias: String) throws(HandlerFailure) -> String {
        var terms: [String] = []
        for term in written.split(separator: ",") {
            let words = term.split(separator: " ").map(String.init)
            guard let name = words.first, words.count <= 4 else { throw .badOrder(written) }
            let direction = words.dropFirst().map { $0.lowercased() }
            guard [[], ["asc"], ["desc"]].contains(Array(direction.prefix(1))),
                [[], ["nulls", "first"], ["nulls", "last"]].contains(Array(direction.dropFirst()))
            else { throw .badOrder(written) }
            guard let field = model.fields[name] else { throw .badOrderField(name, of: model.name) }
            let isDescending = direction.first == "desc"
            var nulls = isDescending ? "NULLS FIRST" : "NULLS LAST"
            if direction.count == 3 { nulls = "NULLS \(direction[2].uppercased())" }
            // Without the clause an index can give the order.
            if field.isRequired || name == "id" || model.definition.neverEmpty.contains(name) { nulls = "" }
            let key = try sortKey(field, of: model, alias)
            terms.append("\(key) \(isDescending ? "DESC" : "ASC") \(nulls)")
        }
        return terms.isEmpty ? "\(alias).id" : terms.joined(separator: ", ")
    }

    private func sortKey(_ field: Field, of model: Model, _ alias: String) throws(HandlerFailure) -> String {
        let value = try expression(field, of: model, alias)
        switch field.kind {
        case .many2one:
            let target = try related(field)
            guard let first = target.definition.order.split(separator: ",").first?.split(separator: " ").first,
                let key = target.fields[String(first)]
            else { return value }
            let inner = try expression(key, of: target, "o")
            return "(SELECT \(inner) FROM \"\(target.table)\" o WHERE o.id = \(value))"
        case .char, .text, .html: return "\(value) COLLATE NOCASE"
        case .boolean: return "coalesce(\(value), 0)"
        case .one2many, .many2many: throw .badOrderField(field.name, of: model.name)
        default: return value
        }
    }
}

extension HandlerFailure {
    fileprivate static func badOrder(_ written: String) -> Self {
        .misused("'\(written)' is no order: write it like 'name desc, id'")
    }

    fileprivate static func badOrderField(_ name: String, of model: String) -> Self {
        .misused("Invalid field '\(name)' on model '\(model)' in the order")
    }
}
