import Intents
import Testing
import Understanding

/// Requests as they are told: what happened comes first, names are short, something else stands beside.
struct StoryTests {
    private static let desk = Desk(
        names: Desk.names.merging([
            "customer": ["上海云启科技有限公司", "上海云启", "云启科技", "云启", "远洋航运", "远洋"], "opportunity": ["机房改造"], "stage": ["新建"],
        ]) { $0 + $1 }
    )

    @Test(arguments: [
        ("昨天新谈了一家，博远精密，帮我建个档", "create_customer customer_name=博远精密"),
        ("远洋航运想上一套冷链监控系统，帮我建个机会", "create_opportunity customer_name=远洋航运 opportunity_name=一套冷链监控系统"),
        ("刚和远洋航运通了电话，他们想续约", "log_note customer_name=远洋航运 note=他们想续约"),
        ("创建客户 云帆公司，归泽仁多吉", "create_customer customer_name=云帆公司 owner=泽仁多吉"),
        ("看看云启", "view_customer customer_name=云启"),
        ("新建商机 北京飞石，金额8万", "create_opportunity customer_name=北京飞石 amount=8万"),
        ("新建的商机", "search_opportunity stage=新建"),
        ("创建客户 上海云启科技", "create_customer customer_name=上海云启科技"),
        ("给云启打上VIP标签", "update_customer customer_name=云启 tags=VIP"),
    ])
    func `what is asked for is found behind the story`(text: String, line: String) {
        let read = Self.desk.line(text).split(separator: " ").filter { !$0.hasPrefix("?") }.joined(separator: " ")
        #expect(read == line.split(separator: " ").filter { !$0.hasPrefix("?") }.joined(separator: " "))
    }

    @Test(arguments: [
        "把云启的标签都删了", "删了云启的标签", "delete the tag of Delta Freight", "delete Delta Freight's tags",
        "帮我把所有客户都删了", "delete every deal we have", "把全部商机清空",
    ])
    func `a customer is not deleted for something of theirs, nor all for one`(text: String) {
        let reading = Self.desk.read(text)
        #expect(!reading.commands.contains(.start("delete_customer")))
        #expect(!reading.commands.contains(.start("view_customer")))
    }

    @Test(arguments: ["删掉云启", "把云启这个客户删了吧", "delete customer Delta Freight"])
    func `one customer by its name is`(text: String) {
        #expect(Self.desk.read(text).commands.first == .start("delete_customer"))
    }

    @Test func `what is written down may speak of deleting everything`() {
        let line = Self.desk.line("给云启加个备注：客户要求把所有数据都删掉")
        #expect(line == "log_note customer_name=云启 note=客户要求把所有数据都删掉")
    }

    @Test func `a number corrects the one that it is nearest to`() {
        var desk = Self.desk.with(.card(.normal), of: "create_quotation", filled: ["unit_price", "quantity"])
        desk.context.frame?.figures = ["unit_price": 2000, "quantity": 10]
        #expect(desk.line("改成1800") == "unit_price=1800")
        #expect(desk.line("改成12") == "quantity=12")
    }

    @Test(arguments: [("负责人改成李四", "owner=李四"), ("make Liam the owner", "owner=Liam")])
    func `a card is corrected by what would be a command of its own elsewhere`(text: String, line: String) {
        let desk = Self.desk.with(.card(.normal), of: "create_customer", filled: ["customer_name"])
        #expect(desk.line(text) == line)
    }
}
