import SQLite
import Testing

final class CommitQueueTests: Sendable {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        let folder = try TemporaryFolder()
        path = try folder.file("a.db")
        self.folder = folder
        try Connection(.file(path)).execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)")
    }

    private func queue(_ options: Connection.Options = Connection.Options()) throws -> CommitQueue {
        try CommitQueue(Database(.file(path), options))
    }

    private func insert(_ text: String, into queue: CommitQueue) async throws(DatabaseError) {
        try await queue.transaction(translating: { $0 }) { connection throws(DatabaseError) in
            _ = try connection.run("INSERT INTO t (text) VALUES (?)", [.text(text)])
        }
    }

    private func texts(in queue: CommitQueue) throws -> [String] {
        try queue.read { connection throws(DatabaseError) in
            try connection.rows("SELECT text FROM t ORDER BY id") { $0.text(0) ?? "" }
        }
    }

    @Test func `what was written is there for every reader once its call returns`() async throws {
        let queue = try queue()
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask { [self] in
                    try await insert("\(number)", into: queue)
                    #expect(try texts(in: queue).contains("\(number)"))
                    let other = try Connection(.file(path), .init(access: .readOnly))
                    #expect(
                        try other.first("SELECT count(*) FROM t WHERE text = ?", [.text("\(number)")]) { $0.integer(0) }
                            == 1
                    )
                }
            }
            try await group.waitForAll()
        }
        #expect(try texts(in: queue).count == 200)
    }

    @Test func `one that fails takes nobody with it`() async throws {
        let queue = try queue()
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    do {
                        try await queue.transaction(translating: { $0 }) { connection throws(DatabaseError) in
                            try connection.run("INSERT INTO t (text) VALUES (?)", [.text("first \(number)")])
                            // Every other one breaks a rule after it has written.
                            let second = number.isMultiple(of: 2) ? "second \(number)" : "first \(number)"
                            try connection.run("INSERT INTO t (text) VALUES (?)", [.text(second)])
                        }
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failures == 50)
        #expect(try texts(in: queue).count == 100)
    }

    @Test func `a full disk fails whoever shares its commit, and the next one is served`() async throws {
        let queue = try queue(.init(maximumPages: 12))
        let large = String(repeating: "x", count: 200_000)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask { [self] in
                    (try? await insert("\(number)" + (number == 10 ? large : ""), into: queue)) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(try texts(in: queue).count == outcomes)
        #expect(outcomes <= 19)
        try await insert("after", into: queue)
        #expect(try texts(in: queue).last == "after")
    }

    @Test func `nobody waits for ever for a database that another holds`() async throws {
        let queue = try queue(.init(busyMilliseconds: 1))
        let other = try Connection(.file(path))
        try other.execute("BEGIN IMMEDIATE")
        let refused = await withTaskGroup(of: DatabaseError?.self) { group in
            for number in 0..<10 {
                group.addTask { [self] in
                    do throws(DatabaseError) {
                        try await insert("\(number)", into: queue)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refused == Array(repeating: .locked(path: path), count: 10))
        #expect(try texts(in: queue) == [])
        try other.execute("COMMIT")
        try await insert("after", into: queue)
    }

    @Test func `reading waits for no commit, and writing does not change what is being read`() async throws {
        let queue = try queue()
        try await insert("before", into: queue)
        let other = try Connection(.file(path))
        try other.execute("BEGIN IMMEDIATE; INSERT INTO t (text) VALUES ('open')")
        #expect(try texts(in: queue) == ["before"])
        let counts = try queue.read { connection throws(DatabaseError) in
            let first = try connection.first("SELECT count(*) FROM t") { $0.integer(0) }
            try other.execute("COMMIT")
            return [first, try connection.first("SELECT count(*) FROM t") { $0.integer(0) }]
        }
        #expect(counts == [1, 1])
        #expect(try texts(in: queue) == ["before", "open"])
    }

    @Test func `in memory one connection does both`() async throws {
        let database = try Database(.memory)
        try database.with { connection throws(DatabaseError) in
            try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
        }
        let queue = try CommitQueue(database)
        try await insert("a", into: queue)
        #expect(try texts(in: queue) == ["a"])
    }
}
