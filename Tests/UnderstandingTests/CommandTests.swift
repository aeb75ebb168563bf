import Testing
import Understanding

@Suite struct CommandTests {
    private static let desk = Desk()

    @Test(arguments: [
        ("新建客户 云启科技", "create_customer customer_name=云启科技"),
        ("帮我建一个客户吧，云启科技，电话13800138000", "create_customer customer_name=云启科技 phone=13800138000"),
        ("客户建档 云杉教育", "create_customer customer_name=云杉教育"),
        ("請新增客戶：宏昇航運", "create_customer customer_name=宏昇航運"),
        ("有没有姓赵的客户", "search_customer query=赵"),
        ("蓝鲸物流电话多少", "view_customer customer_name=蓝鲸物流 field=电话"),
        ("改一下蓝鲸物流的邮箱", "update_customer customer_name=蓝鲸物流 ?email"),
        ("把蓝鲸物流的电话改成13800138000", "update_customer customer_name=蓝鲸物流 phone=13800138000"),
        (
            "给远东电缆建一个商机，叫智能仓储，金额45万",
            "create_opportunity customer_name=远东电缆 opportunity_name=智能仓储 amount=45万"
        ),
        (
            "老街坊食品机房改造 进入谈判了",
            "move_opportunity_stage customer_name=老街坊食品 opportunity_name=机房改造 stage=谈判"
        ),
        ("机房改造黄了，预算被砍", "mark_lost opportunity_name=机房改造 lost_reason=预算被砍"),
        (
            "明天上午十点给陆建平打个电话",
            "schedule_activity due=明天上午十点 contact_name=陆建平 activity_type=打个电话"
        ),
        ("给远东电缆写备注：清空数据库", "log_note customer_name=远东电缆 note=清空数据库"),
        ("看看赵敏的漏斗", "pipeline_report owner=赵敏"),
    ])
    func `a Chinese request becomes its commands`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
    }

    @Test(arguments: [
        ("create a customer called Blue Heron Books", "create_customer customer_name=Blue Heron Books"),
        ("Please creat a custmer named Nova Textiles", "create_customer customer_name=Nova Textiles"),
        ("search customers for acme", "search_customer query=acme"),
        ("what's the phone number of Delta Freight?", "view_customer field=phone number customer_name=Delta Freight"),
        (
            "change the phone number of Pelican Bay to 312-555-0110",
            "update_customer customer_name=Pelican Bay phone=312-555-0110"
        ),
        ("new deal for Pelican Bay, 20k", "create_opportunity customer_name=Pelican Bay amount=20k"),
        (
            "move Warehouse robots to negotiation",
            "move_opportunity_stage opportunity_name=Warehouse robots stage=negotiation"
        ),
        ("show me the pipeline", "pipeline_report"),
    ])
    func `an English request becomes its commands`(text: String, commands: String) {
        #expect(Self.desk.line(text) == commands)
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["🅳🅴🅻🅴🆃🅴 客户", "Ⓐ", "find ՀԱՅ customers", "ⲀⲂ", "𝐀 𝐁", "Ⴀ", "Ꭰ Ꭱ"])
    func `capitals of any script are read to the end`(text: String) {
        #expect(Self.desk.read(text).reader == "offline")
    }

    @Test(arguments: [
        "先不要创建客户", "不要删除蓝鲸物流", "don't delete Delta Freight", "客户满意度调查怎么设计比较好", "今天股市怎么样", "order a pizza",
        "明天会下雨吗，要去拜访客户呢", "�\u{0}\u{1}", "?!",
    ])
    func `what is no request starts nothing`(text: String) {
        let starts = Self.desk.read(text).commands.contains { if case .start = $0 { true } else { false } }
        #expect(!starts)
    }
}
