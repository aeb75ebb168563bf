internal import Catalog
internal import Diagnostics
internal import Engine
internal import Intents
internal import JSON
internal import Linking
internal import LocalCRMPlugin
internal import Models
internal import Observability
internal import PluginAPI
internal import SQLite
internal import Storage
internal import TimeZones

/// Files, plugins and stores put together: what every subcommand starts from.
struct Installation {
    let configuration: Configuration
    private(set) var catalog: Catalog
    private(set) var interpreter: Interpreter
    private(set) var diagnostics: [Diagnostic]
    let plugins: [any Plugin]
    private let journal: any Journal
    private let readers: Readers

    /// - Parameter metrics: Where calls of the CRM and of models are counted.
    init(_ configuration: Configuration, _ metrics: Metrics? = nil) async throws {
        let plugins = try Plugins.installed(configuration, metrics)
        let journal = try SQLiteJournal(Database(.file(configuration.data("journal.sqlite"))))
        try await self.init(configuration, plugins, journal, Readers(configuration, metrics))
    }

    /// Over stores that are gone with the process.
    static func inMemory(_ configuration: Configuration, _ metrics: Metrics? = nil) async throws -> Installation {
        let journal = try SQLiteJournal(Database(.memory))
        return try await Installation(
            configuration,
            try Plugins.inMemory(),
            journal,
            Readers(configuration, keepsAccounts: false, metrics)
        )
    }

    init(
        _ configuration: Configuration,
        _ plugins: [any Plugin],
        _ journal: any Journal,
        _ readers: Readers
    ) async throws {
        self.readers = readers
        self.configuration = configuration
        self.plugins = plugins
        self.journal = journal
        catalog = Catalog(folder: configuration.intents)
        let linked = await Linked(catalog.pack, plugins, as: configuration.caller())
        interpreter = Installation.interpreter(linked.program, journal, readers)
        diagnostics = (catalog.diagnostics + linked.diagnostics).inReadingOrder()
    }

    /// Reads the files that have changed; nil when none has.
    mutating func reload() async -> [Diagnostic]? {
        guard let reload = catalog.reload() else { return nil }
        let linked = await Linked(
            catalog.pack,
            plugins,
            as: configuration.caller(),
            previous: interpreter.program
        )
        interpreter = Installation.interpreter(linked.program, journal, readers)
        diagnostics = (catalog.diagnostics + linked.diagnostics).inReadingOrder()
        let names = Set(reload.changed)
        return diagnostics.filter { names.contains($0.range.file) }
    }

    /// Of the requests to models; nil where none is configured.
    var ledger: SQLiteLedger? { readers.ledger }

    var timeZone: String { interpreter.program.pack.settings.timeZone }

    func session(_ id: String, at now: Int) -> Session {
        Session(
            id: id,
            user: configuration.user,
            roles: configuration.roles,
            timeZone: timeZone,
            offset: ZoneRules(named: timeZone)?.offset(at: now) ?? 0
        )
    }

    private static func interpreter(
        _ program: Program,
        _ journal: any Journal,
        _ readers: Readers
    ) -> Interpreter {
        Interpreter(program: program, reader: readers.reader(program.pack), journal: journal)
    }
}

extension Configuration {
    func caller(at now: Int = Clock.now) -> Caller {
        Caller(user: user, roles: roles, language: language ?? .en, timeZone: "UTC", now: now)
    }
}
