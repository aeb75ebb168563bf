public import JSON
internal import Intents

extension ModelSchema {
    /// The form of a snapshot file.
    public var json: JSON {
        var members: [String: JSON] = [
            "model": .string(model), "fields": .object(fields.mapValues(\.json)),
        ]
        if let methods { members["methods"] = .array(methods.sorted().map(JSON.string)) }
        return .object(members)
    }

    /// Nil for a value that `json` did not write.
    public init?(json: JSON) {
        guard let model = json["model"]?.stringValue, let fields = json["fields"]?.objectValue else { return nil }
        let methods = json["methods"]?.arrayValue.map { Set($0.compactMap(\.stringValue)) }
        self.init(model: model, fields: fields.compactMapValues(Field.init(json:)), methods: methods)
    }
}

extension ModelSchema.Field {
    fileprivate var json: JSON {
        var members: [String: JSON] = ["type": .string(type)]
        members["label"] = label.en.map(JSON.string)
        members["label_zh"] = label.zh.map(JSON.string)
        members["relation"] = relation.map(JSON.string)
        members["relation_field"] = relationField.map(JSON.string)
        if !selection.isEmpty {
            members["selection"] = .array(
                selection.map { option in
                    [.string(option.key), .string(option.label.en ?? ""), .string(option.label.zh ?? "")]
                }
            )
        }
        if isRequired { members["required"] = true }
        if isReadonly { members["readonly"] = true }
        if !isStored { members["stored"] = false }
        return .object(members)
    }

    fileprivate init?(json: JSON) {
        guard let type = json["type"]?.stringValue else { return nil }
        self.init(
            type: type,
            label: Localized(zh: json["label_zh"]?.stringValue, en: json["label"]?.stringValue),
            relation: json["relation"]?.stringValue,
            relationField: json["relation_field"]?.stringValue,
            selection: (json["selection"]?.arrayValue ?? []).map { option in
                ModelSchema.Option(
                    key: option[0]?.stringValue ?? "",
                    label: Localized(zh: option[2]?.stringValue, en: option[1]?.stringValue)
                )
            },
            isRequired: json["required"]?.boolValue ?? false,
            isReadonly: json["readonly"]?.boolValue ?? false,
            isStored: json["stored"]?.boolValue ?? true
        )
    }
}
