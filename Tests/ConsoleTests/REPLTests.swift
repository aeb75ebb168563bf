import Console
import Engine
import Intents
import JSON
import Testing

struct REPLTests {
    @Test
    func `a conversation out of a pipe reads as a conversation`() async throws {
        let (text, code) = try await Stage().play(["创建客户 云启科技", "确认"])
        let lines = text.split(separator: "\n")
        #expect(lines.first == "> 创建客户 云启科技")
        #expect(lines.contains("[确认] [取消]\n> 确认".split(separator: "\n")))
        #expect(lines.last?.hasPrefix("已创建客户 云启科技（#") == true)
        #expect(code == 0)
    }

    private static let endings: [([String], Int32)] = [
        (["查客户"], 0),
        (["创建客户 云启科技"], 1),
        (["创建客户 云启科技", "取消"], 0),
        (["qwertyuiop asdf"], 1),
        ([":nothing"], 1),
        ([":trace maybe"], 1),
        ([":help", ":slots", ":card", ":why"], 0),
        (["", "   "], 0),
        ([], 0),
        ([":quit", "qwertyuiop asdf"], 0),
    ]

    @Test(arguments: endings)
    func `the exit code tells whether all was understood and done`(lines: [String], code: Int32) async throws {
        #expect(try await Stage().play(lines).code == code)
    }

    @Test
    func `each turn is one JSON value a line`() async throws {
        var stage = try await Stage()
        stage.settings.format = .json
        let lines = await stage.play(["创建客户 云启科技\n", "确认", ":slots"]).text.split(separator: "\n")
        #expect(lines.count == 3)
        let card = try JSON(parsing: String(lines[0]))
        #expect(card["parts"]?[0]?["kind"] == "confirm")
        #expect(card["parts"]?[0]?["blocks"]?[0]?["lines"]?[0]?["slot"] == "customer_name")
        #expect(card["frames"]?[0]?["slots"]?["customer_name"] == "云启科技")
        #expect(card["quick_replies"]?[0] == ["label": "确认", "send": "确认"])
        let done = try JSON(parsing: String(lines[1]))
        #expect(done["parts"]?[0]?["kind"] == "done")
        #expect(done["calls"]?[0]?["handler"] == "odoo.create")
        #expect(try JSON(parsing: String(lines[2])) == ["note": "nothing is being talked about"])
    }

    @Test
    func `the slots are shown with the words they came from`() async throws {
        let (text, _) = try await Stage().play(["新建客户 云启科技，联系人王芳", ":slots"])
        #expect(text.contains("create_customer\n"))
        #expect(text.contains("  contact_name  王芳  ← said 「王芳」"))
        #expect(text.contains("  phone  –"))
    }

    @Test
    func `the open card is shown with the time it has`() async throws {
        let (text, _) = try await Stage().play([":card", "创建客户 云启科技", ":card"])
        #expect(text.contains("no card waits for an answer"))
        #expect(text.contains("create, normal, good for 600 s"))
        #expect(text.contains("· customer_name: 云启科技  ← 「云启科技」"))
    }

    @Test
    func `a dry run shows what would be done and does nothing`() async throws {
        let stage = try await Stage()
        let (text, _) = await stage.play([":dry on", "创建客户 云启科技", "确认", ":dry off", "查一下云启科技"])
        #expect(text.contains("dry> 创建客户 云启科技"))
        #expect(text.contains("> 查一下云启科技"))
        #expect(!text.contains("#2"))
    }

    @Test
    func `who may not do a thing does not see it`() async throws {
        let (text, _) = try await Stage().play([":as nobody", ":intents create", ":as sales", ":intents create"])
        #expect(text.contains("no intent names the role nobody"))
        #expect(text.contains("create_customer"))
        #expect(text.contains("no intent is called so"))
    }

    @Test
    func `the language of the answers can be fixed`() async throws {
        let (text, _) = try await Stage().play([":lang en", "创建客户 云启科技", ":lang auto", "取消"])
        #expect(text.contains("Create customer"))
        #expect(text.contains("已取消"))
    }

    @Test
    func `the day can be another one`() async throws {
        let stage = try await Stage(["crm.lead": [["id": 70, "name": "机房改造", "type": "opportunity"]]])
        let (text, _) = await stage.play([":today 2030-01-01", "明天下午三点给机房改造安排一个电话", ":slots", ":today real"])
        #expect(text.contains("2030"))
    }

    @Test
    func `every stage of a turn can be followed`() async throws {
        let (text, _) = try await Stage().play([":trace on", "查客户", ":trace off", "查客户", ":why"])
        #expect(text.ranges(of: " ms\n").count > 1)
        #expect(text.contains("→ start("))
    }

    @Test
    func `a changed program is taken over before the next words`() async throws {
        let stage = try await Stage()
        let changed = Changing(change: ProgramChange(stage.interpreter, report: "x.yaml:1:1: error"))
        let (text, _) = await stage.play(["查客户", ":reload"], source: changed)
        #expect(text.hasPrefix("> 查客户\nx.yaml:1:1: error\n"))
        #expect(text.hasSuffix("> :reload\nnothing has changed\n"))
    }

    private struct Changing: ProgramSource {
        var change: ProgramChange?

        mutating func refresh() async -> ProgramChange? {
            defer { change = nil }
            return change
        }
    }
}
