import Dialogue
import Engine
import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import Testing

struct CardTests {
    @Test
    func `a card that has expired is shown again and does nothing`() async throws {
        let world = try await World()
        var talk = world.conversation()
        #expect(await talk.kind("创建客户 云启科技") == "confirm")
        let turn = await talk.reply(to: "确认", at: World.now + Card.lifetime + 1)
        #expect(turn.reply.parts.map(\.kind) == [.confirm(.normal)])
        #expect(turn.calls.isEmpty)
        #expect(await talk.kind("确认", at: World.now + Card.lifetime + 2) == "done")
    }

    @Test
    func `a card is stale when somebody changed the record, and shows what is so now`() async throws {
        let world = try await World(["res.partner": [["id": 70, "name": "蓝鲸物流", "is_company": true]]])
        var talk = world.conversation()
        #expect(await talk.kind("把蓝鲸物流的邮箱改成ops@bluewhale.cn") == "confirm")
        let other = Caller(user: "colleague", roles: ["admin"], language: .en, timeZone: "UTC", now: World.now + 60)
        try await world.crm.write("res.partner", [70], ["email": "new@bluewhale.cn"], as: other)
        let turn = await talk.reply(to: "确认", at: World.now + 120)
        #expect(turn.calls.isEmpty)
        #expect(turn.reply.text.contains("new@bluewhale.cn → ops@bluewhale.cn"))
        #expect(await talk.kind("确认", at: World.now + 180) == "done")
    }

    @Test
    func `one card has one effect, however often and from wherever it is answered`() async throws {
        let world = try await World()
        var phone = world.conversation()
        #expect(await phone.kind("创建客户 云启科技") == "confirm")
        var desk = phone
        #expect(await phone.kind("确认") == "done")
        let second = await desk.reply(to: "确认", at: World.now)
        #expect(second.reply.parts.map(\.kind) == [.notice])
        #expect(second.calls.isEmpty)
        #expect(try await world.search("res.partner", [["name", "=", "云启科技"]]).count == 1)
    }

    @Test
    func `a danger card wants its effect named`() async throws {
        let world = try await World(
            ["res.partner": [["id": 71, "name": "旧仓储", "is_company": true]]],
            intents: ["purge_customer": Self.purge]
        )
        var talk = world.conversation()
        #expect(await talk.kind("清除客户 旧仓储") == "danger")
        #expect(await talk.kind("好的") == "danger")
        #expect(try await world.search("res.partner", [["id", "=", 71]]).count == 1)
        #expect(await talk.kind("确认删除") == "done")
        #expect(try await world.search("res.partner", [["id", "=", 71]]).isEmpty)
        #expect(await talk.kind("撤销") == "refused")
    }

    @Test
    func `a danger card of several things says what to answer`() async throws {
        let customers: [JSON] = [
            ["id": 71, "name": "旧仓储", "is_company": true], ["id": 72, "name": "蓝鲸物流", "is_company": true],
        ]
        var talk = try await World(["res.partner": customers], intents: ["purge_customer": Self.purge]).conversation()
        let turn = await talk.reply(to: "清除客户 旧仓储，然后清除客户 蓝鲸物流", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.confirm(.danger)])
        #expect(turn.begun.count == 2)
        #expect(turn.reply.text.contains("确认删除"))
    }

    private static let purge = """
        title: {zh: 清除客户, en: Purge customer}
        does: delete
        heads: {zh: [清除客户], en: [purge customer]}
        slots:
          customer_name:
            type: record(customer)
            required: true
            rest: true
            ask: {zh: 清除哪个客户？, en: Which customer?}
        plan:
          - odoo.unlink: {model: res.partner, id: $customer_name}
        undo: {none: 删除后无法恢复}
        reply: {done: {zh: 已清除。, en: Purged.}}
        """

    @Test
    func `what a check says can name the value`() async throws {
        let rate = """
            title: {zh: 打分, en: Rate}
            does: write
            heads: {zh: [打分], en: [rate]}
            slots:
              customer: {type: record(customer), required: true, ask: {zh: 谁？, en: Who?}}
              stars:
                type: integer
                required: true
                cues: {zh: [分数], en: [stars]}
                ask: {zh: 几分？, en: How many?}
                check: {rule: value < 6, say: {zh: "{value} 分太多。", en: "{value} is too much."}}
            plan:
              - odoo.write: {model: res.partner, id: $customer, values: {color: $stars}}
            reply: {done: {zh: 好。, en: Done.}}
            """
        var talk = try await World(intents: ["rate_customer": rate]).conversation()
        #expect(await talk.reply(to: "打分，分数7", at: World.now).reply.text.contains("7 分太多。"))
    }

    @Test
    func `a dry run shows the calls and makes none`() async throws {
        let world = try await World()
        var talk = world.conversation()
        talk.isDryRun = true
        #expect(await talk.kind("创建客户 云启科技") == "confirm")
        let turn = await talk.reply(to: "确认", at: World.now)
        #expect(turn.reply.text.contains("odoo.create"))
        #expect(turn.calls.isEmpty)
        #expect(try await world.search("res.partner", [["name", "=", "云启科技"]]).isEmpty)
    }
}
