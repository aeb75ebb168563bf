import Catalog
import Engine
import FoundationEssentials
import HTTPClient
import Intents
import JSON
import Linking
import LocalCRMPlugin
import OdooPlugin
import PluginAPI
import SQLite
import Storage
import Testing
import Understanding

/// The conversations that stand beside the intents, over the wire: what passes on the embedded CRM passes on Odoo.
struct OdooConversationTests {
    /// Wednesday 2026-03-18, ten in the morning in Shanghai.
    static let now = 1_773_799_200

    @Test(arguments: [19, 18])
    func `every conversation of the pack goes as it does on the embedded CRM`(version: Int) async throws {
        let pack = Catalog.load(Self.intents).0
        #expect(pack.intents.count >= 10)
        let overTheWire = try await SimulatedOdoo.run(version: version) { odoo in
            try await results(pack) { crm in
                let database = "world-\(UUID().uuidString)"
                odoo.add(crm, as: database)
                let account = OdooCredential(login: "me", key: Secret("secret"))
                return Odoo(OdooServer(url: odoo.url, database: database), credentials: ServiceAccount(account))
            }
        }
        let embedded = try await results(pack) { $0 }
        #expect(!embedded.isEmpty)
        #expect(overTheWire == embedded)
    }

    static let intents = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Intents").standardized.path

    private func results(
        _ pack: Pack,
        plugin: @escaping @Sendable (LocalCRM) -> any Plugin
    ) async throws -> [IntentTester.Result] {
        let tester = IntentTester(now: Self.now, offset: 28_800) { given in
            let crm = try LocalCRM()
            let caller = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: Self.now)
            try await crm.load(given, as: caller)
            let program = Linker.link(pack, plugins: [plugin(crm)]).0
            let journal = try SQLiteJournal(Database(.memory))
            return Interpreter(program: program, reader: OfflineReader(program.pack), journal: journal)
        }
        return try await tester.run(pack.intents).results.filter { $0.kind == .conversation }
    }
}
