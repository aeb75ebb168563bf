public import Diagnostics
public import Intents
public import PluginAPI

/// Finds what intents name among what plugins declare.
public struct Linker {
    let handlers: [String: Handler]
    let schemas: Schemas
    var kinds: [RecordKind.Name: RecordKind] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// Models that were named but that nobody has asked for yet.
    private(set) var wanted: Set<String> = []

    /// A program of what could be linked, with all that could not.
    ///
    /// - Parameters:
    ///   - schemas: Models that are not among them are not checked.
    ///   - previous: Its version of an intent or record kind stands in for one that has mistakes now.
    public static func link(
        _ pack: Pack,
        plugins: [any Plugin],
        schemas: Schemas = Schemas(),
        previous: Program? = nil
    ) -> (Program, [Diagnostic]) {
        var linker = Linker(plugins: plugins, schemas: schemas)
        let linked = linker.link(pack, previous: previous)
        let program = Program(
            pack: linked,
            handlers: linker.handlers,
            records: plugins.lazy.compactMap(\.records).first
        )
        return (program, linker.diagnostics.inReadingOrder())
    }

    /// The models whose schemas would let more of the pack be checked.
    static func wantedModels(of pack: Pack, plugins: [any Plugin], schemas: Schemas) -> Set<String> {
        var linker = Linker(plugins: plugins, schemas: schemas)
        _ = linker.link(pack, previous: nil)
        return linker.wanted
    }

    init(plugins: [any Plugin], schemas: Schemas) {
        var handlers: [String: Handler] = [:]
        var owners: [String: String] = [:]
        var twins: [Diagnostic] = []
        for plugin in plugins {
            for handler in plugin.handlers {
                if let owner = owners[handler.id] {
                    twins.append(.duplicateHandler(handler.id, of: plugin.name, first: owner))
                } else {
                    handlers[handler.id] = handler
                    owners[handler.id] = plugin.name
                }
            }
        }
        self.handlers = handlers
        self.schemas = schemas
        diagnostics = twins
    }

    private mutating func link(_ pack: Pack, previous: Program?) -> Pack {
        var linked = pack
        var broken: Set<RecordKind.Name> = []
        linked.records = pack.records.compactMap { kind in
            let mistakes = collect { $0.check(kind) }
            guard mistakes.containsError else { return kind }
            broken.insert(kind.name)
            return previous?.kind(kind.name)
        }
        kinds = Dictionary(linked.records.map { ($0.name, $0) }) { first, _ in first }
        broken.subtract(kinds.keys)
        linked.intents = pack.intents.compactMap { intent in
            let mistakes = collect { $0.check(intent, broken: broken) }
            return mistakes.containsError ? previous?.intent(intent.id) : intent
        }
        return linked
    }

    /// What a check has found.
    private mutating func collect(_ check: (inout Linker) -> Void) -> [Diagnostic] {
        let count = diagnostics.count
        check(&self)
        return Array(diagnostics[count...])
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// The schema of a model; nil when it is not there, which is reported, or not known, which is not.
    mutating func schema(of model: String, at place: SourceRange) -> ModelSchema? {
        if let schema = schemas.models[model] { return schema }
        if schemas.missing.contains(model) {
            report(.unknownModel(model, at: place, known: schemas.models.keys.sorted(), origin: schemas.origin))
        } else {
            wanted.insert(model)
        }
        return nil
    }
}
