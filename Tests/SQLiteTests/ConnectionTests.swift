import SQLite
import Testing

struct ConnectionTests {
    let connection: Connection

    init() throws {
        connection = try Connection(.memory)
        try connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text, UNIQUE (text))")
    }

    @Test(
        arguments: [
            .null, .integer(0), .integer(.max), .integer(.min), .real(0.1), .real(-1e300), .text(""), .text("上海云启科技 ☎️"),
            .text("a\u{0}b"), .blob([]), .blob([0, 255]),
        ] as [Datum]
    )
    func `a value comes back as it went in`(value: Datum) throws {
        let back = try connection.first("SELECT ?", [value]) { row in row[0] }
        #expect(back == value)
    }

    @Test func `typed access reads what is there and gives nil or zero for NULL`() throws {
        try connection.query("SELECT 7, 1.5, '文', x'01', NULL") { row in
            #expect(row.count == 5)
            #expect(row.integer(0) == 7)
            #expect(row.real(1) == 1.5)
            #expect(row.text(2) == "文")
            #expect(row.blob(3) == [1])
            let isNull = row.isNull(4)
            #expect(isNull)
            #expect(row.text(4) == nil)
            #expect(row.integer(4) == 0)
        }
    }

    @Test func `a change counts its rows and an insertion gives its id`() throws {
        #expect(try connection.run("INSERT INTO note (text) VALUES (?), (?)", ["a", "b"]) == 2)
        #expect(connection.lastInsertedID == 2)
        #expect(try connection.run("DELETE FROM note") == 2)
    }

    @Test func `the same statement may run inside itself`() throws {
        try connection.run("INSERT INTO note (text) VALUES ('a'), ('b')")
        let sql = "SELECT text FROM note ORDER BY id"
        var seen: [String] = []
        try connection.query(sql) { outer throws(DatabaseError) in
            let name = outer.text(0) ?? ""
            try connection.query(sql) { inner in seen.append(name + (inner.text(0) ?? "")) }
        }
        #expect(seen == ["aa", "ab", "ba", "bb"])
    }

    @Test func `more statements than the cache holds keep working`() throws {
        for number in 0..<600 {
            #expect(try connection.first("SELECT \(number)") { $0.integer(0) } == number)
        }
    }

    @Test func `a transaction that fails leaves nothing`() throws {
        #expect(throws: DatabaseError.self) {
            try connection.transaction { () throws(DatabaseError) in
                try connection.run("INSERT INTO note (text) VALUES ('a')")
                try connection.run("INSERT INTO note (text) VALUES ('a')")
            }
        }
        #expect(!connection.isInTransaction)
        #expect(try count() == 0)
    }

    @Test func `an inner transaction that fails undoes the inner part alone`() throws {
        try connection.transaction { () throws(DatabaseError) in
            try connection.run("INSERT INTO note (text) VALUES ('outer')")
            do throws(DatabaseError) {
                try connection.transaction { () throws(DatabaseError) in
                    try connection.run("INSERT INTO note (text) VALUES ('inner')")
                    throw .interrupted
                }
            } catch {
                #expect(error == .interrupted)
            }
        }
        #expect(try connection.rows("SELECT text FROM note") { $0.text(0) } == ["outer"])
    }

    @Test func `a failure of another type passes through a transaction`() throws {
        enum Refusal: Error { case no, database }
        #expect(throws: Refusal.no) {
            try connection.transaction(translating: { _ in Refusal.database }) { () throws(Refusal) in
                throw .no
            }
        }
        #expect(!connection.isInTransaction)
    }

    private func count() throws -> Int? {
        try connection.first("SELECT count(*) FROM note") { $0.integer(0) }
    }
}
