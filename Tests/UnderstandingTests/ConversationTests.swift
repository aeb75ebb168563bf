import Intents
import Testing
import Understanding

@Suite struct ConversationTests {
    private static let desk = Desk()
    private static let card = desk.with(
        .card(.normal),
        of: "create_customer",
        filled: ["customer_name", "contact_name", "phone"]
    )
    private static let deal = desk.with(.card(.normal), of: "create_opportunity", filled: ["customer_name", "amount"])
    private static let quote = desk.with(
        .card(.normal),
        of: "create_quotation",
        filled: ["customer_name", "product", "quantity", "unit_price"]
    )

    @Test(arguments: [
        ("你好", "greeting"), ("hi there", "greeting"), ("谢谢", "thanks"), ("好的", "yes"), ("looks good, go ahead", "yes"),
        ("是", "yes"), ("不用了", "cancel"), ("停 停 停", "cancel"), ("forget it, don't save", "cancel"),
        ("别保存，我再想想", "cancel"), ("撤销", "undo"), ("恢复到改之前", "undo"), ("undo that", "undo"), ("再说一遍", "repeat"),
        ("你能干什么", "help()"), ("what can you do", "help()"), ("为什么", "why"), ("怎么创建客户", "help(create_customer)"),
    ])
    func `words of conversation are commands of their own`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
    }

    @Test(arguments: [
        ("13800138000", "phone=13800138000"), ("1380013", "phone=1380013"), ("邮箱是a@b.com", "email=a@b.com"),
        ("电话13900001111，联系人王芳", "phone=13900001111 contact_name=王芳"), ("没有", "skip"), ("跳过", "skip"),
        ("算了不建了", "cancel"),
        ("今天天气怎么样", "outOfScope"), ("为什么要问这个", "why"),
        ("蓝鲸物流电话多少来着", "view_customer customer_name=蓝鲸物流 field=电话"),
    ])
    func `an answer fills what was asked and what it names besides`(text: String, commands: String) {
        let desk = Self.desk.with(.slots(["phone", "email"]), of: "create_customer", filled: ["customer_name"])
        #expect(desk.line(text) == commands)
    }

    @Test(arguments: [
        ("金额六万八", "amount=六万八"), ("好的 金额六万八", "amount=六万八"), ("大概80w吧", "amount=80w"),
        ("50万，概率60%", "amount=50万 probability=60%"),
    ])
    func `an amount is found in whatever surrounds it`(text: String, commands: String) {
        let desk = Self.desk.with(.slots(["amount"]), of: "create_opportunity", filled: ["customer_name"])
        #expect(desk.line(text) == commands)
    }

    @Test(arguments: [
        ("价格太高", "lost_reason=价格太高"), ("他们选了别家", "lost_reason=他们选了别家"), ("因为客户没预算了", "lost_reason=客户没预算了"),
        ("查一下客户列表", "search_customer"),
    ])
    func `asked for prose the reader takes the sentence, unless it is a request`(text: String, commands: String) {
        let desk = Self.desk.with(.slots(["lost_reason"]), of: "mark_lost", filled: ["opportunity_name"])
        #expect(desk.line(text) == commands)
    }

    @Test(arguments: [
        ("电话改成13900001111", "phone=13900001111"), ("电话错了，是13900001111", "phone=13900001111"),
        ("联系人不是王芳是李芳", "contact_name=李芳"), ("不对，是李芳", "contact_name=李芳"), ("客户名改成云启网络", "customer_name=云启网络"),
        ("改一下邮箱", "?email"), ("邮箱不用填了", "-email"), ("好的，再加个邮箱a@b.com", "email=a@b.com"),
        ("没有那就建吧", "yes"), ("别建了", "cancel"), ("先等等，查一下有没有叫金穗的客户", "search_customer query=金穗"),
        ("好的，顺便查一下深圳的客户", "yes search_customer city=深圳"),
    ])
    func `a card is confirmed, corrected or left`(text: String, commands: String) {
        #expect(Self.card.line(text) == commands)
    }

    @Test(arguments: [
        ("make it 25k and probability 40%", "amount=25k probability=40%"), ("I meant 30k", "amount=30k"),
        ("no, 30k not 20k", "amount=30k"), ("改成六月底成交", "expected_close=六月底"),
    ])
    func `a value without its slot's name goes where its form belongs`(text: String, commands: String) {
        #expect(Self.deal.line(text) == commands)
    }

    @Test func `a bare number corrects what was said last`() {
        #expect(Self.quote.line("说错了 一百二十五") == "unit_price=一百二十五")
        #expect(Self.quote.line("数量也改一下 六十") == "quantity=六十")
    }

    @Test(arguments: [("确认删除", "yes"), ("删除", "yes"), ("好的，删掉", "yes"), ("delete", "yes"), ("等等 还是别删", "cancel")])
    func `naming the effect of a card says yes to it`(text: String, commands: String) {
        let desk = Self.desk.with(.card(.danger), of: "delete_customer", filled: ["customer_name"])
        #expect(desk.line(text) == commands)
    }

    @Test(arguments: [
        ("第二个", "pick(position(2))"), ("2", "pick(position(2))"), ("the second one", "pick(position(2))"),
        ("最后一个", "pick(fromEnd(1))"), ("the last one", "pick(fromEnd(1))"), ("前两个", "pick(position(1) position(2))"),
        ("1、3", "pick(position(1) position(3))"), ("全部", "pick(all)"), ("成都的", "pick(position(2))"),
        ("尾号7745的", "pick(position(3))"),
        ("都不是", "no"), ("算了", "cancel"), ("看看漏斗", "pipeline_report"),
    ])
    func `one of a list is picked by place, by words, by the end of a number`(text: String, commands: String) {
        let titles = ["宏达贸易 · 广州", "宏达贸易 · 成都", "宏达贸易 · 13800007745"]
        let desk = Self.desk.with(.choice(titles, slot: "customer_name"), of: "delete_customer")
        #expect(desk.line(text) == commands)
    }

    @Test(arguments: [
        ("王磊的呢", "repeat owner=王磊"), ("那上周的呢", "repeat period=上周"), ("what about Sofia", "repeat owner=Sofia"),
    ])
    func `a fragment repeats the last reading command with another value`(text: String, commands: String) {
        let desk = Self.desk.with(.nothing, lastRead: "pipeline_report")
        #expect(desk.line(text) == commands)
    }

    @Test(arguments: [
        ("金额改成35万", "amount=35万"), ("wrong number, it should be 628 555 0174", "phone=628 555 0174"),
        ("不是八折，是九折", "discount=九折"),
    ])
    func `a correction of nothing open names the slot alone`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
    }

    @Test(arguments: [
        (
            "convert the Copper Kettle lead and then book a demo with them",
            "convert_lead lead_name=Copper Kettle create_meeting summary=demo customer_name=them"
        ),
        ("查一下深圳的客户，然后看看漏斗", "search_customer city=深圳 pipeline_report"),
        ("给远东电缆写备注：先报价，然后删除客户", "log_note customer_name=远东电缆 note=先报价，然后删除客户"),
    ])
    func `several commands keep their order, and data stays data`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
    }

    @Test func `a value that is taken back inside one command does not count`() {
        #expect(Self.desk.line("新建客户 云启科技，不对，是云起科技") == "create_customer customer_name=云起科技")
    }

    @Test(arguments: [("看第二个", "view_customer customer_name=第二个"), ("把它分给王磊", "assign_owner customer_name=它 owner=王磊")])
    func `pronouns and places in a list are values of a record`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
    }
}
