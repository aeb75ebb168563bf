import FoundationEssentials
import JSON
import PluginAPI
import RecordHandlers
import SQLite
import Testing

@testable import LocalCRMPlugin

/// What the file cannot do is said with what can be done about it, and nothing is left half done.
struct FileTests {
    private func sentence(_ failure: HandlerFailure?) -> String {
        guard case .unavailable(let detail, mayHaveHappened: false)? = failure else {
            return "not unavailable: \(String(describing: failure))"
        }
        return detail
    }

    @Test func `a file keeps what was made and is opened again as it was`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("crm.db")
        let id = try await LocalCRM(file: path).make("res.partner", ["name": "甲"])
        let again = try LocalCRM(file: path)
        #expect(try await again.one("res.partner", id, "name") == ["name": "甲"])
        #expect(try await again.find("crm.stage", []).count == 5)
    }

    @Test func `a folder that is not there is named`() {
        let failure = #expect(throws: HandlerFailure.self) { try LocalCRM(file: "/tmp/no/such/folder/crm.db") }
        #expect(sentence(failure).contains("check that its folder exists"))
    }

    @Test func `a file that is no database is left alone`() throws {
        let folder = try TemporaryFolder()
        let bytes = Array(repeating: UInt8(ascii: "x"), count: 4096)
        let path = try folder.file("crm.db", bytes)
        let failure = #expect(throws: HandlerFailure.self) { try LocalCRM(file: path) }
        #expect(sentence(failure).contains("not a sound database"))
        #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == bytes)
    }

    @Test func `a file that may only be read is read, and writing says why it fails`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("crm.db")
        let id = try await LocalCRM(file: path).make("res.partner", ["name": "甲"])
        let crm = try LocalCRM(.file(path), Connection.Options(access: .readOnly))
        #expect(try await crm.one("res.partner", id, "name") == ["name": "甲"])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.write("res.partner", [id], ["name": "乙"], as: alex)
        }
        #expect(sentence(failure).contains("make the file and its folder writable"))
    }

    @Test func `a file that another process is writing is called locked`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("crm.db")
        let crm = try LocalCRM(.file(path), Connection.Options(busyMilliseconds: 0))
        let id = try await crm.make("res.partner", ["name": "甲"])
        let other = try Connection(.file(path))
        try other.execute("BEGIN IMMEDIATE")
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.write("res.partner", [id], ["name": "乙"], as: alex)
        }
        #expect(sentence(failure).contains("held by another process"))
        #expect(try await crm.one("res.partner", id, "name") == ["name": "甲"])
        try other.execute("ROLLBACK")
        try await crm.write("res.partner", [id], ["name": "乙"], as: alex)
    }

    @Test func `a full disk leaves no half of a call`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("crm.db")
        let size = try await pages(of: LocalCRM(file: path), path)
        let crm = try LocalCRM(.file(path), Connection.Options(maximumPages: size + 4))
        let long = JSON.string(String(repeating: "x", count: 1000))
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.create(
                "res.partner",
                (0..<500).map { ["name": .string("n\($0)"), "comment": long] },
                key: "k",
                as: alex
            )
        }
        #expect(sentence(failure).contains("no room left"))
        #expect(try await crm.find("res.partner", [["name", "=like", "n%"]]) == [])
        // The key was not used up: with room, the same call goes through.
        let roomy = try LocalCRM(file: path)
        #expect(try await roomy.create("res.partner", [["name": "n0"]], key: "k", as: alex).count == 1)
    }

    @Test func `fields that a newer version knows are added to an older file`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("crm.db")
        let id = try await LocalCRM(file: path).make("crm.lead", ["name": "甲", "referred": "王芳"])
        do {
            let older = try Connection(.file(path))
            try older.execute("ALTER TABLE crm_lead DROP COLUMN referred; PRAGMA user_version = 1")
        }
        let crm = try LocalCRM(file: path)
        #expect(try await crm.one("crm.lead", id, "name", "referred") == ["name": "甲", "referred": false])
    }

    private func pages(of crm: LocalCRM, _ path: String) async throws -> Int {
        _ = try await crm.currentUser(as: alex)
        return try Connection(.file(path)).first("PRAGMA page_count") { $0.integer(0) } ?? 0
    }
}
