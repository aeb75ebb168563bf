internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

extension Session {
    func search(_ query: RecordQuery) throws(HandlerFailure) -> [Record] {
        let model = try model(query.model)
        let condition = try condition(query.domain, on: model, includesArchived: query.includesArchived)
        // No limit and a limit of zero are the same to Odoo.
        let ids = try ids(
            of: model,
            where: condition,
            order: query.order,
            limit: query.limit.flatMap { $0 > 0 ? $0 : nil },
            offset: query.offset
        )
        return try read(model, ids, fields: query.fields)
    }

    /// In the order of `ids`; what is gone is left out.
    func read(_ name: String, _ ids: [Int], fields: [String]) throws(HandlerFailure) -> [Record] {
        try read(try model(name), ids, fields: fields)
    }

    private func read(_ model: Model, _ ids: [Int], fields: [String]) throws(HandlerFailure) -> [Record] {
        let found = try select(fields, of: model, ids)
        let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { byID[$0] }
    }

    /// The ids that fit, in the model's order.
    func ids(
        of model: Model,
        where condition: SQL,
        order written: String? = nil,
        limit: Int? = nil,
        offset: Int = 0
    ) throws(HandlerFailure) -> [Int] {
        let order = try order(written ?? model.definition.order, of: model, "t")
        let page = " ORDER BY \(order) LIMIT \(limit ?? -1) OFFSET \(offset)"
        let query = "SELECT t.id FROM \"\(model.table)\" t WHERE " + condition + page
        return try rows(query) { $0.integer(0) }
    }

    func count(_ name: String, _ domain: JSON, includesArchived: Bool) throws(HandlerFailure) -> Int {
        let model = try model(name)
        let condition = try condition(domain, on: model, includesArchived: includesArchived)
        return try number("SELECT count(*) FROM \"\(model.table)\" t WHERE " + condition) ?? 0
    }

    private func select(
        _ names: [String],
        of model: Model,
        _ ids: [Int]
    ) throws(HandlerFailure) -> [Record] {
        var plain: [(field: Field, column: Int)] = []
        var multiple: [Field] = []
        var columns = ["t.id"]
        // No names means all of them, as in Odoo.
        for name in names.isEmpty ? model.fields.keys.sorted() : names where name != "id" {
            let field = try field(name, of: model)
            if field.isMultiple {
                multiple.append(field)
                continue
            }
            plain.append((field, columns.count))
            columns.append(try expression(field, of: model, "t"))
            if field.kind == .many2one { columns.append(try relatedName(field, of: model, "t")) }
        }
        let query =
            "SELECT \(columns.joined(separator: ", ")) FROM \"\(model.table)\" t WHERE t.id IN " + SQL.list(ids)
        var records = try rows(query) { row in
            var values: [String: JSON] = [:]
            for (field, column) in plain { values[field.name] = Session.value(field, row, column) }
            return Record(model: model.name, id: row.integer(0), values: values)
        }
        for field in multiple {
            for index in records.indices {
                let ids = try relatedIDs(field, of: model, records[index].id)
                records[index].values[field.name] = .array(ids.map(JSON.integer))
            }
        }
        return records
    }

    private static func value(_ field: Field, _ row: borrowing Row, _ column: Int) -> JSON {
        switch field.kind {
        case .boolean: return .bool(row.integer(column) != 0)
        case .integer: return .integer(row.integer(column))
        case .float, .monetary: return .double(row.real(column))
        case .many2one:
            return row.isNull(column)
                ? false : [.integer(row.integer(column)), .string(row.text(column + 1) ?? "")]
        case .reference: return row.isNull(column) ? false : .integer(row.integer(column))
        default: return row.text(column).map(JSON.string) ?? false
        }
    }

    /// The records behind an x2many field, in their model's order, archived ones left out.
    func relatedIDs(_ field: Field, of model: Model, _ id: Int) throws(HandlerFailure) -> [Int] {
        let target = try related(field)
        var condition = try membership(field, of: model, target, of: SQL("?", [.integer(id)]))
        if target.isArchivable { condition = Session.isActive("t") + " AND " + condition }
        return try ids(of: target, where: condition)
    }

    /// The condition under which the record `t` of `target` is behind the field of the record `owner`.
    func membership(
        _ field: Field,
        of model: Model,
        _ target: Model,
        of owner: SQL,
        _ alias: String = "t"
    ) throws(HandlerFailure) -> SQL {
        if field.kind == .many2many {
            return "\(alias).id IN (SELECT target FROM \"\(model.pairs(of: field))\" WHERE source = " + owner + ")"
        }
        guard let back = field.relationField, let pointer = target.fields[back] else {
            throw .misused("the field '\(field.name)' leads nowhere")
        }
        let own = "\(alias).\"\(back)\" = " + owner
        guard pointer.kind == .reference else { return own }
        let modelColumn = target.fields["res_model"] == nil ? "model" : "res_model"
        return "\(alias).\"\(modelColumn)\" = '\(model.name)' AND " + own
    }
}
