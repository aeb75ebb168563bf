import Catalog
import Diagnostics
import Engine
import FoundationEssentials
import Intents
import JSON
import Linking
import LocalCRMPlugin
import PluginAPI
import SQLite
import Storage
import Understanding

/// An embedded CRM in memory with the standard pack, or with intents of a test's own beside its words.
struct World {
    let crm: LocalCRM
    let journal: SQLiteJournal
    let audit: AuditLog
    let interpreter: Interpreter

    /// Wednesday 2026-03-18, ten in the morning in Shanghai.
    static let now = 1_773_799_200

    static let standard = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Intents").standardized.path

    /// - Parameters:
    ///   - intents: YAML by name; empty for the standard ones.
    ///   - plugins: More plugins, asked before the CRM.
    init(
        _ given: [String: [JSON]] = [:],
        intents: [String: String] = [:],
        plugins: [any Plugin] = []
    ) async throws {
        crm = try LocalCRM()
        let caller = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: World.now)
        try await crm.load(given, as: caller)
        let pack = intents.isEmpty ? Catalog.load(World.standard).0 : try World.pack(intents)
        let (program, diagnostics) = Linker.link(pack, plugins: plugins + [crm])
        guard !diagnostics.containsError else { throw BadPack(messages: diagnostics.map(\.message)) }
        let database = try Database(.memory)
        journal = try SQLiteJournal(database)
        audit = try AuditLog(database)
        interpreter = Interpreter(program: program, reader: OfflineReader(program.pack), journal: journal)
    }

    func conversation(
        _ id: String = "test",
        user: String = "me",
        roles: Set<Role> = ["sales", "sales_manager"]
    ) -> Conversation {
        let session = Session(id: id, user: user, roles: roles, timeZone: "Asia/Shanghai", offset: 28_800)
        return Conversation(interpreter, session: session)
    }

    func search(_ model: String, _ domain: JSON = [], fields: [String] = ["name"]) async throws -> [Record] {
        let caller = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: World.now)
        return try await crm.search(RecordQuery(model: model, domain: domain, fields: fields), as: caller)
    }

    private static func pack(_ intents: [String: String]) throws -> Pack {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parlance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["pack.yaml", "records.yaml", "talk.yaml"] {
            try FileManager.default.copyItem(
                atPath: "\(standard)/\(name)",
                toPath: folder.appending(path: name).path
            )
        }
        for (name, text) in intents {
            try Data(text.utf8).write(to: folder.appending(path: "\(name).yaml"))
        }
        let (pack, diagnostics) = Catalog.load(folder.path)
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw BadPack(messages: errors.map(\.message)) }
        return pack
    }

    struct BadPack: Error { let messages: [String] }
}

extension Conversation {
    /// What the last part of the answer does: `ask phone`, `confirm`.
    mutating func kind(_ words: String, at now: Int = World.now) async -> String {
        await reply(to: words, at: now).reply.parts.last?.kind.description ?? ""
    }
}
