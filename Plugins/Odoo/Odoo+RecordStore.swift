public import JSON
public import PluginAPI
public import RecordHandlers

extension Odoo: RecordStore {
    public func search(_ query: RecordQuery, as caller: Caller) async throws(HandlerFailure) -> [Record] {
        let domain = try await byDigits(query.domain, in: query.model, as: caller)
        var arguments: [(name: String, value: JSON)] = [("domain", domain), ("fields", fields(query.fields))]
        // No limit is no argument: Odoo takes 0 for all records.
        if let limit = query.limit { arguments.append(("limit", .integer(max(1, limit)))) }
        if query.offset > 0 { arguments.append(("offset", .integer(query.offset))) }
        if let order = query.order { arguments.append(("order", .string(order))) }
        let rows = try await call(
            RemoteCall(query.model, "search_read", arguments),
            as: caller,
            context: archived(query.includesArchived)
        )
        return try records(rows, query.model)
    }

    public func create(
        _ model: String,
        _ values: [[String: JSON]],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> [Int] {
        if let key, let known = await answers.result(key, model), let ids = known.arrayValue {
            return ids.compactMap(\.intValue)
        }
        let call = RemoteCall(model, "create", [("vals_list", .array(values.map(JSON.object)))], .write)
        let ids: [Int]
        do {
            let answer = try await self.call(call, as: caller)
            ids = answer.arrayValue?.compactMap(\.intValue) ?? answer.intValue.map { [$0] } ?? []
        } catch {
            guard error.mayHaveHappened else { throw error }
            guard let found = await lost(model, values, as: caller) else { throw error }
            ids = found
        }
        await answers.note(ids, in: model)
        if let key { await answers.keep(.array(ids.map(JSON.integer)), for: key, model) }
        return ids
    }

    public func read(
        _ model: String,
        _ ids: [Int],
        fields: [String],
        as caller: Caller
    ) async throws(HandlerFailure) -> [Record] {
        // An empty list of ids would read nothing, an empty list of fields everything.
        guard !ids.isEmpty else { return [] }
        let arguments: [(name: String, value: JSON)] = [("fields", self.fields(fields))]
        let rows = try await call(RemoteCall(model, "read", ids: ids, arguments), as: caller)
        let found = Dictionary(try records(rows, model).map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { found[$0] }
    }

    public func write(
        _ model: String,
        _ ids: [Int],
        _ values: [String: JSON],
        as caller: Caller
    ) async throws(HandlerFailure) {
        // Odoo says true to a write without records, and does nothing.
        guard !ids.isEmpty else { throw .misused("there is nothing to write to in \(model)") }
        let arguments: [(name: String, value: JSON)] = [("vals", .object(values))]
        _ = try await call(RemoteCall(model, "write", ids: ids, arguments, .write), as: caller)
    }

    public func unlink(_ model: String, _ ids: [Int], as caller: Caller) async throws(HandlerFailure) {
        guard !ids.isEmpty else { throw .misused("there is nothing to delete in \(model)") }
        _ = try await call(RemoteCall(model, "unlink", ids: ids, [], .write), as: caller)
    }

    public func count(
        _ model: String,
        _ domain: JSON,
        includesArchived: Bool,
        as caller: Caller
    ) async throws(HandlerFailure) -> Int {
        let domain = try await byDigits(domain, in: model, as: caller)
        let count = try await call(
            RemoteCall(model, "search_count", [("domain", domain)]),
            as: caller,
            context: archived(includesArchived)
        )
        return count.intValue ?? 0
    }

    public func call(
        _ method: String,
        on model: String,
        _ ids: [Int],
        _ arguments: [String: JSON],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> JSON {
        if let key, let known = await answers.result(key, "\(model)/\(method)") { return known }
        let named = arguments.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let answer = try await call(
            RemoteCall(model, method, ids: ids.isEmpty ? nil : ids, named, .write),
            as: caller
        )
        if let key { await answers.keep(answer, for: key, "\(model)/\(method)") }
        return answer
    }

    /// Words that people put on records; never people, products or stages.
    public func makesByName(_ model: String) -> Bool {
        ["crm.tag", "res.partner.category", "utm.source", "crm.lost.reason"].contains(model)
    }

    private func archived(_ included: Bool) -> [String: JSON] { included ? ["active_test": false] : [:] }

    /// Never an empty list, which stands for all fields.
    private func fields(_ names: [String]) -> JSON {
        .array((names.isEmpty ? ["id"] : names).map(JSON.string))
    }

    private func records(_ rows: JSON, _ model: String) throws(HandlerFailure) -> [Record] {
        guard case .array(let items) = rows else { throw .unexpected("\(model): the answer is no list of records") }
        return items.compactMap { row in
            guard case .object(var values) = row, let id = values["id"]?.intValue else { return nil }
            values["id"] = nil
            return Record(model: model, id: id, values: values)
        }
    }
}
