internal import JSON
internal import PluginAPI

/// A change of records that exist, seen from outside: what is read before and after it.
struct Alteration {
    var model: String
    var ids: [Int]
    /// The values as they are written, or as they are about to become.
    var touched: [String: JSON]
    var reading: [String] = []
    var kind: Change.Kind = .updated
}

extension RecordStore {
    /// Reads, runs `body`, reads again: facts and changes come from the difference.
    func outcome(
        of alteration: Alteration,
        as caller: Caller,
        _ body: () async throws(HandlerFailure) -> Void
    ) async throws(HandlerFailure) -> Outcome {
        let model = alteration.model
        let schema = try await knownSchema(of: model, as: caller)
        let touched = alteration.touched.keys.filter { schema.fields[$0] != nil }
        let names = schema.readBack(touched + alteration.reading)
        let before = try await readAll(model, alteration.ids, fields: names, as: caller)
        let lines = try await memories(of: alteration, before, schema, as: caller)
        try await body()
        let after = await readBack(before, alteration.touched, fields: names, as: caller)
        let facts = RecordFacts(schema, for: caller)
        var changes: [Change] = []
        var seen: [JSON] = []
        for (old, new) in zip(before, after) {
            var change = Change(
                alteration.kind,
                model: model,
                id: new.id,
                before: facts.writable(old, touched),
                after: facts.writable(new, touched),
                version: new.version
            )
            for (name, memory) in lines {
                change.before[name] = memory.commands(after: new)
                change.after[name] = new.values[name]
            }
            changes.append(change)
            var members = facts.facts(of: new)
            members["before"] = facts.facts(of: old)
            seen.append(members)
        }
        return Outcome(summary(seen), changes: changes)
    }

    /// Lines belong to one record: when several are written at once, there is nothing sensible to remember.
    private func memories(
        of alteration: Alteration,
        _ before: [Record],
        _ schema: ModelSchema,
        as caller: Caller
    ) async throws(HandlerFailure) -> [String: LineMemory] {
        guard before.count == 1, let record = before.first else { return [:] }
        var memories: [String: LineMemory] = [:]
        for (name, commands) in alteration.touched {
            memories[name] = try await LineMemory(name, commands, of: record, schema, in: self, as: caller)
        }
        return memories
    }

    /// The records as they are now. What was written is written even when it cannot be read any more (a salesman who
    /// gives a record away may not see it from then on, a connection may break): then it is as it was sent.
    private func readBack(
        _ before: [Record],
        _ touched: [String: JSON],
        fields: some Collection<String>,
        as caller: Caller
    ) async -> [Record] {
        let ids = before.map(\.id)
        guard let model = before.first?.model else { return [] }
        if let read = try? await readAll(model, ids, fields: fields, as: caller) { return read }
        return before.map { record in
            var record = record
            record.values.merge(touched.filter { $0.value != .null }) { $1 }
            record.values["write_date"] = nil
            return record
        }
    }
}
