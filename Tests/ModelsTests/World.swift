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
    /// The same world read without models.
    let offline: Interpreter

    /// Wednesday 2026-03-18, ten in the morning in Shanghai.
    static let now = 1_773_799_200

    static let pack: Pack = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Intents")
        return Catalog.load(folder.standardized.path).0
    }()

    init(_ models: [any ChatModel], _ options: Cascade.Options = .prompt, given: [String: [JSON]] = [:]) async throws {
        crm = try LocalCRM()
        try await crm.load(given, as: World.admin)
        // The CRM makes the record of a person the first time that they are looked for.
        _ = try await crm.currentUser(as: World.admin)
        let (program, _) = Linker.link(World.pack, plugins: [crm])
        journal = try SQLiteJournal(Database(.memory))
        offline = Interpreter(program: program, reader: World.reader, journal: journal)
        let cascade = Cascade(program.pack, offline: World.reader, models: models, options: options)
        interpreter = Interpreter(program: program, reader: cascade, journal: journal)
    }

    static let reader = OfflineReader(pack)

    static let admin = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: now)

    func conversation(roles: Set<Role> = ["sales"]) -> Conversation {
        let session = Session(id: "test", user: "me", roles: roles, timeZone: "Asia/Shanghai", offset: 28_800)
        return Conversation(interpreter, session: session)
    }

    /// Every record that an intent of the pack can make or change, and the journal's last word.
    func contents() async throws -> [String: [[String: JSON]]] {
        var contents: [String: [[String: JSON]]] = [:]
        for (model, fields) in World.fields {
            let query = RecordQuery(model: model, domain: [], fields: fields, includesArchived: true)
            contents[model] = try await crm.search(query, as: World.admin).map(\.values)
        }
        let last = try await journal.lastDone(in: "test", by: "me")
        contents["journal"] = last.map { [["id": .string($0.id)]] } ?? []
        return contents
    }

    private static let fields: [String: [String]] = [
        "res.partner": ["name", "phone", "email", "active", "user_id"], "res.users": ["login"],
        "crm.lead": ["name", "type", "stage_id", "expected_revenue", "user_id", "active"],
        "mail.activity": ["summary"], "mail.message": ["body"], "calendar.event": ["name"], "sale.order": ["name"],
    ]
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
func commands(_ list: (String, String?, String?)...) -> String { commands(list) }

func commands(_ commands: [(String, String?, String?)]) -> String {
    let list = commands.map { verb, name, words -> JSON in
        ["do": .string(verb), "name": name.map(JSON.string) ?? .null, "words": words.map(JSON.string) ?? .null]
    }
    return JSON.object(["commands": .array(list)]).serialized()
}
