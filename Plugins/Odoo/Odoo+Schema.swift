internal import Intents
internal import JSON
public import PluginAPI

extension Odoo {
    public func schema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema? {
        if let known = await schemas[model] { return known }
        guard let fields = try await fields(of: model, in: .en, as: caller) else { return nil }
        let translated = try await self.fields(of: model, in: .zh, as: caller) ?? [:]
        var schema = ModelSchema(
            model: model,
            fields: Dictionary(uniqueKeysWithValues: fields.map { ($0, Self.field($1, translated[$0])) })
        )
        // Where everything is read-only it is this person's rights that speak, and not the model.
        if schema.fields.values.allSatisfy(\.isReadonly) {
            for name in schema.fields.keys { schema.fields[name]?.isReadonly = false }
        }
        await schemas.keep(schema)
        return schema
    }

    /// Nil for a model that this server does not have.
    private func fields(
        of model: String,
        in language: Language,
        as caller: Caller
    ) async throws(HandlerFailure) -> [String: JSON]? {
        let attributes: [JSON] = [
            "string", "type", "required", "readonly", "relation", "relation_field", "selection", "store",
        ]
        do {
            let answer = try await call(
                RemoteCall(model, "fields_get", [("attributes", .array(attributes))]),
                as: caller,
                context: ["lang": .string(language.odoo)]
            )
            return answer.objectValue
        } catch {
            switch error {
            // An unknown model: 404 in JSON-2, a UserError in JSON-RPC.
            case .misused(let detail) where detail.contains(model): return nil
            case .invalid(_, let detail) where detail.contains(model): return nil
            default: throw error
            }
        }
    }

    private static func field(_ json: JSON, _ translated: JSON?) -> ModelSchema.Field {
        let options = (json["selection"]?.arrayValue ?? []).map { option in
            let key = option[0]?.stringValue ?? ""
            let other = translated?["selection"]?.arrayValue?.first { $0[0]?.stringValue == key }
            return ModelSchema.Option(
                key: key,
                label: Localized(zh: other?[1]?.stringValue, en: option[1]?.stringValue)
            )
        }
        return ModelSchema.Field(
            type: json["type"]?.stringValue ?? "",
            label: Localized(zh: translated?["string"]?.stringValue, en: json["string"]?.stringValue),
            relation: json["relation"]?.stringValue,
            relationField: json["relation_field"]?.stringValue,
            selection: options,
            isRequired: json["required"]?.boolValue ?? false,
            isReadonly: json["readonly"]?.boolValue ?? false,
            isStored: json["store"]?.boolValue ?? true
        )
    }
}

/// What models look like; it holds as long as the process, since modules are not installed while people talk.
actor SchemaCache {
    private var models: [String: ModelSchema] = [:]

    subscript(model: String) -> ModelSchema? { models[model] }

    func keep(_ schema: ModelSchema) { models[schema.model] = schema }
}

/// What writes under a key have answered: a repeated write is not sent again.
actor AnswerCache {
    private var results: [String: JSON] = [:]
    private var ids: [String: [Int]] = [:]
    private var order: [String] = []

    private static let capacity = 10_000
    private static let remembered = 100

    /// The latest records that were made here.
    func made(in model: String) -> [Int] { ids[model] ?? [] }

    func note(_ made: [Int], in model: String) {
        ids[model] = Array(((ids[model] ?? []) + made).suffix(AnswerCache.remembered))
    }

    func result(_ key: String, _ operation: String) -> JSON? { results["\(key)/\(operation)"] }

    func keep(_ result: JSON, for key: String, _ operation: String) {
        let name = "\(key)/\(operation)"
        if results.updateValue(result, forKey: name) == nil { order.append(name) }
        if order.count > AnswerCache.capacity { results[order.removeFirst()] = nil }
    }
}
