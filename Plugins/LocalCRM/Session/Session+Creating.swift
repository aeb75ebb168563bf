internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

extension Session {
    /// Makes one record with all that is inside it.
    func create(_ name: String, _ given: [String: JSON]) throws(HandlerFailure) -> Int {
        let model = try model(name)
        try check(.create, on: model)
        var values = try writable(given, of: model)
        for (name, value) in model.defaults where values[name] == nil { values[name] = value }
        try model.definition.behaviour.prepare(&values, creatingIn: self)
        var columns: [String] = []
        var data: [Datum] = []
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            let isHidden = model.definition.hidden.contains(name)
            guard isHidden || model.fields[name]?.isColumn == true || name == "id" else { continue }
            columns.append(name)
            data.append(isHidden || name == "id" ? Datum(value) : try datum(value, name, of: model))
        }
        for (name, datum) in stamp(isNew: true) where !columns.contains(name) {
            columns.append(name)
            data.append(datum)
        }
        try checkRequired(columns, data, of: model)
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try run(SQL("INSERT INTO \"\(model.table)\" (\(names)) VALUES (\(marks))", data))
        let id = connection.lastInsertedID
        try translate(given, in: model, id)
        try link(values, of: model, id)
        try model.definition.behaviour.finish([id], touched: Set(values.keys), isNew: true, in: inside)
        return id
    }

    /// The values that a caller may write: unknown fields are an error, what the store writes itself is dropped.
    func writable(_ given: [String: JSON], of model: Model) throws(HandlerFailure) -> [String: JSON] {
        var values: [String: JSON] = [:]
        for (name, value) in given {
            if purpose == .inside, name == "id" || model.definition.hidden.contains(name) {
                values[name] = value
                continue
            }
            guard let field = model.fields[name] else {
                throw .misused("Invalid field '\(name)' in '\(model.name)'")
            }
            if field.isOwn && purpose == .call { continue }
            if field.isComputed, !model.definition.behaviour.accepts.contains(name) { continue }
            values[name] = value
        }
        return values
    }

    /// The column's value; a record that a many2one means has to be there.
    func datum(_ value: JSON, _ name: String, of model: Model) throws(HandlerFailure) -> Datum {
        let field = try field(name, of: model)
        if case .object(let words) = value, field.isTranslated { return Datum(words["en"] ?? words["zh"] ?? .null) }
        let datum = try Coercion.datum(value, for: field, of: model)
        if field.kind == .many2one, case .integer(let id) = datum {
            let target = try related(field)
            guard try exists(target, id) else { throw .danglingReference(id, field, target, in: model) }
        }
        return datum
    }

    func exists(_ model: Model, _ id: Int) throws(HandlerFailure) -> Bool {
        try number(SQL("SELECT 1 FROM \"\(model.table)\" WHERE id = ?", [.integer(id)])) != nil
    }

    func stamp(isNew: Bool) -> [(String, Datum)] {
        let by = Datum.integer(user)
        let at = Datum.text(now)
        return (isNew ? [("create_date", at), ("create_uid", by)] : []) + [("write_date", at), ("write_uid", by)]
    }

    private func checkRequired(_ columns: [String], _ data: [Datum], of model: Model) throws(HandlerFailure) {
        let missing = model.fields.values.filter { $0.isRequired && $0.isColumn }.sorted { $0.name < $1.name }
        for field in missing {
            let index = columns.firstIndex(of: field.name)
            if index.map({ data[$0] == .null }) ?? true { throw .missingValue(field, of: model, caller.language) }
        }
    }

    /// Keeps the Chinese words of translated fields that were given as `{zh: …, en: …}`.
    func translate(_ given: [String: JSON], in model: Model, _ id: Int) throws(HandlerFailure) {
        for (name, value) in given where model.fields[name]?.isTranslated == true {
            guard case .string(let words)? = value["zh"] else { continue }
            try run(
                SQL("UPDATE \"\(model.table)\" SET \"\(name)__zh\" = ? WHERE id = ?", [.text(words), .integer(id)])
            )
        }
    }
}

extension HandlerFailure {
    static func missingValue(_ field: Field, of model: Model, _ language: Language) -> Self {
        let label = field.label.best(for: language) ?? field.name
        return .invalid(
            field: field.name,
            detail: language == .zh
                ? "必填字段「\(label)」还没有值（\(model.name)）。" : "The required field '\(label)' has no value (\(model.name))."
        )
    }

    /// Odoo names the missing record for a stage, and speaks of a broken reference for the others.
    fileprivate static func danglingReference(_ id: Int, _ field: Field, _ target: Model, in model: Model) -> Self {
        field.name == "stage_id"
            ? .missing(model: target.name, id: id)
            : .invalid(field: field.name, detail: "there is no \(target.name) with the id \(id)")
    }
}
