import Engine
import Intents
import JSON
import SQLite
import Storage
import Testing

struct AuditTests {
    private let database: Database
    private let journal: SQLiteJournal
    private let audit: AuditLog

    init() throws {
        database = try Database(.memory)
        journal = try SQLiteJournal(database)
        audit = try AuditLog(database)
    }

    private func record(_ id: String, intent: String = "create_customer", user: String = "wang", at now: Int)
        async throws
    {
        let part = Operation.Part(
            intent: Intent.ID(intent),
            digest: "d1",
            utterance: "创建客户 云启",
            slots: ["name": "云启"],
            evidence: ["name": "云启"]
        )
        _ = try await journal.begin(Operation(id: id, session: "s", user: user, started: now, frames: [part]))
        try await journal.finish(id, as: .done, at: now)
    }

    private func write(_ sql: String) throws {
        try database.with { (connection) throws(DatabaseError) in try connection.execute(sql) }
    }

    @Test func `what a conversation did stands in the audit, with words, evidence, hash of the file, before and after`()
        async throws
    {
        let world = try await World([
            "res.partner": [["id": 70, "name": "蓝鲸物流", "email": "old@b.cn", "is_company": true]]
        ])
        var talk = world.conversation()
        _ = await talk.reply(to: "把蓝鲸物流的邮箱改成ops@bluewhale.cn", at: World.now)
        _ = await talk.reply(to: "确认", at: World.now + 5)
        _ = await talk.reply(to: "撤销", at: World.now + 9)
        let entries = try world.audit.entries(AuditLog.Filter(), limit: 10)
        let change = try #require(entries.first { $0.state == "done" && $0.content["undoes"] == nil })
        #expect(change.user == "me")
        #expect(change.at == World.now + 5)
        #expect(change.intents == ["update_customer"])
        let frame = try #require(change.frames.first)
        #expect(frame["utterance"] == "把蓝鲸物流的邮箱改成ops@bluewhale.cn")
        #expect(frame["evidence"]?["email"] == "ops@bluewhale.cn")
        #expect(frame["digest"]?.stringValue?.count == 64)
        let changed = try #require(change.steps.first?["changes"]?[0])
        #expect(changed["id"] == 70)
        #expect(changed["before"]?["email"] == "old@b.cn")
        #expect(changed["after"]?["email"] == "ops@bluewhale.cn")
        #expect(entries.contains { $0.content["undoes"]?.stringValue == change.operation })
        #expect(try world.audit.verify() == .sound(count: entries.count, head: entries[0].hash))
    }

    @Test func `the audit is only added to`() async throws {
        try await record("a", at: 1)
        for sql in ["UPDATE audit SET user = 'li'", "DELETE FROM audit"] {
            #expect(throws: DatabaseError.self) { try write(sql) }
        }
        #expect(try audit.entries(after: 0, limit: 9).map(\.user) == ["wang"])
    }

    @Test(
        arguments: [
            ("UPDATE audit SET content = replace(content, '云启', '飞石') WHERE number = 2", 2, .changed),
            ("UPDATE audit SET user = 'li' WHERE number = 3", 3, .changed),
            ("UPDATE audit SET at = 0 WHERE number = 1", 1, .changed),
            ("UPDATE audit SET hash = 'x' WHERE number = 3", 3, .changed),
            ("DELETE FROM audit WHERE number = 2", 2, .missing),
            ("DELETE FROM audit WHERE number = 1", 1, .missing),
            ("UPDATE audit SET number = 9 WHERE number = 3", 3, .missing),
            ("DELETE FROM audit WHERE number = 3", 2, .otherHead), ("DELETE FROM audit", 0, .otherHead),
        ] as [(String, Int, AuditLog.Fault)]
    )
    func `whoever was at the file is found out`(sql: String, number: Int, fault: AuditLog.Fault) async throws {
        for (index, id) in ["a", "b", "c"].enumerated() { try await record(id, at: index + 1) }
        guard case .sound(3, let head) = try audit.verify() else {
            Issue.record("the audit is sound before")
            return
        }
        #expect(try audit.verify(head: head) == .sound(count: 3, head: head))
        try write("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_shortened; \(sql)")
        #expect(try audit.verify(head: head) == .broken(at: number, fault))
    }

    @Test func `entries are found by person, operation and time, newest first, a page at a time`() async throws {
        for number in 1...500 {
            let isLi = number.isMultiple(of: 5)
            try await record(
                "o\(number)",
                intent: isLi ? "create_lead" : "create_customer",
                user: isLi ? "li" : "wang",
                at: number
            )
        }
        var filter = AuditLog.Filter()
        filter.intent = "create_lead"
        #expect(try audit.entries(filter, limit: 50).map(\.number) == stride(from: 500, to: 250, by: -5).map { $0 })
        filter.before = 255
        filter.user = "li"
        #expect(try audit.entries(filter, limit: 50).first?.number == 250)
        filter = AuditLog.Filter()
        (filter.from, filter.to) = (10, 12)
        #expect(try audit.entries(filter, limit: 50).map(\.operation) == ["o11", "o10"])
        #expect(try audit.entries(after: 498, limit: 50).map(\.number) == [499, 500])
    }

    @Test func `how an operation ended and its line are written together or not at all`() async throws {
        try await record("a", at: 1)
        try write("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        await #expect(throws: JournalFailure.self) { try await record("b", at: 2) }
        #expect(try await journal.operation("b")?.state == .running)
        #expect(try audit.entries(after: 0, limit: 9).map(\.operation) == ["a"])
    }
}
