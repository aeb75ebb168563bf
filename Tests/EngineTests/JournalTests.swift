import Engine
import FoundationEssentials
import Intents
import JSON
import Linking
import LocalCRMPlugin
import PluginAPI
import SQLite
import Storage
import Testing
import Understanding

struct JournalTests {
    @Test
    func `what was done stands in the journal, with the words and the values of before`() async throws {
        let world = try await World([
            "res.partner": [["id": 70, "name": "蓝鲸物流", "email": "old@b.cn", "is_company": true]]
        ])
        var talk = world.conversation()
        _ = await talk.reply(to: "把蓝鲸物流的邮箱改成ops@bluewhale.cn", at: World.now)
        _ = await talk.reply(to: "确认", at: World.now + 5)
        let operation = try #require(try await world.journal.lastDone(in: "test", by: "me"))
        #expect(operation.state == .done)
        #expect(operation.user == "me")
        #expect(operation.finished == World.now + 5)
        let part = try #require(operation.frames.first)
        #expect(part.intent == "update_customer")
        #expect(part.digest.count == 64)
        #expect(part.utterance == "把蓝鲸物流的邮箱改成ops@bluewhale.cn")
        #expect(part.evidence["email"] == "ops@bluewhale.cn")
        let change = try #require(operation.changes.first)
        #expect(change.before["email"] == "old@b.cn")
        #expect(change.after["email"] == "ops@bluewhale.cn")
    }

    @Test
    func `nobody takes back what another person did`() async throws {
        let world = try await World()
        var mine = world.conversation()
        #expect(await mine.kind("创建客户 云启科技") == "confirm")
        #expect(await mine.kind("确认") == "done")
        var theirs = world.conversation(user: "colleague")
        #expect(await theirs.kind("撤销") == "unknown")
        #expect(await mine.kind("撤销") == "undone")
    }

    @Test
    func `an operation that the last run left in the middle is told and never run again`() async throws {
        let world = try await World()
        let part = Operation.Part(
            intent: "create_customer",
            digest: "",
            utterance: "创建客户 云启",
            slots: [:],
            evidence: [:]
        )
        let operation = Operation(id: "op-1", session: "test", user: "me", started: World.now, frames: [part])
        #expect(try await world.journal.begin(operation) == nil)
        let step = Operation.Step(position: 0, frame: 0, handler: "odoo.create", arguments: ["model": "res.partner"])
        try await world.journal.willRun(step, of: "op-1")
        let told = try await world.interpreter.recover(.zh, at: World.now + 60)
        #expect(told.count == 1)
        #expect(told.first?.contains("创建客户") == true)
        #expect(told.first?.contains("odoo.create") == true)
        #expect(try await world.journal.operation("op-1")?.state == .interrupted)
        #expect(try await world.interpreter.recover(.zh, at: World.now + 90).isEmpty)
        #expect(try await world.journal.begin(operation)?.state == .interrupted)
    }

    @Test
    func `what another process is at work on is left to it, and closed when it is gone`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parlance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "journal.sqlite").path
        let program = try await World().interpreter.program
        func start() throws -> Interpreter {
            let journal = try SQLiteJournal(Database(.file(file)))
            return Interpreter(program: program, reader: OfflineReader(program.pack), journal: journal)
        }
        func owners() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("-owner-") }
        }
        var working: Interpreter? = try start()
        let operation = Operation(id: "op-1", session: "test", user: "me", started: World.now, frames: [])
        #expect(try await working?.journal.begin(operation) == nil)
        let other = try start()
        #expect(try await other.recover(.zh, at: World.now + 1).isEmpty)
        #expect(try await working?.recover(.zh, at: World.now + 1).isEmpty == true)
        #expect(try await other.journal.operation("op-1")?.state == .running)
        #expect(try owners().count == 1)
        working = nil
        try Data().write(to: folder.appending(path: "journal.sqlite-owner-dead"))
        #expect(try await other.recover(.zh, at: World.now + 2).count == 1)
        #expect(try await other.journal.operation("op-1")?.state == .interrupted)
        #expect(try owners().isEmpty)
    }

    @Test
    func `undo works from the journal after a restart, once`() async throws {
        let world = try await World()
        var talk = world.conversation()
        _ = await talk.reply(to: "创建客户 云启科技", at: World.now)
        _ = await talk.reply(to: "确认", at: World.now)
        var restarted = world.conversation()
        #expect(await restarted.kind("撤销") == "undone")
        #expect(try await world.search("res.partner", [["name", "=", "云启科技"]]).isEmpty)
        #expect(await restarted.reply(to: "撤销", at: World.now).calls.isEmpty)
    }

    @Test
    func `undo refuses when a colleague changed the record since, and shows the difference`() async throws {
        let world = try await World(["res.partner": [["id": 70, "name": "蓝鲸物流", "is_company": true]]])
        var talk = world.conversation()
        _ = await talk.reply(to: "把蓝鲸物流的邮箱改成ops@bluewhale.cn", at: World.now)
        _ = await talk.reply(to: "确认", at: World.now)
        let other = Caller(user: "colleague", roles: ["admin"], language: .en, timeZone: "UTC", now: World.now + 60)
        try await world.crm.write("res.partner", [70], ["email": "third@bluewhale.cn"], as: other)
        let turn = await talk.reply(to: "撤销", at: World.now + 120)
        #expect(turn.reply.parts.map(\.kind) == [.refused])
        #expect(turn.reply.text.contains("ops@bluewhale.cn → third@bluewhale.cn"))
        #expect(turn.calls.isEmpty)
        #expect(try await world.search("res.partner", [["email", "=", "third@bluewhale.cn"]]).count == 1)
    }

    @Test
    func `nothing is carried out when the journal cannot be written`() async throws {
        let world = try await World()
        var talk = world.conversation()
        talk.interpreter = Interpreter(
            program: world.interpreter.program,
            reader: world.interpreter.reader,
            journal: FullJournal()
        )
        _ = await talk.reply(to: "创建客户 云启科技", at: World.now)
        let turn = await talk.reply(to: "确认", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.failed])
        #expect(turn.reply.text.contains("no room"))
        #expect(try await world.search("res.partner", [["name", "=", "云启科技"]]).isEmpty)
    }
}

/// A journal on a disk without room.
private struct FullJournal: Journal {
    private let failure = JournalFailure("there is no room left for 'journal.sqlite'")

    func begin(_ operation: Operation) async throws(JournalFailure) -> Operation? { throw failure }
    func willRun(_ step: Operation.Step, of operation: String) async throws(JournalFailure) { throw failure }
    func didRun(_ step: Operation.Step, of operation: String) async throws(JournalFailure) { throw failure }
    func finish(_ operation: String, as state: Operation.State, at now: Int) async throws(JournalFailure) {}
    func operation(_ id: String) async throws(JournalFailure) -> Operation? { nil }
    func lastDone(in session: String, by user: String) async throws(JournalFailure) -> Operation? { nil }
    func unfinished() async throws(JournalFailure) -> [Operation] { [] }
}
