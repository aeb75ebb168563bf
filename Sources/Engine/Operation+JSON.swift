public import JSON
internal import Intents
public import PluginAPI

extension Operation.Part {
    public var json: JSON {
        [
            "intent": .string(intent.rawValue), "digest": .string(digest), "utterance": .string(utterance),
            "slots": .object(slots.mapValues(JSON.string)), "evidence": .object(evidence.mapValues(JSON.string)),
        ]
    }

    /// Nil for a value that `json` did not write.
    public init?(json: JSON) {
        guard let intent = json["intent"]?.stringValue, let digest = json["digest"]?.stringValue,
            let utterance = json["utterance"]?.stringValue
        else { return nil }
        self.init(
            intent: Intent.ID(intent),
            digest: digest,
            utterance: utterance,
            slots: texts(json["slots"]),
            evidence: texts(json["evidence"])
        )
    }
}

extension Outcome {
    public var json: JSON { ["facts": facts, "changes": .array(changes.map(\.json))] }

    /// Nil for a value that `json` did not write.
    public init?(json: JSON) {
        guard let facts = json["facts"], let changes = json["changes"]?.arrayValue else { return nil }
        self.init(facts, changes: changes.compactMap(Change.init(json:)))
    }
}

extension Change {
    public var json: JSON {
        [
            "kind": .string(kind.rawValue), "model": .string(model), "id": .integer(id),
            "before": .object(before), "after": .object(after), "version": version.map(JSON.string) ?? .null,
        ]
    }

    /// Nil for a value that `json` did not write.
    public init?(json: JSON) {
        guard let kind = json["kind"]?.stringValue.flatMap(Kind.init(rawValue:)),
            let model = json["model"]?.stringValue, let id = json["id"]?.intValue
        else { return nil }
        self.init(
            kind,
            model: model,
            id: id,
            before: json["before"]?.objectValue ?? [:],
            after: json["after"]?.objectValue ?? [:],
            version: json["version"]?.stringValue
        )
    }
}

private func texts(_ json: JSON?) -> [String: String] {
    (json?.objectValue ?? [:]).compactMapValues(\.stringValue)
}
