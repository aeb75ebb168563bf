internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func call(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.call",
            "Runs a public method of records, like action_set_won; what it answers is `result`.",
            effect: .write,
            inverse: .call(writeBack),
            Parameter<String>("model", "What they are", .model),
            Parameter<String>("method", "The method's name", .method(of: "model")),
            Parameter<RecordIDs>("id", "Which ones"),
            Parameter<FieldMap?>("arguments", "Its arguments by name", .map),
            Parameter<[String]?>("fields", "More fields to read back", .fields(of: "model"))
        ) { context, model, method, records, arguments, fields in
            let caller = context.caller
            let touched = Dictionary(uniqueKeysWithValues: (touched[model] ?? []).map { ($0, JSON.null) })
            let alteration = Alteration(model: model, ids: records.ids, touched: touched, reading: fields ?? [])
            var result = JSON.null
            var outcome = try await store.outcome(of: alteration, as: caller) { () throws(HandlerFailure) in
                result = try await store.call(
                    method,
                    on: model,
                    records.ids,
                    arguments?.members ?? [:],
                    key: context.idempotencyKey,
                    as: caller
                )
            }
            outcome.facts["result"] = result
            outcome.changes = outcome.changes.compactMap(onlyDifferences)
            return outcome
        }
    }

    /// What the known actions change, and what therefore takes them back when it is written again.
    private static let touched = [
        "crm.lead": ["active", "lost_reason_id", "partner_id", "probability", "stage_id", "type", "user_id"]
    ]

    private static func onlyDifferences(_ change: Change) -> Change? {
        var change = change
        let same = change.before.filter { change.after[$0.key] == $0.value }.keys
        for name in same {
            change.before[name] = nil
            change.after[name] = nil
        }
        return change.before.isEmpty ? nil : change
    }
}
