internal import Dialogue
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

/// Values of the CRM's fields as people read them.
extension Conversation {
    func fieldText(of model: String, _ turn: Turn) async throws(HandlerFailure) -> FieldText {
        FieldText(
            schema: try await interpreter.program.records?.schema(of: model, as: turn.caller),
            format: format(turn)
        )
    }

    /// Fields of one record, ids of other records as the names of these.
    func shown(
        _ values: [String: JSON],
        of model: String,
        _ fields: [String],
        as type: String? = nil,
        _ turn: Turn
    ) async throws(HandlerFailure) -> [String: String] {
        let text = try await fieldText(of: model, turn)
        var shown: [String: String] = [:]
        for field in fields {
            guard let value = values[field] else { continue }
            guard let relation = text.schema?.fields[field]?.relation, let ids = value.recordIDs else {
                shown[field] = text.text(ExpressionValue(value), of: field, as: type)
                continue
            }
            let names = try await names(of: relation, ids, turn)
            shown[field] = names.joined(separator: state.language.listSeparator)
        }
        return shown
    }

    private func names(of model: String, _ ids: [Int], _ turn: Turn) async throws(HandlerFailure) -> [String] {
        guard let source = interpreter.program.records, !ids.isEmpty else { return [] }
        let query = RecordQuery(
            model: model,
            domain: [["id", "in", .array(ids.map(JSON.integer))]],
            fields: ["display_name"],
            includesArchived: true
        )
        return try await source.search(query, as: turn.caller).map { $0.values["display_name"]?.stringValue ?? $0.name }
    }
}

extension JSON {
    /// Ids of records without their names; nil for anything else, also for `[id, name]`.
    fileprivate var recordIDs: [Int]? {
        switch self {
        case .integer(let id): [id]
        case .array(let items):
            items.allSatisfy { $0.intValue != nil } ? items.compactMap(\.intValue) : nil
        default: nil
        }
    }
}
