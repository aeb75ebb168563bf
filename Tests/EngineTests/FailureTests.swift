import Engine
import Intents
import JSON
import PluginAPI
import Storage
import Testing

/// A plan of two steps whose second one does not go well.
struct FailureTests {
    @Test
    func `what was done is taken back when a later step fails`() async throws {
        let desk = Desk(failing: .invalid(field: nil, detail: "库存不足"))
        let world = try await World(intents: ["ship_order": Desk.ship], plugins: [desk])
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
        let world = try await World(intents: ["ship_order": Desk.ship], plugins: [desk])
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
        let world = try await World(intents: ["ship_order": Desk.ship], plugins: [Desk(failing: failure)])
        var talk = world.conversation()
        _ = await talk.reply(to: "发货 ABC123", at: World.now)
        let turn = await talk.reply(to: "确认", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.failed])
        #expect(turn.reply.text.contains(words))
    }
}
