import Dialogue
import Engine
import Intents
import JSON
import PluginAPI
import Testing

struct ConversationTests {
    @Test(arguments: ["", "   ", "\u{0}\u{1}\u{2}", "\u{200B}"])
    func `words that say nothing are asked for again`(words: String) async throws {
        var talk = try await World().conversation()
        #expect(await talk.kind(words) == "unknown")
    }

    @Test
    func `an enormous message is refused with its length`() async throws {
        var talk = try await World().conversation()
        let turn = await talk.reply(to: String(repeating: "客", count: 1_000_000), at: World.now)
        #expect(turn.reply.text.contains("1000000"))
        #expect(turn.reply.text.contains("8000"))
    }

    @Test
    func `an intent that the role does not allow is refused with the roles that may`() async throws {
        var talk = try await World().conversation(roles: ["guest"])
        let turn = await talk.reply(to: "创建客户 云启科技", at: World.now)
        #expect(turn.calls.isEmpty)
        #expect(turn.reply.parts.map(\.kind) == [.refused])
        #expect(turn.reply.text.contains("销售经理") || turn.reply.text.contains("sales manager"))
    }

    @Test
    func `an English sentence does not stick to the one before`() async throws {
        var talk = try await World().conversation()
        #expect(await talk.kind("create customer") == "ask customer_name")
        let turn = await talk.reply(to: "help", at: World.now)
        #expect(turn.reply.text.contains("doing. What is"))
    }

    @Test
    func `a question is asked more fully each time, and can be left`() async throws {
        var talk = try await World(["res.partner": [["id": 70, "name": "蓝鲸物流", "is_company": true]]]).conversation()
        #expect(await talk.kind("给蓝鲸物流建商机") == "ask amount")
        let first = await talk.reply(to: "十几万", at: World.now)
        #expect(first.reply.parts.last?.kind == .reject("amount"))
        #expect(first.reply.text.contains("确切"))
        let second = await talk.reply(to: "不知道呀", at: World.now)
        #expect(second.reply.text != first.reply.text)
        #expect(await talk.kind("算了") == "cancelled")
    }

    @Test
    func `an amount in another currency is not written as if it were one of the CRM's own`() async throws {
        var talk = try await World(["res.partner": [["id": 70, "name": "Acorn Foods", "is_company": true]]])
            .conversation()
        #expect(await talk.kind("new deal for Acorn Foods, $20k") == "reject amount")
        #expect(await talk.kind("140k") == "confirm")
    }

    @Test
    func `the language of the answer follows the words`() async throws {
        var talk = try await World().conversation()
        #expect(await talk.reply(to: "帮助", at: World.now).reply.text.contains("我会做"))
        #expect(await talk.reply(to: "help", at: World.now).reply.text.contains("I can do"))
    }

    @Test
    func `several commands of one message are one card, and later ones mean what earlier ones make`() async throws {
        let world = try await World()
        var talk = world.conversation()
        let turn = await talk.reply(to: "创建客户 云启科技，然后给他建个商机 5万", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.confirm(.normal)])
        #expect(turn.begun.map(\.intent) == ["create_customer", "create_opportunity"])
        #expect(await talk.kind("确认") == "done")
        let customer = try #require(try await world.search("res.partner", [["name", "=", "云启科技"]]).first)
        let leads = try await world.search("crm.lead", [["partner_id", "=", .integer(customer.id)]])
        #expect(leads.count == 1)
    }

    @Test(arguments: [("九折", "10"), ("打八五折", "15"), ("5% off", "5")])
    func `a price's share is the discount that it leaves`(words: String, percent: String) async throws {
        let given: [String: [JSON]] = [
            "res.partner": [["id": 70, "name": "蓝鲸物流", "is_company": true]], "product.product": [["name": "地磅"]],
        ]
        var talk = try await World(given).conversation()
        #expect(await talk.kind("报价单 客户蓝鲸物流 产品地磅 3台 \(words)") == "confirm")
        guard case .list(let shares)? = talk.state.current?.frames.first?["discount"],
            case .percent(let share)? = shares.first
        else {
            Issue.record("no discount")
            return
        }
        #expect("\(share)" == percent)
    }

    @Test
    func `the state of a conversation survives as a value`() async throws {
        let world = try await World()
        var talk = world.conversation()
        #expect(await talk.kind("新建客户 云启科技，联系人王芳") == "ask phone")
        var resumed = Conversation(world.interpreter, session: talk.session, state: talk.state)
        #expect(await resumed.kind("13800138000") == "confirm")
    }
}
