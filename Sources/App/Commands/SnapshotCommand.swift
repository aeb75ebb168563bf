internal import Catalog
internal import JSON
internal import Linking
internal import OdooPlugin
internal import PluginAPI

/// `parlance schema-snapshot > odoo.json`: the models that the intents name, as the installed service has them.
enum SnapshotCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let plugins = try Plugins.installed(configuration)
        guard let source = plugins.lazy.compactMap(\.records).first else {
            throw UsageError("no plugin that is installed has records")
        }
        let caller = configuration.caller()
        let origin = try await Plugins.origin(of: plugins)
        let pack = Catalog.load(configuration.intents).0
        let schemas = try await Schemas.read(for: pack, plugins: plugins, from: source, as: caller, origin: origin)
        let models = schemas.models.values.sorted { $0.model < $1.model }
        print(SchemaSnapshot(origin: origin, models: models).json.serialized(pretty: true))
        return 0
    }
}
