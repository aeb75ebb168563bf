import Dialogue
import Engine
import Intents
import JSON
import PluginAPI
import Testing

/// Values that are none: named with their reason, and nothing else is made of their words.
struct RefusedValueTests {
    private static let given: [String: [JSON]] = [
        "res.partner": [["id": 70, "name": "蓝鲸物流", "is_company": true, "email": "old@bluewhale.cn"]]
    ]

    @Test(arguments: [
        ("create customer Zeta Works, phone 13800138", "reject phone", "13800138"),
        ("create customer Zeta Works, email foo@bar", "reject email", "foo@bar"),
        ("新建客户 泽塔科技 邮箱 a@b", "reject email", "a@b"), ("把蓝鲸物流的邮箱改为 a@b", "reject email", "a@b"),
        ("提醒我2月30号给蓝鲸物流打电话", "reject due", "2月30号"), ("10月32号提醒我给蓝鲸物流打电话", "reject due", "10月32号"),
        ("2026年13月5号提醒我给蓝鲸物流打电话", "reject due", "2026年13月5号"),
        ("remind me to call 蓝鲸物流 on Feb 30", "reject due", "Feb 30"),
        ("每周一提醒我给蓝鲸物流打电话", "reject due", "每周一"), ("晚点提醒我给蓝鲸物流打电话", "reject due", "晚点"),
    ])
    func `what a cue announces or a form shows is refused with its reason`(
        words: String,
        kind: String,
        named: String
    ) async throws {
        var talk = try await World(Self.given).conversation()
        let turn = await talk.reply(to: words, at: World.now)
        #expect(turn.reply.parts.last?.kind.description == kind)
        #expect(turn.reply.text.contains(named))
    }

    @Test
    func `a refused e-mail leaves the record in focus, and a good one goes on`() async throws {
        let world = try await World(Self.given)
        var talk = world.conversation()
        _ = await talk.reply(to: "看看客户蓝鲸物流", at: World.now)
        #expect(await talk.kind("改他的邮箱为 a@b") == "reject email")
        #expect(await talk.kind("ops@bluewhale.cn") == "confirm")
        #expect(await talk.kind("确认") == "done")
        let emails = try await world.search("res.partner", [["id", "=", 70]], fields: ["email"]).map {
            $0.values["email"]
        }
        #expect(emails == ["ops@bluewhale.cn"])
    }

    @Test
    func `what a terminal obeys is no part of a value`() async throws {
        let world = try await World()
        var talk = world.conversation()
        #expect(await talk.kind("\u{1B}[31mcreate customer\u{1B}[0m F\u{7}oo\u{1B}]0;title\u{7} Works") == "confirm")
        #expect(await talk.kind("yes") == "done")
        #expect(try await world.search("res.partner", [["name", "=", "Foo Works"]]).count == 1)
    }

    @Test(arguments: [("看第一个", "done"), ("看第三个", "none customer_name"), ("把第二个删了", "none customer_name")])
    func `a place means what was shown, and never the name of something new`(words: String, kind: String) async throws {
        var talk = try await World(Self.given).conversation()
        _ = await talk.reply(to: "看看客户蓝鲸物流", at: World.now)
        #expect(await talk.kind(words) == kind)
        #expect(talk.state.current.map { if case .asking(.offer, _) = $0.stage { true } else { false } } != true)
    }

    @Test
    func `a command while a record is asked for is no name`() async throws {
        var talk = try await World(Self.given).conversation()
        #expect(await talk.kind("把商机赢单") == "ask opportunity_name")
        #expect(await talk.kind("删除客户") == "ask customer_name")
    }

    @Test(arguments: ["don't create Foo", "先不要创建客户", "别删客户"])
    func `what is not to be done is not done, and that is said`(words: String) async throws {
        var talk = try await World().conversation()
        let turn = await talk.reply(to: words, at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.notice])
    }

    @Test
    func `a card has nothing to skip`() async throws {
        var talk = try await World().conversation()
        #expect(await talk.kind("create customer Foo") == "confirm")
        #expect(await talk.kind("skip") == "confirm")
        #expect(await talk.kind("yes") == "done")
    }

    @Test
    func `each name of an enumeration is looked up by itself, known or new`() async throws {
        let world = try await World(Self.given, intents: ["tag_customer": Self.tagging])
        var talk = world.conversation()
        let turn = await talk.reply(to: "给蓝鲸物流贴牌 甲级、乙级、丙级", at: World.now)
        #expect(turn.reply.parts.last?.kind == .confirm(.normal))
        for name in ["甲级", "乙级", "丙级"] { #expect(turn.reply.text.contains(name)) }
        guard case .list(let values)? = talk.state.current?.frames.first?["tags"] else {
            Issue.record("no list")
            return
        }
        #expect(values.count == 3)
    }

    private static let tagging = """
        title: {zh: 贴牌, en: Tag}
        does: write
        heads: {zh: [贴牌], en: [put tags]}
        slots:
          customer_name: {type: record(customer), required: true, cues: {zh: [给], en: [on]}}
          tags: {type: list(record(category) | text), required: true, rest: true, many: list, cues: {zh: [牌子], en: [tags]}}
        plan:
          - odoo.write: {model: res.partner, id: $customer_name, values: {comment: $tags}}
        undo: none, because it is a test
        examples: {zh: ["给[蓝鲸物流](customer_name)贴牌[甲级](tags)"], en: ["put tags [A](tags) on [Blue](customer_name)"]}
        never: {zh: [贴牌是什么], en: [what are tags]}
        reply: {done: {zh: 好, en: done}}
        """
}
