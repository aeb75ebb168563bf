import Intents
import Testing
import Understanding

@testable import Models

struct AnswerReaderTests {
    private func read(
        _ answer: String,
        _ words: String,
        _ context: ReadingContext = .at()
    ) throws -> AnswerReader.Result {
        let slots = Dictionary(uniqueKeysWithValues: World.pack.intents.map { ($0.id, Set($0.slots.map(\.name))) })
        let offered: Set<Intent.ID> = ["create_customer", "update_customer"]
        let reader = AnswerReader(words: words, context: context, offered: offered, mask: Mask()) { slots[$0] ?? [] }
        return try reader.read(answer)
    }

    @Test(arguments: [
        ("电话13800138000", "13800138000", true), ("电话13800138000", "1380013800", false),
        ("电话13800138000", "3800138000", false), ("金额45万", "45", false), ("金额45万", "45万", true),
        ("金额1.5万", "5万", false), ("金额1,200,000", "1,200", false), ("price -30", "-30", true),
        ("mail a.b@c.com please", "b@c.com", false), ("mail a.b@c.com please", "A.B@C.com", true),
        ("mail a.b@c.com.", "a.b@c.com", true), ("三十万", "三", false), ("call Annabel", "Anna", false),
        ("call Anna Bell", "anna", true), ("联系人王芳", "王芳 ", true), ("联系人王芳", "李雷", false),
        ("联系人王芳", "", false), ("", "x", false),
    ])
    func `a value is a whole stretch of the person's words`(words: String, span: String, isTaken: Bool) throws {
        let result = try read(commands(("start", "create_customer", nil), ("set", "phone", span)), words)
        #expect(result.commands.count == (isTaken ? 2 : 1))
        for case .set(_, let found) in result.commands { #expect(words.contains(found.text)) }
    }

    @Test
    func `the same words said twice are two spans`() throws {
        let answer = commands(
            ("start", "create_customer", nil),
            ("set", "customer_name", "云启"),
            ("set", "contact_name", "云启")
        )
        let spans = try read(answer, "云启的云启").commands.compactMap { command -> Range<Int>? in
            if case .set(_, let words) = command { words.range } else { nil }
        }
        #expect(spans == [0..<2, 3..<5])
    }

    @Test
    func `unknown intents, slots and commands are dropped and told`() throws {
        let answer = commands(
            ("start", "delete_customer", nil),
            ("set", "phone", "x"),
            ("yes", nil, nil),
            ("undo", nil, nil),
            ("start", "create_customer", nil),
            ("set", "colour", "x"),
            ("cancel", nil, nil)
        )
        let result = try read(answer, "x")
        #expect(result.commands == [.start("create_customer"), .cancel])
        #expect(result.dropped.count == 5)
    }

    @Test(arguments: [
        ("2", "要第二个", Pick.position(2)), ("2", "the second", .position(2)), ("2", "那个好的", nil),
        ("last", "最后那个", .fromEnd(1)), ("all", "要云启", nil), ("all", "both of them", .all), ("99", "99", nil),
        ("1", "someone", nil), ("0", "0", nil), ("-1", "-1", nil),
    ])
    func `a choice counts where its number was said`(object: String, words: String, pick: Pick?) throws {
        let result = try read(commands(("pick", object, words)), words, .at(.choice(["a", "b"], slot: nil)))
        #expect(result.commands == (pick.map { [.pick([$0])] } ?? []))
    }

    @Test
    func `an answer to a question belongs to the intent in progress`() throws {
        let context = ReadingContext.at(.slots(["phone"]), frame: .init("create_customer"))
        #expect(try read(commands(("set", "phone", "13800138000")), "是13800138000", context).commands.count == 1)
        #expect(try read(commands(("set", "phone", "13800138000")), "是13800138000").commands.isEmpty)
    }

    @Test(arguments: ["```json\n{\"commands\":[{\"do\":\"help\"}]}\n```", "Sure: {\"commands\":[{\"do\":\"help\"}]}"])
    func `an answer inside fences or words is found`(answer: String) throws {
        #expect(try read(answer, "x").commands == [.help(nil)])
    }
}
