import Backup
import Foundation
import SQLite
import Testing

struct BackupFolderTests {
    private let folder: URL
    private let backups: BackupFolder

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        backups = BackupFolder(of: folder.path, at: folder.appending(path: "kept").path)
    }

    private func database(_ name: String) throws -> Database {
        let database = try Database(.file(folder.appending(path: name).path))
        try database.with { (connection) throws(DatabaseError) in
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS note (text TEXT);
                CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, epoch TEXT)
                """
            )
        }
        return database
    }

    private func write(_ text: String, to database: Database) throws {
        try database.with { (connection) throws(DatabaseError) in
            _ = try connection.run("INSERT INTO note VALUES (?)", [.text(text)])
        }
    }

    private func texts(_ database: Database, _ sql: String = "SELECT text FROM note ORDER BY rowid") throws -> [String?]
    {
        try database.with { (connection) throws(DatabaseError) in try connection.rows(sql) { row in row.text(0) } }
    }

    @Test func `what is open all the while is copied, and comes back under the hands of who has it open`() throws {
        let chat = try database("chat.sqlite")
        let crm = try database("crm.sqlite")
        try write("kept", to: chat)
        try write("kept too", to: crm)
        #expect(try backups.make("2026-01-01") == ["chat.sqlite", "crm.sqlite"])
        try write("later", to: chat)
        try write("later", to: crm)
        #expect(try backups.restore("2026-01-01") == ["chat.sqlite", "crm.sqlite"])
        #expect(try texts(chat) == ["kept"])
        #expect(try texts(crm) == ["kept too"])
        try write("afterwards", to: chat)
        #expect(try texts(database("chat.sqlite")) == ["kept", "afterwards"])
    }

    @Test func `a copy has nothing of a transaction that is under way`() throws {
        let chat = try database("chat.sqlite")
        try write("committed", to: chat)
        try chat.with { (connection) throws(DatabaseError) in
            try connection.execute("BEGIN IMMEDIATE; INSERT INTO note VALUES ('half')")
        }
        try backups.make("1")
        try chat.with { (connection) throws(DatabaseError) in try connection.execute("COMMIT") }
        let copy = try Database(.file(folder.appending(path: "kept/1/chat.sqlite").path))
        #expect(try texts(copy) == ["committed"])
    }

    @Test func `a restored log begins a new epoch`() throws {
        let chat = try database("chat.sqlite")
        try chat.with { (connection) throws(DatabaseError) in
            try connection.execute("INSERT INTO session VALUES ('a', 'e1'), ('b', 'e1')")
        }
        try backups.make("1")
        try backups.restore("1")
        let epochs = try texts(chat, "SELECT epoch FROM session")
        #expect(!epochs.contains("e1"))
        #expect(Set(epochs).count == 2)
    }

    @Test func `the newest are kept, and those that others put there`() throws {
        try write("x", to: database("chat.sqlite"))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "kept/mine"),
            withIntermediateDirectories: true
        )
        for name in ["1", "2", "3", "4"] { try backups.make(name, keeping: 2) }
        #expect(backups.names == ["3", "4"])
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "kept/mine").path))
    }

    @Test func `a damaged copy is not brought back, and nothing is changed`() throws {
        let chat = try database("chat.sqlite")
        try write("kept", to: chat)
        try write("x", to: database("a.sqlite"))
        try backups.make("1")
        try write("later", to: chat)
        let file = folder.appending(path: "kept/1/chat.sqlite")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 0xFF
        try bytes.write(to: file)
        #expect(throws: BackupFailure.damaged(file: "chat.sqlite", reason: "it is not what was written")) {
            try backups.restore("1")
        }
        #expect(try texts(chat) == ["kept", "later"])
    }

    @Test func `what is not there is told`() throws {
        #expect(throws: BackupFailure.nothingToKeep(folder: folder.path)) { try backups.make("1") }
        try write("x", to: database("chat.sqlite"))
        try backups.make("1")
        #expect(throws: BackupFailure.unknown("2", known: ["1"])) { try backups.restore("2") }
        #expect(throws: BackupFailure.unknown("../..", known: ["1"])) { try backups.restore("../..") }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "kept/1").path)
        #expect(mode[.posixPermissions] as? Int == 0o700)
    }
}
