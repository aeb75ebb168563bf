internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func advance(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.advance",
            "Moves records to the next or an earlier one of the records that a many2one field can point to, in their order.",
            effect: .write,
            inverse: .call(writeBack),
            Parameter<String>("model", "What they are", .model),
            Parameter<RecordIDs>("id", "Which ones"),
            Parameter<String>("field", "The many2one field, like stage_id"),
            Parameter<Int?>("by", "How many places, one forward when left out; negative is back")
        ) { context, model, records, field, by in
            let caller = context.caller
            let schema = try await store.knownSchema(of: model, as: caller)
            guard let relation = schema.fields[field]?.relation else {
                throw HandlerFailure.misused("'\(field)' of \(model) points to no other record")
            }
            let places = try await store.search(RecordQuery(model: relation, fields: ["display_name"]), as: caller)
            let now = try await store.readAll(model, records.ids, fields: [field], as: caller)
            let targets = try now.map { record throws(HandlerFailure) in
                let current = record.values[field]?[0]?.intValue
                // What is nowhere yet stands before the first.
                let index = places.firstIndex { $0.id == current } ?? -1
                guard places.indices.contains(index + (by ?? 1)) else {
                    let edge = (by ?? 1) < 0 ? places.first : places.last
                    let name = edge?.values["display_name"]?.stringValue ?? ""
                    let isChinese = caller.language == .zh
                    throw HandlerFailure.invalid(
                        field: field,
                        detail: isChinese ? "到「\(name)」为止，不能再移了。" : "It goes no further than '\(name)'."
                    )
                }
                return places[index + (by ?? 1)].id
            }
            guard let target = targets.first, targets.allSatisfy({ $0 == target }) else {
                throw HandlerFailure.misused("records at different places are moved one by one")
            }
            let values: [String: JSON] = [field: .integer(target)]
            let alteration = Alteration(model: model, ids: records.ids, touched: values)
            return try await store.outcome(of: alteration, as: caller) { () throws(HandlerFailure) in
                try await store.write(model, records.ids, values, as: caller)
            }
        }
    }
}
