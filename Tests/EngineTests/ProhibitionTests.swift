import Dialogue
import Engine
import Intents
import JSON
import Testing
import Understanding

/// What an intent's slots and options keep from a role, whoever reads the words.
struct ProhibitionTests {
    @Test(arguments: [
        "创建客户 云启科技，负责人赵敏", "创建客户 云启科技，归 李四", "创建客户 上海云启科技有限公司，归 李四",
        "create customer Foo Works, owner Li Si", "创建客户 云帆公司，归泽仁多吉",
    ])
    func `a request with a slot that the role may not set ends there`(words: String) async throws {
        var talk = try await World().conversation(roles: ["sales"])
        let turn = await talk.reply(to: words, at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.reject("owner")])
        #expect(turn.reply.text.contains("销售经理") || turn.reply.text.contains("sales manager"))
        for name in ["赵敏", "李四", "Li Si"] { #expect(!turn.reply.text.contains(name)) }
        #expect(talk.state.stack.isEmpty)
        #expect(await talk.kind("确认") == "unknown")
    }

    @Test(
        arguments: [
            [.start("register"), .said("title", "Foo"), .said("owner", "Li")],
            [.start("register"), .said("owner", "Li"), .said("title", "Li")],
            [.start("register"), .mention("owner"), .said("title", "Foo")],
            [.start("register"), .unset("owner"), .said("title", "Foo")],
            [.start("register"), .said("title", "Foo"), .said("grade", "gold")],
            [
                .start("register"), .said("title", "Bar"), .start("register"), .said("title", "Foo"),
                .said("owner", "Li"),
            ],
        ] as [[Command]]
    )
    func `nothing is written without a card either`(commands: [Command]) async throws {
        let world = try await World(intents: ["register": Self.register])
        var talk = world.conversation(commands)
        let turn = await talk.reply(to: "register Foo for Li", at: World.now)
        #expect(turn.calls.isEmpty)
        #expect(turn.reply.text.contains("boss"))
        #expect(talk.state.stack.isEmpty)
        #expect(try await world.search("res.partner", [["name", "in", ["Foo", "Bar", "Li"]]]).isEmpty)
    }

    @Test(arguments: ["删除客户蓝鲸物流", "remove 蓝鲸物流 from our customers"])
    func `an operation of other roles is refused as that, whatever a reader makes of the words`(
        words: String
    ) async throws {
        let world = try await World(["res.partner": [["id": 72, "name": "蓝鲸物流", "is_company": true]]])
        for commands in [[.outOfScope], [.start("view_customer"), .said("customer_name", "蓝鲸物流")]] as [[Command]] {
            var talk = world.conversation(commands)
            let turn = await talk.reply(to: words, at: World.now)
            #expect(turn.reply.parts.map(\.kind) == [.refused])
            #expect(turn.reply.text.contains("销售经理") || turn.reply.text.contains("sales manager"))
        }
        var talk = world.conversation(roles: ["sales"])
        #expect(await talk.reply(to: words, at: World.now).reply.parts.map(\.kind) == [.refused])
    }

    @Test(arguments: [["帮我把所有客户都删了", "删除客户"], ["delete all the customers", "Delete customer"]])
    func `nothing is done away with all at once, and it is said what can be`(words: [String]) async throws {
        var talk = try await World().conversation()
        let turn = await talk.reply(to: words[0], at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.refused])
        #expect(turn.reply.text.contains(words[1]))
        var visitor = try await World().conversation(roles: ["sales"])
        #expect(await !visitor.reply(to: words[0], at: World.now).reply.text.contains(words[1]))
    }

    @Test
    func `an option for others is no free text, and the others are the role's own`() async throws {
        let world = try await World(intents: ["register": Self.register])
        var talk = world.conversation([.start("register"), .said("title", "Foo"), .said("grade", "gold")])
        #expect(await talk.reply(to: "x", at: World.now).reply.parts.map(\.kind) == [.reject("grade")])
        talk.interpreter = world.interpreter([.start("register"), .said("title", "Foo"), .said("grade", "silver")])
        #expect(await talk.kind("x") == "done")
    }

    @Test
    func `words that fit a request with such a slot as well as another start neither`() async throws {
        let world = try await World(intents: ["register": Self.register])
        var reading = Reading([.start("register"), .said("title", "Li")], confidence: .unsure, reader: "fixed")
        reading.alternatives = [[.start("register"), .said("title", "Foo"), .said("owner", "Li")]]
        var talk = world.conversation(reading)
        #expect(await talk.reply(to: "x", at: World.now).reply.parts.map(\.kind) == [.reject("owner")])
        #expect(talk.state.stack.isEmpty)
    }

    @Test(arguments: ["归李四", "归李四，确认"])
    func `a card stays as it was when a correction is not the role's to make`(words: String) async throws {
        var talk = try await World().conversation(roles: ["sales"])
        #expect(await talk.kind("create customer Foo Works") == "confirm")
        let before = talk.state
        let turn = await talk.reply(to: words, at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.reject("owner"), .confirm(.normal)])
        #expect(turn.calls.isEmpty)
        #expect(talk.state.stack == before.stack)
        #expect(await talk.kind("确认") == "done")
    }

    private static let register = """
        title: {zh: 登记, en: Register}
        does: create
        heads: {zh: [登记], en: [register]}
        confirm: never
        slots:
          title: {type: text, required: true, rest: true, cues: {zh: [名], en: [titled]}}
          owner: {type: text, allow: [boss], cues: {zh: [归], en: [for]}}
          grade:
            type: choice | text
            cues: {zh: [级], en: [grade]}
            options:
              gold: {words: {zh: [金], en: [gold]}, allow: [boss]}
              silver: {zh: [银], en: [silver]}
        plan:
          - as: made
            odoo.create: {model: res.partner, values: {name: $title, comment: "[{owner}][{grade}]"}}
        undo: auto
        examples: {zh: ["登记[云启](title)"], en: ["register [Foo](title)"]}
        never: {zh: [登记是什么], en: [what is registering]}
        reply: {done: {zh: 好, en: done}}
        """
}

/// Reads the same into all words, and is not the reader that comes with Parlance.
private struct FixedReader: LanguageModel {
    let name = "fixed"
    let reading: Reading

    func read(_ utterance: Utterance, in context: ReadingContext) async throws(ReadingFailure) -> Reading { reading }
}

extension World {
    fileprivate func interpreter(_ commands: [Command]) -> Interpreter {
        interpreter(Reading(commands, confidence: .sure, reader: "fixed"))
    }

    private func interpreter(_ reading: Reading) -> Interpreter {
        Interpreter(program: interpreter.program, reader: FixedReader(reading: reading), journal: journal)
    }

    fileprivate func conversation(_ commands: [Command]) -> Conversation {
        conversation(Reading(commands, confidence: .sure, reader: "fixed"))
    }

    fileprivate func conversation(_ reading: Reading) -> Conversation {
        var talk = conversation(roles: ["sales"])
        talk.interpreter = interpreter(reading)
        return talk
    }
}

extension Command {
    fileprivate static func said(_ slot: Slot.Name, _ text: String) -> Command {
        .set(slot, Words(text: text, range: 0..<text.unicodeScalars.count))
    }
}
