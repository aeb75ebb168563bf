public import JSON
public import PluginAPI
public import RecordHandlers

extension Odoo {
    /// `formatted_read_group` of 19, or `read_group` of the versions before, in the form of the former.
    public func group(_ query: GroupQuery, as caller: Caller) async throws(HandlerFailure) -> [[String: JSON]] {
        let context: [String: JSON] = query.includesArchived ? ["active_test": false] : [:]
        if try await connection.version().major >= 19 {
            var arguments: [(name: String, value: JSON)] = [
                ("domain", query.domain), ("groupby", .array(query.groupBy.map(JSON.string))),
                ("aggregates", .array(query.aggregates.map(JSON.string))),
            ]
            if let order = query.order { arguments.append(("order", .string(order))) }
            if let limit = query.limit { arguments.append(("limit", .integer(limit))) }
            let rows = try await call(
                RemoteCall(query.model, "formatted_read_group", arguments),
                as: caller,
                context: context
            )
            return rows.arrayValue?.compactMap(\.objectValue) ?? []
        }
        return try await readGroup(query, as: caller, context)
    }

    private func readGroup(
        _ query: GroupQuery,
        as caller: Caller,
        _ context: [String: JSON]
    ) async throws(HandlerFailure) -> [[String: JSON]] {
        // `name:function` keeps the order in which one field is asked for more than once; each has a name of its own.
        let wanted = query.aggregates.filter { $0 != "__count" }
        let fields = wanted.map { aggregate -> String in
            let parts = aggregate.split(separator: ":").map(String.init)
            return "\(GroupQuery.alias(aggregate)):\(parts.count > 1 ? parts[1] : "sum")(\(parts[0]))"
        }
        var arguments: [(name: String, value: JSON)] = [
            ("domain", query.domain), ("fields", .array(fields.map(JSON.string))),
            ("groupby", .array(query.groupBy.map(JSON.string))), ("lazy", false),
        ]
        if let limit = query.limit { arguments.append(("limit", .integer(limit))) }
        if let order = query.order {
            let aliased = wanted.reduce(order) { $0.replacing($1, with: GroupQuery.alias($1)) }
            arguments.append(("orderby", .string(aliased)))
        }
        let rows = try await call(RemoteCall(query.model, "read_group", arguments), as: caller, context: context)
        return (rows.arrayValue ?? []).map { row in
            var members: [String: JSON] = ["__count": row["__count"] ?? 0]
            for name in query.groupBy { members[name] = row[name] ?? false }
            for aggregate in wanted { members[aggregate] = row[GroupQuery.alias(aggregate)] ?? false }
            members["__extra_domain"] = row["__domain"] ?? []
            return members
        }
    }
}

extension GroupQuery {
    fileprivate static func alias(_ aggregate: String) -> String {
        aggregate.replacing(":", with: "_")
    }
}
