public import Intents
public import PluginAPI

/// The models that a program may name, as far as they are known.
public struct Schemas: Sendable {
    /// What they were read from, for sentences: `Odoo 19`.
    public var origin: String?
    public private(set) var models: [String: ModelSchema]
    /// Models that were asked for and are not there.
    public private(set) var missing: Set<String>

    public init(_ models: [ModelSchema] = [], missing: Set<String> = [], origin: String? = nil) {
        self.models = Dictionary(models.map { ($0.model, $0) }) { first, _ in first }
        self.missing = missing
        self.origin = origin
    }

    /// Asks `source` for every model that the pack names, and for those that its fields lead to.
    public static func read(
        for pack: Pack,
        plugins: [any Plugin],
        from source: any RecordSource,
        as caller: Caller,
        origin: String? = nil
    ) async throws(HandlerFailure) -> Schemas {
        var schemas = Schemas(origin: origin)
        while true {
            let wanted = Linker.wantedModels(of: pack, plugins: plugins, schemas: schemas)
            guard !wanted.isEmpty else { return schemas }
            for model in wanted.sorted() {
                if let schema = try await source.schema(of: model, as: caller) {
                    schemas.models[model] = schema
                } else {
                    schemas.missing.insert(model)
                }
            }
        }
    }

    func isKnown(_ model: String) -> Bool { models[model] != nil || missing.contains(model) }
}
