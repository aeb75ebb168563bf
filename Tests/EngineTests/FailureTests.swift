import Engine
import Intents
import JSON
import PluginAPI
import Storage
import Synchronization
import Testing

/// A plan of two steps whose second one does not go well.
struct FailureTests {
    @Test
    func `what was done is taken back when a later step fails`() async throws {
        let desk = Desk(failing: .invalid(field: nil, detail: "库存不足"))
        let world = try await World(intents: ["ship_order": Self.ship], plugins: [desk])
        var talk = world.conversation()
        #expect(await talk.kind("发货 ABC123") == "confirm")
        let turn = await talk.reply(to: "确认", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.failed])
        #expect(turn.reply.text.contains("库存不足"))
        #expect(turn.reply.text.contains("收回"))
        #expect(desk.log == ["reserve ABC123", "ship ABC123", "release ABC123"])
        let unfinished = try await world.journal.unfinished()
        #expect(unfinished.isEmpty)
    }

    @Test
    func `an effect that is not known is said to be so`() async throws {
        let desk = Desk(failing: .timedOut(mayHaveHappened: true))
        let world = try await World(intents: ["ship_order": Self.ship], plugins: [desk])
        var talk = world.conversation()
        _ = await talk.reply(to: "发货 ABC123", at: World.now)
        let turn = await talk.reply(to: "确认", at: World.now)
        #expect(turn.reply.text.contains("不能确定"))
    }

    @Test(arguments: [
        (HandlerFailure.unauthenticated(detail: "x"), "API 密钥"), (.denied(model: "crm.lead", detail: "x"), "不允许"),
        (.missing(model: "crm.lead", id: 7), "不在了"), (.conflict(detail: "x"), "别人正在改"),
        (.unavailable(detail: "x", mayHaveHappened: false), "连不上"), (.misused("x"), "定义有误"),
        (.unexpected("x"), "意外"),
    ])
    func `every kind of failure has words that say what to do`(failure: HandlerFailure, words: String) async throws {
        let world = try await World(intents: ["ship_order": Self.ship], plugins: [Desk(failing: failure)])
        var talk = world.conversation()
        _ = await talk.reply(to: "发货 ABC123", at: World.now)
        let turn = await talk.reply(to: "确认", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.failed])
        #expect(turn.reply.text.contains(words))
    }

    private static let ship = """
        title: {zh: 发货, en: Ship}
        does: write
        heads: {zh: [发货], en: [ship]}
        slots:
          number:
            type: text
            required: true
            rest: true
            ask: {zh: 哪一单？, en: Which one?}
        plan:
          - desk.reserve: {number: $number}
          - desk.ship: {number: $number}
        undo: auto
        reply: {done: {zh: 已发货。, en: Shipped.}}
        """
}

/// A service that reserves and then fails to ship.
private final class Desk: Plugin {
    let name = "desk"
    let purpose = "Reserves and ships."
    private let failure: HandlerFailure
    private let calls = Mutex<[String]>([])

    init(failing failure: HandlerFailure) {
        self.failure = failure
    }

    var log: [String] { calls.withLock { $0 } }

    private func note(_ call: String) { calls.withLock { $0.append(call) } }

    var handlers: [Handler] {
        [
            Handler(
                "desk.reserve",
                "Reserves an order.",
                effect: .create,
                inverse: .call { change in ("desk.release", ["number": change.after["number"] ?? .null]) },
                Parameter<String>("number", "Which one")
            ) { _, number in
                self.note("reserve \(number)")
                return Outcome(changes: [
                    Change(.created, model: "desk.order", id: 1, after: ["number": .string(number)])
                ])
            },
            Handler(
                "desk.ship",
                "Ships it.",
                effect: .write,
                inverse: .call { _ in nil },
                Parameter<String>("number", "Which one")
            ) { _, number in
                self.note("ship \(number)")
                throw self.failure
            },
            Handler("desk.release", "Releases it.", effect: .write, Parameter<String>("number", "Which one")) {
                _,
                number in
                self.note("release \(number)")
                return Outcome()
            },
        ]
    }
}
