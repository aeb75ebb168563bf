import SQLite
import Testing

struct SharedDatabaseTests {
    @Test func `tasks that share a database take turns`() async throws {
        let database = try Database(.memory)
        try database.with { try $0.execute("CREATE TABLE t (n); INSERT INTO t VALUES (0)") }
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask { try database.with { connection in try increment(connection) } }
            }
            try await group.waitForAll()
        }
        #expect(try database.with { try $0.first("SELECT n FROM t") { $0.integer(0) } } == 50)
    }

    @Test func `tasks that share a queue take turns on its own thread`() async throws {
        let queue = try DatabaseQueue(.memory)
        try await queue.with { try $0.execute("CREATE TABLE t (n); INSERT INTO t VALUES (0)") }
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 {
                group.addTask { try await queue.with { connection in try increment(connection) } }
            }
            try await group.waitForAll()
        }
        #expect(try await queue.with { try $0.first("SELECT n FROM t") { $0.integer(0) } } == 50)
    }

    @Test func `a file keeps what was committed`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("a.db")
        do {
            let database = try Database(.file(path), .init(synchronous: .normal))
            try database.with { try $0.execute("CREATE TABLE t (n); INSERT INTO t VALUES (7)") }
        }
        let database = try Database(.file(path))
        #expect(try database.with { try $0.first("SELECT n FROM t") { $0.integer(0) } } == 7)
    }
}

private func increment(_ connection: Connection) throws(DatabaseError) {
    try connection.transaction { () throws(DatabaseError) in
        let number = try connection.first("SELECT n FROM t") { $0.integer(0) } ?? 0
        try connection.run("UPDATE t SET n = ?", [.integer(number + 1)])
    }
}
