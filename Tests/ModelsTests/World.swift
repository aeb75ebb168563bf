import Catalog
import Engine
import Entities
import FoundationEssentials
import HTTPClient
import Intents
import JSON
import Linking
import LocalCRMPlugin
import PluginAPI
import SQLite
import Storage
import Understanding

@testable import Models

/// The standard pack over an embedded CRM in memory, read by whatever a test puts behind the offline reader.
struct World {
    let crm: LocalCRM
    let journal: SQLiteJournal
    let interpreter: Interpreter

    /// Wednesday 2026-03-18, ten in the morning in Shanghai.
    static let now = 1_773_799_200

    static let pack: Pack = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Intents")
        return Catalog.load(folder.standardized.path).0
    }()

    init(_ models: [any ChatModel], _ options: Cascade.Options = .prompt, given: [String: [JSON]] = [:]) async throws {
        crm = try LocalCRM()
        try await crm.load(given, as: World.admin)
        let (program, _) = Linker.link(World.pack, plugins: [crm])
        journal = try SQLiteJournal(Database(.memory))
        let cascade = Cascade(
            program.pack,
            offline: OfflineReader(program.pack),
            models: models,
            options: options
        )
        interpreter = Interpreter(program: program, reader: cascade, journal: journal)
    }

    static let admin = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: now)

    func conversation(roles: Set<Role> = ["sales"]) -> Conversation {
        let session = Session(id: "test", user: "me", roles: roles, timeZone: "Asia/Shanghai", offset: 28_800)
        return Conversation(interpreter, session: session)
    }

    func count(_ model: String) async throws -> Int {
        try await crm.search(RecordQuery(model: model, domain: [], fields: ["id"]), as: World.admin).count
    }
}

extension Cascade.Options {
    /// No waits between attempts.
    static var prompt: Cascade.Options {
        var options = Cascade.Options()
        options.backoff = .init(first: .zero, ceiling: .zero, retries: 1, patience: .zero)
        options.time = .seconds(20)
        return options
    }
}

extension ReadingContext {
    static func at(_ pending: Pending = .nothing, frame: OpenFrame? = nil, roles: Set<Role> = ["sales"]) -> Self {
        let now = Moment(Day(number: 20_530), TimeOfDay(hour: 10) ?? .midnight, offset: 28_800)
        return ReadingContext(reference: Reference(now: now), roles: roles, pending: pending, frame: frame)
    }
}

/// `start create_customer`, `set phone 138…` as a model's answer.
func commands(_ commands: (String, String?, String?)...) -> String {
    let list = commands.map { verb, name, words -> JSON in
        ["do": .string(verb), "name": name.map(JSON.string) ?? .null, "words": words.map(JSON.string) ?? .null]
    }
    return JSON.object(["commands": .array(list)]).serialized()
}
