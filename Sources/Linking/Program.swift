public import Intents
public import PluginAPI

/// Intents whose handlers, models and fields exist: what the engine runs.
public struct Program: Sendable {
    /// With those intents and record kinds alone that could be linked.
    public let pack: Pack
    public let handlers: [String: Handler]
    /// Where words find their records; nil when no plugin has any.
    public let records: (any RecordSource)?
    private let intents: [Intent.ID: Intent]
    public let kinds: [RecordKind.Name: RecordKind]

    init(pack: Pack, handlers: [String: Handler], records: (any RecordSource)?) {
        self.pack = pack
        self.handlers = handlers
        self.records = records
        intents = Dictionary(pack.intents.map { ($0.id, $0) }) { first, _ in first }
        kinds = Dictionary(pack.records.map { ($0.name, $0) }) { first, _ in first }
    }

    public func intent(_ id: Intent.ID) -> Intent? { intents[id] }

    public func handler(_ id: String) -> Handler? { handlers[id] }

    public func kind(_ name: RecordKind.Name) -> RecordKind? { kinds[name] }
}
