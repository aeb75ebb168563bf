import Diagnostics
import Entities
import Intents
import Testing
import Understanding

@Suite struct ReaderTests {
    private static let desk = Desk()

    @Test func `evidence covers the words, each with its part`() {
        let evidence = Self.desk.read("新建客户 云启科技，电话１３８００１３８０００").evidence
        #expect(
            evidence.map(\.role) == [
                .head("create_customer"), .head("create_customer"), .value("customer_name", .look), .cue("phone"),
                .value("phone", .type),
            ]
        )
        #expect(evidence.map(\.words.text) == ["新建", "客户", "云启科技", "电话", "１３８００１３８０００"])
        #expect(evidence.map(\.words.range) == [0..<2, 2..<4, 5..<9, 10..<12, 12..<23])
    }

    @Test(arguments: [
        ("Please creat a custmer named Nova Textiles", "create_customer customer_name=Nova Textiles"),
        ("创健客户 博远电气", "create_customer customer_name=博远电气"),
        ("把远东电缆的电花改成13800138000", "update_customer customer_name=远东电缆 phone=13800138000"),
    ])
    func `a slip of the hand is mended, and the reading says that it is not sure`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
        #expect(Self.desk.read(text).confidence == .unsure)
    }

    @Test(arguments: ["不要建客户", "先别删除蓝鲸物流", "don't create a customer", "never delete Delta Freight", "无需给蓝鲸物流建商机"])
    func `a negation before a head starts nothing`(text: String) {
        let starts = Self.desk.read(text).commands.contains { if case .start = $0 { true } else { false } }
        #expect(!starts)
    }

    @Test func `what an author wrote under never does not start the intent`() {
        #expect(Desk(.pair(never: ["登记甲表"])).line("登记甲表") == "outOfScope")
        #expect(Desk(.pair(never: ["登记甲表"])).line("登记甲表 云启") == "a item=云启")
    }

    @Test func `words that fit two intents alike leave the choice to the person`() {
        let reading = Desk(.pair(twins: true)).read("登记甲表 云启")
        #expect(reading.confidence == .unsure)
        #expect(Desk.line(reading.commands) == "a item=云启")
        #expect(reading.alternatives.map(Desk.line) == ["b item=云启"])
    }

    @Test func `what a role may not ask for is read all the same, and not as something else`() {
        var desk = Self.desk
        desk.context.roles = ["visitor"]
        #expect(desk.line("删除客户蓝鲸物流") == "delete_customer customer_name=蓝鲸物流")
    }

    @Test func `a head of nested alternatives is followed and not written out`() {
        let deep = (0..<40).map { _ in "(登|录|记|写|填)" }.joined() + "甲表"
        let text = String(repeating: "登", count: 40) + "甲表 云启"
        #expect(Desk(.pair(head: deep)).line(text) == "a item=云启")
    }

    @Test(arguments: [
        String(repeating: "客户", count: 600_000), String(repeating: "\u{0}\u{1F600}", count: 20_000),
        String(repeating: "创建客户，", count: 2_000), String(repeating: "1", count: 30_000),
    ])
    func `too much is turned away`(text: String) {
        _ = Self.desk.read(text)
    }

    @Test func `a long note is a note to its end`() {
        let body = String(repeating: "对方说价格可以再谈，", count: 300) + "完"
        #expect(Self.desk.line("给远东电缆写备注：\(body)") == "log_note customer_name=远东电缆 note=\(body)")
    }

    /// Any words at all: spans lie in the utterance and say what stands there.
    @Test(arguments: 0..<40)
    func `whatever is said, spans are the person's own words`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let desks = [
            Self.desk, Self.desk.with(.slots(["phone"]), of: "create_customer"),
            Self.desk.with(.card(.danger), of: "delete_customer", filled: ["customer_name"]),
            Self.desk.with(.choice(["甲", "乙"], slot: nil)),
        ]
        for _ in 0..<25 {
            let text = Self.babble(&generator)
            let scalars = Array(text.unicodeScalars)
            for desk in desks {
                let reading = desk.read(text)
                let values = reading.commands.compactMap { command -> Words? in
                    if case .set(_, let words) = command { words } else { nil }
                }
                for words in values + reading.evidence.map(\.words) {
                    let inside = words.range.lowerBound >= 0 && words.range.upperBound <= scalars.count
                    #expect(inside, "\(text)")
                    guard inside else { continue }
                    var view = String.UnicodeScalarView()
                    view.append(contentsOf: scalars[words.range])
                    #expect(String(view) == words.text, "\(text)")
                }
            }
        }
    }

    private static let pieces = [
        "创建", "客户", "商机", "电话", "13800138000", "，", "：", " ", "不要", "怎么", "蓝鲸物流", "王芳", "50万", "明天下午三点", "八折", "“", "”",
        "a@b.cn",
        "delete", "customer", "Delta Freight", "don't", "to", "the", "20k", "不对", "是", "的", "呢", "然后", "第二个", "\n", "𠮷",
        "ﬁ", "１２", "😀", "/",
        "-", "'", "\u{301}", "推进到", "谈判", "备注", "改成", "没有", "全部", "它", "上", "一下周五",
    ]

    private static func babble(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...14, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }
}

