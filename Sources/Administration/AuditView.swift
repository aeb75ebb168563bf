internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Storage

/// An entry of the audit as the contract shows it: a row for each operation that was asked for together.
struct AuditView {
    private let entry: AuditEntry
    private let intents: [String: Intent]

    init(_ entry: AuditEntry, _ intents: [String: Intent]) {
        self.entry = entry
        self.intents = intents
    }

    var rows: [JSON] { entry.frames.enumerated().map { row($1, $0) } }

    private func row(_ frame: JSON, _ index: Int) -> JSON {
        let id = frame["intent"]?.stringValue ?? ""
        let changes = entry.steps.filter { $0["frame"] == .integer(index) }
            .flatMap { $0["changes"]?.arrayValue ?? [] }
        var row: JSON = [
            "operation_id": .string(entry.operation), "at": .string(instant), "user": .string(entry.user),
            "session_id": .string(entry.session), "intent": .string(id), "effect": effect(id, changes),
            "outcome": .string(outcome), "changes": .array(changes.flatMap { lines($0, frame) }),
        ]
        if let title = intents[id]?.title {
            row["title"] = [
                "zh": .string(title.zh ?? title.en ?? id), "en": .string(title.en ?? title.zh ?? id),
            ]
        }
        row["evidence"] = frame["utterance"]
        row["record"] = changes.first.map(record)
        return row
    }

    private var instant: String { Date(timeIntervalSince1970: Double(entry.at)).ISO8601Format() }

    private var outcome: String {
        if entry.steps.contains(where: { $0["state"] == "compensated" }) { return "compensated" }
        return switch entry.state {
        case "done": entry.content["undoes"] == nil ? "done" : "undone"
        case "undone": "undone"
        default: "failed"
        }
    }

    private func effect(_ intent: String, _ changes: [JSON]) -> JSON {
        switch changes.first?["kind"]?.stringValue {
        case "created": "create"
        case "deleted": "delete"
        case "updated", "archived": "write"
        default:
            switch intents[intent]?.effect {
            case .create: "create"
            case .delete: "delete"
            case .read, .write, nil: "write"
            }
        }
    }

    private func record(_ change: JSON) -> JSON {
        let reference = "\(change["model"]?.stringValue ?? "")/\(change["id"]?.intValue ?? 0)"
        let title = [change["after"], change["before"]].lazy.compactMap { $0?["name"]?.stringValue }.first
        return ["title": .string(title ?? reference), "ref": .string(reference)]
    }

    private func lines(_ change: JSON, _ frame: JSON) -> [JSON] {
        let before = change["before"]?.objectValue ?? [:]
        return (change["after"]?.objectValue ?? [:]).sorted { $0.key < $1.key }.map { field, value in
            var line: JSON = ["label": .string(String(field.prefix(75))), "value": cell(value)]
            line["before"] = before[field].map(cell)
            line["evidence"] = frame["evidence"]?[field]?.stringValue.map { .string(String($0.prefix(500))) }
            return line
        }
    }

    /// What is no single value is shown as its text.
    private func cell(_ value: JSON) -> JSON {
        switch value {
        case .null, .bool, .integer, .double: value
        case .string(let text): .string(String(text.prefix(3_000)))
        case .array, .object: .string(String(value.serialized().prefix(3_000)))
        }
    }
}
