public import JSON
public import PluginAPI

extension Odoo {
    /// `web_save` of 17 and later creates and reads back in one call; before it takes two.
    public func create(
        _ model: String,
        _ values: [String: JSON],
        reading fields: [String],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> Record {
        guard try await connection.version().major >= 17, let schema = try await schema(of: model, as: caller) else {
            return try await createThenRead(model, values, fields, key, caller)
        }
        if let key, let known = await answers.result(key, model), let id = known[0]?.intValue,
            let record = try await read(model, [id], fields: fields, as: caller).first
        {
            return record
        }
        var specification: [String: JSON] = [:]
        for field in fields {
            let isReference = schema.fields[field]?.type == "many2one"
            specification[field] = isReference ? ["fields": ["display_name": [:]]] : [:]
        }
        let arguments: [(name: String, value: JSON)] = [
            ("vals", .object(values)), ("specification", .object(specification)),
        ]
        let record: Record
        do {
            let answer = try await call(RemoteCall(model, "web_save", ids: [], arguments, .write), as: caller)
            record = try saved(answer, model)
        } catch {
            guard error.mayHaveHappened, let found = await lost(model, [values], as: caller)?.first else {
                throw error
            }
            let made = try? await read(model, [found], fields: fields, as: caller).first
            record = made ?? Record(model: model, id: found, values: values)
        }
        await answers.note([record.id], in: model)
        if let key { await answers.keep([.integer(record.id)], for: key, model) }
        return record
    }

    private func createThenRead(
        _ model: String,
        _ values: [String: JSON],
        _ fields: [String],
        _ key: String?,
        _ caller: Caller
    ) async throws(HandlerFailure) -> Record {
        let ids = try await create(model, [values], key: key, as: caller)
        guard let id = ids.first else { throw .unexpected("\(model): create gave no id") }
        // It is made, whether it can be read or not.
        let made = try? await read(model, [id], fields: fields, as: caller).first
        return made ?? Record(model: model, id: id, values: values)
    }

    /// A many2one is `{id, display_name}` here and `[id, name]` everywhere else.
    private func saved(_ answer: JSON, _ model: String) throws(HandlerFailure) -> Record {
        guard var values = answer[0]?.objectValue, let id = values.removeValue(forKey: "id")?.intValue else {
            throw .unexpected("\(model).web_save gave no record")
        }
        for (name, value) in values {
            guard let other = value["id"]?.intValue else { continue }
            values[name] = [.integer(other), value["display_name"] ?? ""]
        }
        return Record(model: model, id: id, values: values)
    }
}