/// The same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 31
    }
}

extension Pack {
    /// Two small intents, `a` and `b`; `b` has the head of `a` where they are twins.
    fileprivate static func pair(
        head: String = "(登记|录入)甲表",
        twins: Bool = false,
        never: [String] = []
    ) -> Pack {
        var a = intent("a", head)
        a.never = Localized(zh: never)
        return Pack(talk: Pack.shipped.talk, intents: [a, intent("b", twins ? head : "登记乙表")])
    }

    private static func intent(_ id: Intent.ID, _ head: String) -> Intent {
        let nowhere = SourceRange(file: "\(id).yaml")
        var diagnostics: [Diagnostic] = []
        var intent = Intent(id: id, title: Localized(zh: "\(id)"), effect: .create, place: nowhere)
        intent.heads = Localized(zh: Pattern(parsing: Excerpt(head, at: nowhere), into: &diagnostics).map { [$0] })
        var item = Slot(name: "item", type: .organization, place: nowhere)
        item.requirement = .always
        item.takesRest = true
        intent.slots = [item]
        return intent
    }
}

extension ReaderTests {
    @Test(arguments: [
        ("给蓝鲸物流加个备注：客户要求先看样品", "log_note customer_name=蓝鲸物流 note=客户要求先看样品"),
        ("给蓝鲸物流记一条备注", "log_note customer_name=蓝鲸物流"),
        ("机房改造黄了，原因是预算砍了", "mark_lost opportunity_name=机房改造 lost_reason=预算砍了"),
        ("给蓝鲸物流出一份报价，标准版 20套", "create_quotation customer_name=蓝鲸物流 product=标准版 quantity=20套"),
        ("好消息，蓝鲸物流的单子拿下了", "mark_won customer_name=蓝鲸物流"),
    ])
    func `a sentence keeps its words, and what stands around it is none of it`(text: String, commands: String) {
        #expect(Desk().line(text) == commands)
    }

    @Test(arguments: [
        ("we just got a new client Brightside Dental, can you put them in", "create_customer"),
        ("list open deals over 100k", "search_opportunity"), ("查一下客户", "search_customer"),
        ("蓝鲸物流那单往后退一个阶段", "move_opportunity_stage"), ("下周的安排", "list_activities"),
        ("有个潜在客户想了解产品，叫孙悦，微信13699998888", "create_lead"), ("蓝鲸物流被对手抢走了", "mark_lost"),
        ("got a lead from the trade show: Ridgeway Labs", "create_lead"),
    ])
    func `people open a request in many ways`(text: String, intent: String) {
        #expect(Desk().line(text).split(separator: " ").first.map(String.init) == intent)
        #expect(Desk().read(text).alternatives.isEmpty)
    }
}
