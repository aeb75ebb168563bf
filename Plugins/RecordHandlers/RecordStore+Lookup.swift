internal import Intents
internal import JSON
internal import PluginAPI

extension RecordStore {
    /// The fields of a model that must be there.
    func knownSchema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema {
        guard let schema = try await schema(of: model, as: caller) else {
            throw .misused("there is no model '\(model)'")
        }
        return schema
    }

    /// The record of that name, letter case aside; made when there is none and its model is of that sort.
    func findOrCreate(_ name: String, in model: String, as caller: Caller) async throws(HandlerFailure) -> Int {
        if let id = try await find(name, in: model, as: caller) { return id }
        guard makesByName(model) else {
            let isChinese = caller.language == .zh
            throw .invalid(
                field: nil,
                detail: isChinese ? "没有叫「\(name)」的记录" : "there is nobody and nothing called '\(name)'"
            )
        }
        let made = try await create(model, [["name": .string(name)]], key: nil, as: caller)
        guard let id = made.first else { throw .unexpected("\(model): create gave no id") }
        return id
    }

    func find(_ name: String, in model: String, as caller: Caller) async throws(HandlerFailure) -> Int? {
        for comparison in ["=", "=ilike"] {
            // `%`, `_` and `\` are wildcards of `=ilike`.
            let words = comparison == "=" ? name : name.map { "%_\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
            let query = RecordQuery(
                model: model,
                domain: [["name", .string(comparison), .string(words)]],
                fields: ["name"],
                limit: 1,
                order: "id"
            )
            if let record = try await search(query, as: caller).first { return record.id }
        }
        return nil
    }

    /// All the records, or `.missing` with the first that is gone.
    func readAll(
        _ model: String,
        _ ids: [Int],
        fields: some Collection<String>,
        as caller: Caller
    ) async throws(HandlerFailure) -> [Record] {
        let records = try await read(model, ids, fields: fields.sorted(), as: caller)
        let found = Set(records.map(\.id))
        if let gone = ids.first(where: { !found.contains($0) }) { throw .missing(model: model, id: gone) }
        return records
    }
}
