internal import JSON
internal import Linking
internal import PluginAPI

/// The models of a service as one file, so that lint can check against them without the service.
struct SchemaSnapshot {
    let origin: String
    let models: [ModelSchema]

    var json: JSON { ["origin": .string(origin), "models": .array(models.map(\.json))] }

    init(origin: String, models: [ModelSchema]) {
        self.origin = origin
        self.models = models
    }

    init(file path: String) throws(UsageError) {
        guard let text = TextFile.read(path) else { throw UsageError("cannot read '\(path)'") }
        let json: JSON
        do {
            json = try JSON(parsing: text)
        } catch {
            throw UsageError("\(path): \(error)")
        }
        guard let models = json["models"]?.arrayValue else {
            throw UsageError("'\(path)' is no schema snapshot: write one with `parlance schema-snapshot`")
        }
        origin = json["origin"]?.stringValue ?? path
        self.models = models.compactMap(ModelSchema.init(json:))
    }

    var schemas: Schemas { Schemas(models, origin: origin) }
}
