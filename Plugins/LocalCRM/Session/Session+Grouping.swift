internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

extension Session {
    /// Rows in the form of Odoo's `formatted_read_group`.
    func group(_ query: GroupQuery) throws(HandlerFailure) -> [[String: JSON]] {
        let model = try model(query.model)
        let condition = try condition(query.domain, on: model, includesArchived: query.includesArchived)
        var keys: [GroupKey] = []
        for written in query.groupBy { keys.append(try GroupKey(written, of: model, where: condition, in: self)) }
        var aggregates: [Aggregate] = []
        for written in query.aggregates { aggregates.append(try Aggregate(written, of: model, in: self)) }

        let columns = keys.flatMap(\.columns) + aggregates.map(\.sql)
        let grouping = keys.isEmpty ? "" : " GROUP BY \(keys.map(\.sql).joined(separator: ", "))"
        let order = try order(query.order, keys, aggregates)
        let select = "SELECT \(columns.joined(separator: ", ")) FROM \"\(model.table)\" t WHERE "
        let statement =
            select + condition + grouping + order + " LIMIT \(query.limit.flatMap { $0 > 0 ? $0 : nil } ?? -1)"
        return try rows(statement) { row in
            var result: [String: JSON] = [:]
            var domain: [JSON] = []
            var column = 0
            for key in keys {
                let value = key.value(row, column)
                result[key.written] = value.json
                domain += value.domain
                column += key.columns.count
            }
            for aggregate in aggregates {
                result[aggregate.written] = aggregate.value(row, column)
                column += 1
            }
            result["__extra_domain"] = .array(Array(repeating: "&", count: max(0, domain.count - 1)) + domain)
            return result
        }
    }

    private func order(
        _ written: String?,
        _ keys: [GroupKey],
        _ aggregates: [Aggregate]
    ) throws(HandlerFailure) -> String {
        guard let written else {
            return keys.isEmpty ? "" : " ORDER BY \(keys.map { "\($0.sortKey) NULLS LAST" }.joined(separator: ", "))"
        }
        var terms: [String] = []
        for term in written.split(separator: ",") {
            let words = term.split(separator: " ").map(String.init)
            let isDescending = words.dropFirst().first?.lowercased() == "desc"
            let key = keys.first { $0.written == words.first }?.sortKey
            guard let value = key ?? aggregates.first(where: { $0.written == words.first })?.sql else {
                throw .misused("groups can be ordered by what they are grouped by and what is counted, not '\(term)'")
            }
            terms.append("\(value) \(isDescending ? "DESC NULLS FIRST" : "ASC NULLS LAST")")
        }
        return terms.isEmpty ? "" : " ORDER BY \(terms.joined(separator: ", "))"
    }
}

/// A number over the records of a group: `expected_revenue:sum`.
struct Aggregate {
    let written: String
    let sql: String
    private let isWhole: Bool

    init(_ written: String, of model: Model, in session: Session) throws(HandlerFailure) {
        self.written = written
        guard written != "__count" else {
            sql = "count(*)"
            isWhole = true
            return
        }
        let parts = written.split(separator: ":").map(String.init)
        guard parts.count == 2 else { throw .misused("'\(written)' is no number: write it like 'amount_total:sum'") }
        let field = try session.field(parts[0], of: model)
        guard !field.isMultiple else { throw .misused("'\(parts[0])' cannot be counted: it stands for many records") }
        let value = try session.expression(field, of: model, "t")
        let isNumber = [.integer, .float, .monetary].contains(field.kind)
        switch parts[1] {
        case "count": sql = "count(\(value))"
        case "count_distinct": sql = "count(DISTINCT \(value))"
        case "sum" where isNumber:
            sql = field.kind == .integer ? "coalesce(sum(\(value)), 0)" : "round(total(\(value)), 6)"
        case "avg" where isNumber: sql = "avg(\(value))"
        case "min", "max": sql = "\(parts[1])(\(value))"
        case "sum", "avg": throw .misused("'\(parts[0])' is no number and has no '\(parts[1])'")
        default: throw .misused("there is no '\(parts[1])': use sum, avg, min, max, count or count_distinct")
        }
        isWhole = parts[1].hasPrefix("count")
    }

    func value(_ row: borrowing Row, _ column: Int) -> JSON {
        switch row[column] {
        case .integer(let number): .integer(number)
        case .real(let number): .double(number)
        case .text(let text): .string(text)
        case .null, .blob: isWhole ? 0 : false
        }
    }
}
