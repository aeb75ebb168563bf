internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func write(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.write",
            "Changes fields of records; null clears a field. The result has the values of before as `before`.",
            effect: .write,
            inverse: .call(writeBack),
            Parameter<String>("model", "What they are", .model),
            Parameter<RecordIDs>("id", "Which ones"),
            Parameter<FieldMap>("values", "The new field values"),
            Parameter<[String]?>("fields", "More fields to read back", .fields(of: "model"))
        ) { context, model, records, values, fields in
            let caller = context.caller
            let encoded = try await ValueEncoder(store: store, caller: caller).encode(
                values.members,
                for: model,
                .write
            )
            let alteration = Alteration(model: model, ids: records.ids, touched: encoded, reading: fields ?? [])
            return try await store.outcome(of: alteration, as: caller) { () throws(HandlerFailure) in
                try await store.write(model, records.ids, encoded, as: caller)
            }
        }
    }

    static func archive(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.archive",
            "Archives records: they are kept but no longer found.",
            effect: .write,
            inverse: .call { change in
                change.kind == .archived ? ("odoo.restore", change.target) : nil
            },
            Parameter<String>("model", "What they are", .model),
            Parameter<RecordIDs>("id", "Which ones")
        ) { context, model, records in
            let alteration = Alteration(model: model, ids: records.ids, touched: ["active": false], kind: .archived)
            return try await store.outcome(of: alteration, as: context.caller) { () throws(HandlerFailure) in
                _ = try await store.call(
                    "action_archive",
                    on: model,
                    records.ids,
                    [:],
                    key: nil,
                    as: context.caller
                )
            }
        }
    }

    static func restore(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.restore",
            "Brings archived records back.",
            effect: .write,
            inverse: .call { change in
                change.kind == .updated ? ("odoo.archive", change.target) : nil
            },
            Parameter<String>("model", "What they are", .model),
            Parameter<RecordIDs>("id", "Which ones")
        ) { context, model, records in
            let alteration = Alteration(model: model, ids: records.ids, touched: ["active": true])
            return try await store.outcome(of: alteration, as: context.caller) { () throws(HandlerFailure) in
                _ = try await store.call(
                    "action_unarchive",
                    on: model,
                    records.ids,
                    [:],
                    key: nil,
                    as: context.caller
                )
            }
        }
    }

    static func unlink(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.unlink",
            "Deletes records for good; archive what may be needed again.",
            effect: .delete,
            inverse: .none(because: "a deleted record cannot be brought back"),
            Parameter<String>("model", "What they are", .model),
            Parameter<RecordIDs>("id", "Which ones")
        ) { context, model, records in
            let caller = context.caller
            let schema = try await store.knownSchema(of: model, as: caller)
            let gone = try await store.readAll(model, records.ids, fields: schema.readBack([]), as: caller)
            try await store.unlink(model, records.ids, as: caller)
            let facts = RecordFacts(schema, for: caller)
            return Outcome(
                summary(gone.map(facts.facts)),
                changes: gone.map { record in
                    Change(.deleted, model: model, id: record.id, before: facts.writable(record, schema.readBack([])))
                }
            )
        }
    }

    static func writeBack(_ change: Change) -> (handler: String, arguments: [String: JSON])? {
        guard change.kind == .updated, !change.before.isEmpty else { return nil }
        return ("odoo.write", change.target.merging(["values": .object(change.before)]) { _, new in new })
    }
}

extension Change {
    var target: [String: JSON] { ["model": .string(model), "id": .integer(id)] }
}

/// The facts of the only record, with all of them as `records` and their number as `count`.
func summary(_ records: [JSON]) -> JSON {
    var members = records.count == 1 ? records[0].objectValue ?? [:] : [:]
    members["records"] = .array(records)
    members["count"] = .integer(records.count)
    return .object(members)
}
