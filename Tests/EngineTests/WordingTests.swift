import Engine
import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import Testing

/// What the engine says of fields, slots and roles: labels and titles, never the names in the files.
struct WordingTests {
    private static let customer: [String: [JSON]] = [
        "res.partner": [["id": 70, "name": "蓝鲸物流", "phone": "+8613800138000", "is_company": true]],
        "res.users": [["login": "zhaomin", "name": "赵敏"]],
    ]

    @Test
    func `what keeps an operation from being taken back is told by labels`() async throws {
        let world = try await World(Self.customer)
        var talk = world.conversation()
        #expect(await talk.kind("把蓝鲸物流的电话改成13900139000") == "confirm")
        #expect(await talk.kind("确认") == "done")
        let other = Caller(user: "colleague", roles: ["admin"], language: .en, timeZone: "UTC", now: World.now + 60)
        try await world.crm.write("res.partner", [70], ["phone": "+8613700137000"], as: other)
        let turn = await talk.reply(to: "撤销", at: World.now + 120)
        #expect(turn.reply.parts.map(\.kind) == [.refused])
        #expect(turn.reply.text.contains("电话："))
        #expect(!turn.reply.text.contains("phone"))
    }

    @Test
    func `a card shows both values alike`() async throws {
        let crm: [String: [JSON]] = [
            "res.partner": [["id": 70, "name": "蓝鲸物流", "phone": "+8613800138000", "is_company": true]],
            "crm.lead": [["id": 41, "name": "机房改造", "type": "opportunity", "expected_revenue": 100_000]],
        ]
        let world = try await World(crm, intents: ["value_deal": Self.valueDeal])
        var talk = world.conversation()
        #expect(await talk.reply(to: "估价 机房改造 20万", at: World.now).reply.text.contains("¥100,000 → ¥200,000"))
    }

    @Test
    func `why is answered in titles`() async throws {
        var talk = try await World(Self.customer).conversation()
        _ = await talk.reply(to: "把蓝鲸物流的电话改成13900139000", at: World.now)
        let text = await talk.reply(to: "为什么", at: World.now).reply.text
        #expect(text.contains("修改客户") && text.contains("「13900139000」是电话"))
        #expect(!text.contains("update_customer") && !text.contains("customer_name"))
    }

    @Test
    func `one is no plural`() async throws {
        let partner: JSON = ["name": "Delta Freight", "city": "Boston", "is_company": true]
        var talk = try await World(["res.partner": [partner]]).conversation()
        let turn = await talk.reply(to: "which customers are in Boston", at: World.now)
        #expect(turn.reply.text.contains("Found 1 customer."))
    }

    @Test
    func `a corrected hour keeps its day, and a corrected day its hour`() async throws {
        var talk = try await World(Self.customer).conversation()
        _ = await talk.reply(to: "后天上午十点给蓝鲸物流打电话", at: World.now)
        #expect(await talk.reply(to: "改到十一点", at: World.now).reply.text.contains("3月20日 11:00"))
        #expect(await talk.reply(to: "改到下周一", at: World.now).reply.text.contains("3月23日 11:00"))
    }

    @Test(arguments: ["看看我的漏斗", "how's my pipeline"])
    func `mine is what belongs to who speaks`(words: String) async throws {
        let world = try await World([
            "crm.lead": [
                ["id": 41, "name": "机房改造", "type": "opportunity", "user_id": "me"],
                ["id": 42, "name": "校园网", "type": "opportunity", "user_id": false],
            ]
        ])
        var talk = world.conversation()
        let text = await talk.reply(to: words, at: World.now).reply.text
        #expect(text.contains("1 个商机") || text.contains("1 opportunity"))
    }

    private static let valueDeal = """
        title: {zh: 估价, en: Value}
        does: write
        heads: {zh: [估价], en: [value]}
        slots:
          deal: {title: {zh: 商机, en: deal}, type: record(opportunity), required: true, rest: true}
          amount: {title: {zh: 金额, en: amount}, type: money, required: true}
        plan:
          - odoo.write: {model: crm.lead, id: $deal, values: {expected_revenue: $amount}}
        examples: {zh: ["估价 [云](deal) [2万](amount)"], en: ["value [Foo](deal) [2k](amount)"]}
        never: {zh: [估价是什么], en: [what is value]}
        reply: {done: {zh: 好, en: done}}
        """
}
