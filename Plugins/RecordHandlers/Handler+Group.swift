internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func group(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.group",
            "Counts and sums records by fields; `rows` has one entry for each group, `total` those of all together.",
            effect: .read,
            Parameter<String>("model", "What to count", .model),
            Parameter<JSON?>("domain", "A condition in Odoo's notation", .domain(of: "model")),
            Parameter<FieldMap?>("where", "Conditions by field, as in odoo.search"),
            Parameter<[String]>("by", "Fields; a date takes :day, :week, :month, :quarter or :year"),
            Parameter<[String]?>("sum", "Numbers like `expected_revenue:sum`; the count is always there"),
            Parameter<String?>("order", "Like `expected_revenue:sum desc`"),
            Parameter<Int?>("limit", "At most so many groups"),
            Parameter<Bool?>("archived", "Whether archived records count too")
        ) { context, model, domain, filter, by, sums, order, limit, archived in
            let caller = context.caller
            let schema = try await store.knownSchema(of: model, as: caller)
            let aggregates = ["__count"] + (sums ?? []).map { $0.contains(":") ? $0 : "\($0):sum" }
            var query = GroupQuery(
                model: model,
                domain: try Filter(schema: schema, zone: caller.zone).domain(domain, filter?.members ?? [:]),
                groupBy: by,
                aggregates: aggregates,
                order: order,
                limit: limit,
                includesArchived: archived ?? false
            )
            let rows = try await store.group(query, as: caller)
            query.groupBy = []
            query.order = nil
            query.limit = nil
            let total = try await store.group(query, as: caller).first ?? [:]
            let facts = GroupFacts(schema: schema, groupBy: by)
            return Outcome([
                "rows": .array(rows.map(facts.facts)),
                "count": .integer(rows.count),
                "total": facts.facts(of: total),
            ])
        }
    }
}

/// Groups as replies read them: `stage_id: {id, name}`, `create_date_month: {start, name}`, `count`,
/// `expected_revenue_sum`, and the group's own `domain`.
struct GroupFacts {
    let schema: ModelSchema
    let groupBy: [String]

    func facts(of row: [String: JSON]) -> JSON {
        var members: [String: JSON] = [:]
        for (key, value) in row {
            switch key {
            case "__count": members["count"] = value
            case "__extra_domain": members["domain"] = value
            default: members[GroupFacts.plainName(key)] = groupBy.contains(key) ? label(value, key) : number(value)
            }
        }
        return .object(members)
    }

    /// A sum over nothing is false in Odoo.
    private func number(_ value: JSON) -> JSON { value == .bool(false) ? .null : value }

    private func label(_ value: JSON, _ key: String) -> JSON {
        let parts = key.split(separator: ":").map(String.init)
        let field = schema.fields[parts[0]]
        switch (field?.type, value) {
        case ("boolean", _): return value
        case (_, .bool(false)): return .null
        case (_, .array(let pair)) where pair.count == 2:
            return [parts.count == 2 ? "start" : "id": pair[0], "name": pair[1]]
        default: return value
        }
    }

    static func plainName(_ key: String) -> String {
        String(key.map { $0 == ":" ? "_" : $0 })
    }
}
