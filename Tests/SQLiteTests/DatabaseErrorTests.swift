import FoundationEssentials
import SQLite
import Testing

struct DatabaseErrorTests {
    @Test(
        arguments: [
            ("INSERT INTO t VALUES (1, 'b', 1, NULL)", .unique),
            ("INSERT INTO t VALUES (2, 'a', 1, NULL)", .unique),
            ("INSERT INTO t VALUES (2, NULL, 1, NULL)", .notNull),
            ("INSERT INTO t VALUES (2, 'b', -1, NULL)", .check),
            ("INSERT INTO t VALUES (2, 'b', 1, 9)", .foreignKey),
        ] as [(String, DatabaseError.Constraint)]
    )
    func `a broken constraint says which kind it is`(sql: String, kind: DatabaseError.Constraint) throws {
        let connection = try Connection(.memory)
        try connection.execute(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, n CHECK (n > 0), parent REFERENCES t);
            INSERT INTO t VALUES (1, 'a', 1, NULL)
            """
        )
        let error = #expect(throws: DatabaseError.self) { try connection.run(sql) }
        guard case .constraint(let found, _) = error else {
            Issue.record("not a constraint: \(String(describing: error))")
            return
        }
        #expect(found == kind)
    }

    @Test func `SQL that does not parse is our own mistake`() throws {
        let connection = try Connection(.memory)
        let error = #expect(throws: DatabaseError.self) { try connection.run("SELEKT 1") }
        #expect(error == .misused(sql: "SELEKT 1", detail: "near \"SELEKT\": syntax error"))
    }

    @Test func `a file in a folder that does not exist cannot be opened`() throws {
        let path = "/tmp/no-such-folder-\(UInt64.random(in: 0...UInt64.max))/a.db"
        let error = #expect(throws: DatabaseError.self) { try Connection(.file(path)) }
        #expect(error == .cannotOpen(path: path, reason: "unable to open database file"))
    }

    @Test func `a file that is no database is called corrupt and left as it was`() throws {
        let folder = try TemporaryFolder()
        let bytes = [UInt8](repeating: 0x41, count: 8192)
        let path = try folder.file("notes.txt", bytes)
        let error = #expect(throws: DatabaseError.self) { try Connection(.file(path)) }
        #expect(error == .corrupt(path: path, detail: "file is not a database"))
        #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == bytes)
    }

    @Test func `a damaged page is called corrupt`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.db")
        try fill(path, rows: 2_000)
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        bytes.replaceSubrange(4096..<40_960, with: [UInt8](repeating: 0x5A, count: 36_864))
        try Data(bytes).write(to: URL(filePath: path))
        let connection = try Connection(.file(path))
        let error = #expect(throws: DatabaseError.self) {
            try connection.query("SELECT sum(length(text)) FROM t") { _ in }
        }
        #expect(error == .corrupt(path: path, detail: "database disk image is malformed"))
    }

    @Test func `a connection for reading refuses to write`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.db")
        try fill(path, rows: 1)
        let connection = try Connection(.file(path), .init(access: .readOnly))
        #expect(throws: DatabaseError.readOnly(path: path)) { try connection.run("DELETE FROM t") }
        #expect(try connection.first("SELECT count(*) FROM t") { $0.integer(0) } == 1)
    }

    @Test func `a full disk undoes the whole transaction and the file stays usable`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.db")
        try fill(path, rows: 1)
        let connection = try Connection(.file(path), .init(maximumPages: 8))
        let error = #expect(throws: DatabaseError.self) {
            try connection.transaction { () throws(DatabaseError) in
                for _ in 0..<100 { try connection.run("INSERT INTO t (text) VALUES (?)", [.text(long)]) }
            }
        }
        #expect(error == .full(path: path))
        #expect(!connection.isInTransaction)
        #expect(try connection.first("SELECT count(*) FROM t") { $0.integer(0) } == 1)
        try connection.run("INSERT INTO t (text) VALUES ('short')")
    }

    @Test func `a file that somebody else is writing is locked, and free again afterwards`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.db")
        try fill(path, rows: 1)
        let first = try Connection(.file(path))
        let second = try Connection(.file(path), .init(busyMilliseconds: 0))
        try first.transaction { () throws(DatabaseError) in
            try first.run("INSERT INTO t (text) VALUES ('a')")
            #expect(throws: DatabaseError.locked(path: path)) {
                try second.transaction { () throws(DatabaseError) in }
            }
        }
        try second.run("INSERT INTO t (text) VALUES ('b')")
        #expect(try first.first("SELECT count(*) FROM t") { $0.integer(0) } == 3)
    }

    @Test(
        arguments: [
            (.full(path: "/a.db"), "free space"),
            (.locked(path: "/a.db"), "held by another process"),
            (.readOnly(path: "/a.db"), "make the file and its folder writable"),
            (.corrupt(path: "/a.db", detail: "x"), "restore it from a backup"),
            (.cannotOpen(path: "/a.db", reason: "x"), "check that its folder exists"),
        ] as [(DatabaseError, String)]
    )
    func `a failure says what can be done about it`(error: DatabaseError, cure: String) {
        #expect("\(error)".contains(cure))
        #expect("\(error)".contains("/a.db"))
    }

    private let long = String(repeating: "x", count: 1000)

    private func fill(_ path: String, rows: Int) throws {
        let connection = try Connection(.file(path))
        try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
        try connection.transaction { () throws(DatabaseError) in
            for _ in 0..<rows { try connection.run("INSERT INTO t (text) VALUES (?)", [.text(long)]) }
        }
        try connection.query("PRAGMA wal_checkpoint(TRUNCATE)") { _ in }
    }
}
