import Dialogue
import Engine
import FoundationEssentials
import Intents
import JSON
import Linking
import PluginAPI
import Storage
import Synchronization
import Testing

/// Rows of a table: each looked at by itself, all confirmed with one card, each carried out by itself.
struct TableTests {
    private static func table(_ rows: [[String]], slots: [Slot.Name?] = ["customer_name", "phone"]) -> RequestTable {
        let columns = slots.map { $0?.rawValue ?? "x" }
        return RequestTable(name: "客户.csv", intent: "create_customer", columns: columns, slots: slots, rows: rows)
    }

    private static func rows(_ turn: Turn) -> [Block.Table.Row] {
        turn.reply.parts.flatMap(\.blocks).flatMap { (block) -> [Block.Table.Row] in
            if case .records(let table) = block { table.rows } else { [] }
        }
    }

    @Test func `each row is judged as a message would be, and nothing happens`() async throws {
        let world = try await World(["res.partner": [["name": "广州明达贸易有限公司", "is_company": true]]])
        var talk = world.conversation()
        let turn = await talk.propose(
            Self.table([
                ["上海云启科技", "13800138000"], ["", "13900139000"], ["北京飞石", "不是电话"], ["广州明达贸易有限公司", ""],
                ["上海云启科技", "13700137000"], ["深圳远望"],
            ]),
            words: "导入 客户.csv",
            at: World.now
        )
        let rows = Self.rows(turn)
        #expect(rows.map(\.status) == [.ready, .refused, .refused, .warning, .warning, .ready])
        #expect(rows[1].note == "缺少客户")
        #expect(rows[2].note?.contains("不是电话") == true)
        #expect(rows[3].note?.contains("广州明达") == true)
        #expect(rows[4].note == "和第 1 行一样")
        #expect(turn.reply.parts.map(\.kind) == [.confirm(.normal)])
        #expect(turn.reply.text.contains("2 行可以执行，4 行不行"))
        #expect(talk.openCard?.lines.count == 1)
        #expect(try await world.search("res.partner", [["name", "ilike", "云启"]]).isEmpty)
    }

    @Test func `one card, one operation, one undo`() async throws {
        let world = try await World()
        var talk = world.conversation()
        _ = await talk.propose(
            Self.table([["上海云启科技", "13800138000"], ["北京飞石贸易", "13900139000"]]),
            words: "导入",
            at: World.now
        )
        let state = try JSONDecoder().decode(DialogueState.self, from: JSONEncoder().encode(talk.state))
        var later = Conversation(world.interpreter, session: talk.session, state: state)
        let card = try #require(later.openCard)
        let told = Mutex<[TurnEvent]>([])
        let turn = await later.answer(card, accepts: true, words: "", at: World.now) { event in
            told.withLock { $0.append(event) }
        }
        #expect(Self.rows(turn).map(\.status) == [.done, .done])
        #expect(turn.reply.parts.compactMap(\.operation) == [card.id])
        #expect(told.withLock { $0 }.filter { $0 == .row(2, of: 2) }.count == 1)
        #expect(try await world.search("res.partner", [["name", "in", ["上海云启科技", "北京飞石贸易"]]]).count == 2)
        let undone = await later.reply(to: "撤销", at: World.now)
        #expect(undone.reply.parts.map(\.kind) == [.undone])
        #expect(try await world.search("res.partner", [["name", "in", ["上海云启科技", "北京飞石贸易"]]]).isEmpty)
    }

    @Test(arguments: [
        (HandlerFailure.invalid(field: nil, detail: "库存不足"), [Block.Table.Row.Status.done, .failed, .done]),
        (.unavailable(detail: "x", mayHaveHappened: false), [.done, .failed, .skipped]),
    ])
    func `a row that fails is taken back by itself`(
        failure: HandlerFailure,
        statuses: [Block.Table.Row.Status]
    ) async throws {
        let desk = Desk(failing: failure) { $0.hasPrefix("bad") }
        let world = try await World(intents: ["ship_order": Desk.ship], plugins: [desk])
        var talk = world.conversation()
        let table = RequestTable(
            name: "",
            intent: "ship_order",
            columns: ["单号"],
            slots: ["number"],
            rows: [["A1"], ["bad2"], ["A3"]]
        )
        _ = await talk.propose(table, words: "导入", at: World.now)
        let card = try #require(talk.openCard)
        let turn = await talk.answer(card, accepts: true, words: "", at: World.now)
        #expect(Self.rows(turn).map(\.status) == statuses)
        #expect(Self.rows(turn).map(\.cells) == [["A1"], ["bad2"], ["A3"]])
        let before = ["reserve A1", "ship A1", "reserve bad2", "ship bad2", "release bad2"]
        #expect(Array(desk.log.prefix(5)) == before)
        #expect(desk.log.dropFirst(5) == (statuses[2] == .done ? ["reserve A3", "ship A3"] : []))
        #expect(try await world.journal.operation(card.id)?.state == .done)
        #expect(turn.reply.parts.flatMap(\.blocks).contains(.undo(operation: card.id)))
    }

    @Test func `who may not do it may not do it by the hundred`() async throws {
        let world = try await World()
        var talk = world.conversation(roles: ["viewer"])
        let turn = await talk.propose(Self.table([["上海云启科技", ""]]), words: "导入", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.refused])
        #expect(talk.openCard == nil)
    }

    @Test(
        arguments: [
            (["客户名称", "联系电话", "备注"], ["customer_name", "phone", nil]),
            (["Name", "Phone*"], ["customer_name", "phone"]),
            (["公司", "手机号（必填）"], ["customer_name", "phone"]), (["x", ""], [nil, nil]),
        ] as [([String], [Slot.Name?])]
    )
    func `headings say which slot a column is`(columns: [String], slots: [Slot.Name?]) async throws {
        let interpreter = try await World().interpreter
        let intent = try #require(interpreter.program.intent("create_customer"))
        #expect(Array(interpreter.slots(of: columns, in: intent).prefix(2)) == Array(slots.prefix(2)))
    }
}
