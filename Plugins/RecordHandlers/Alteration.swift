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
        try await body()
        let after = try await readAll(model, alteration.ids, fields: names, as: caller)
        let facts = RecordFacts(schema, for: caller)
        var changes: [Change] = []
        var seen: [JSON] = []
        for (old, new) in zip(before, after) {
            changes.append(
                Change(
                    alteration.kind,
                    model: model,
                    id: new.id,
                    before: facts.writable(old, touched),
                    after: facts.writable(new, touched),
                    version: new.version
                )
            )
            var members = facts.facts(of: new)
            members["before"] = facts.facts(of: Record(model: model, id: old.id, values: old.values))
            seen.append(members)
        }
        return Outcome(summary(seen), changes: changes)
    }
}
