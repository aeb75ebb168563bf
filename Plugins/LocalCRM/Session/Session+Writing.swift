internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

extension Session {
    func write(_ name: String, _ ids: [Int], _ given: [String: JSON]) throws(HandlerFailure) {
        let model = try model(name)
        try check(.write, on: model, ids)
        try checkAllThere(ids, in: model)
        var values = try writable(given, of: model)
        guard !ids.isEmpty else { return }
        try model.definition.behaviour.prepare(&values, writing: ids, in: self)
        var columns: [(name: String, datum: Datum)] = []
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            if model.definition.hidden.contains(name) {
                columns.append((name, Datum(value)))
            } else if let field = model.fields[name], field.isColumn {
                let datum = try datum(value, name, of: model)
                if field.isRequired, datum == .null { throw .missingValue(field, of: model, caller.language) }
                columns.append((name, datum))
                if field.isTranslated { columns.append(("\(name)__zh", .null)) }
            }
        }
        try update(model, ids, columns)
        for id in ids { try translate(given, in: model, id) }
        for id in ids { try link(values, of: model, id) }
        try model.definition.behaviour.finish(ids, touched: Set(values.keys), isNew: false, in: inside)
    }

    /// A later write is never taken for the same version, even within one second.
    private func update(
        _ model: Model,
        _ ids: [Int],
        _ columns: [(name: String, datum: Datum)]
    ) throws(HandlerFailure) {
        let sets = columns.map { "\"\($0.name)\" = ?, " }.joined()
        let statement = """
            UPDATE "\(model.table)" SET \(sets)write_uid = ?,
            write_date = max(?, coalesce(datetime(write_date, '+1 second'), '')) WHERE id IN \(SQL.list(ids).text)
            """
        try run(SQL(statement, columns.map(\.datum) + [.integer(user), .text(now)] + SQL.list(ids).values))
    }

    func checkAllThere(_ ids: [Int], in model: Model) throws(HandlerFailure) {
        for id in ids where try !exists(model, id) { throw .missing(model: model.name, id: id) }
    }

    func unlink(_ name: String, _ ids: [Int]) throws(HandlerFailure) {
        let model = try model(name)
        try check(.unlink, on: model, ids)
        try checkAllThere(ids, in: model)
        try model.definition.behaviour.remove(ids, in: inside)
        try release(ids, of: model)
        try run("DELETE FROM \"\(model.table)\" WHERE id IN " + SQL.list(ids))
    }

    /// What points to records that go: lines go with them, other references become empty, and one that must not be
    /// empty keeps the record.
    private func release(_ ids: [Int], of model: Model) throws(HandlerFailure) {
        for name in Models.names {
            let other = try self.model(name)
            for field in other.fields.values where field.relation == model.name {
                if field.kind == .many2many {
                    try run("DELETE FROM \"\(other.pairs(of: field))\" WHERE target IN " + SQL.list(ids))
                }
                guard field.kind == .many2one, field.isColumn else { continue }
                let condition = "t.\"\(field.name)\" IN " + SQL.list(ids)
                let pointing = try self.ids(of: other, where: condition, order: "id")
                guard !pointing.isEmpty else { continue }
                if other.definition.behaviour.goesWith.contains(field.name) {
                    try inside.unlink(name, pointing.filter { name != model.name || !ids.contains($0) })
                } else if field.isRequired {
                    throw .stillUsed(model, by: other, field, caller.language)
                } else {
                    try run(
                        "UPDATE \"\(other.table)\" SET \"\(field.name)\" = NULL WHERE \"\(field.name)\" IN "
                            + SQL.list(ids)
                    )
                }
            }
        }
        for field in model.fields.values where field.kind == .many2many {
            try run("DELETE FROM \"\(model.pairs(of: field))\" WHERE source IN " + SQL.list(ids))
        }
        let keys: SQL = SQL(" = ? AND res_id IN ", [.text(model.name)]) + SQL.list(ids)
        try run("DELETE FROM mail_message WHERE model" + keys)
        try run("DELETE FROM mail_activity WHERE res_model" + keys)
    }
}

extension HandlerFailure {
    fileprivate static func stillUsed(_ model: Model, by other: Model, _ field: Field, _ language: Language) -> Self {
        .invalid(
            field: nil,
            detail: language == .zh
                ? "它还被其他记录使用（\(other.name)，\(field.label.best(for: language) ?? field.name)），不能删除，可以改为归档。"
                : "It is still used by \(other.name) (\(field.name)) and cannot be deleted; archive it instead."
        )
    }
}
