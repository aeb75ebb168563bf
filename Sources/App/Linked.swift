internal import Diagnostics
internal import Intents
internal import Linking
internal import PluginAPI

/// A pack linked to plugins, checked against the models that they really have.
struct Linked {
    let program: Program
    let diagnostics: [Diagnostic]

    /// - Parameter previous: What goes on in the place of an intent that has mistakes now.
    init(_ pack: Pack, _ plugins: [any Plugin], as caller: Caller, previous: Program? = nil) async {
        var schemas = Schemas()
        if let source = plugins.lazy.compactMap(\.records).first {
            // Without the models nothing is checked against them; what is wrong then shows when it is used.
            let read = try? await Schemas.read(for: pack, plugins: plugins, from: source, as: caller, origin: "Odoo 19")
            schemas = read ?? schemas
        }
        (program, diagnostics) = Linker.link(pack, plugins: plugins, schemas: schemas, previous: previous)
    }
}
