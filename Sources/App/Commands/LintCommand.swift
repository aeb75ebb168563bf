internal import Catalog
internal import Diagnostics
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

/// `parlance lint`: everything that is wrong with the files, at once.
enum LintCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let catalog = Catalog(folder: configuration.intents)
        let linked = try await linked(catalog, configuration, arguments)
        let diagnostics = (catalog.diagnostics + linked).inReadingOrder()
        if arguments.flags.contains("json") {
            for diagnostic in diagnostics { print(diagnostic.json.serialized()) }
        } else {
            print(Report(configuration).text(of: diagnostics), terminator: "")
            print(summary(diagnostics, catalog))
        }
        if arguments.flags.contains("explain") { explain(catalog) }
        return diagnostics.containsError ? 1 : 0
    }

    /// Against the embedded CRM's models, a snapshot's (`--schema FILE`), or those of the installed service (`--live`).
    private static func linked(
        _ catalog: Catalog,
        _ configuration: Configuration,
        _ arguments: Arguments
    ) async throws -> [Diagnostic] {
        if let path = arguments.options["schema"] {
            let schemas = try SchemaSnapshot(file: path).schemas
            return Linker.link(catalog.pack, plugins: try Plugins.inMemory(), schemas: schemas).1
        }
        guard arguments.flags.contains("live") else {
            return await Linked(catalog.pack, try Plugins.inMemory(), as: configuration.caller()).diagnostics
        }
        let plugins = try Plugins.installed(configuration)
        guard let source = plugins.lazy.compactMap(\.records).first else { return [] }
        let schemas = try await Schemas.read(
            for: catalog.pack,
            plugins: plugins,
            from: source,
            as: configuration.caller(),
            origin: try await Plugins.origin(of: plugins)
        )
        return Linker.link(catalog.pack, plugins: plugins, schemas: schemas).1
    }

    private static func explain(_ catalog: Catalog) {
        for file in catalog.fileNames {
            for taken in catalog.defaults(ofFile: file) { print("\(file): \(taken)") }
        }
    }

    private static func summary(_ diagnostics: [Diagnostic], _ catalog: Catalog) -> String {
        let errors = diagnostics.filter { $0.severity == .error }.count
        let warnings = diagnostics.filter { $0.severity == .warning }.count
        return "\(catalog.pack.intents.count) intents, \(errors) errors, \(warnings) warnings"
    }
}

/// Diagnostics with the lines that they are about.
struct Report {
    private let renderer: DiagnosticRenderer

    init(_ configuration: Configuration) {
        renderer = DiagnosticRenderer(inColour: configuration.inColour) { TextFile.read($0) }
    }

    func text(of diagnostics: [Diagnostic]) -> String { renderer.render(diagnostics) }
}
