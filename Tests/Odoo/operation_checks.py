"""Every operation in both languages, as an ordinary sales user: what is said, and what then stands in Odoo."""

from fake import Fake
from options import OPTIONS
from parlance import Parlance

# Operation, the conversation, what must have come true in the records; the last word takes it back where it can be.
CONVERSATIONS = [
    ("create_customer", ["创建客户 上海云启科技，联系人王芳，电话13800138000", "确认"],
     lambda o: o.one("res.partner", name="上海云启科技", is_company=True, phone="+8613800138000", user_id=7)
     and o.one("res.partner", name="王芳", phone="+8613800138000")),
    ("create_customer", ["create customer Kestrel Labs, email hi@kestrel.example", "yes"],
     lambda o: o.one("res.partner", name="Kestrel Labs", email="hi@kestrel.example", user_id=7)),
    ("search_customer", ["查一下深圳的客户"], lambda o: o.said("找到 1 个客户")),
    ("search_customer", ["find customers with phone 996-3829"], lambda o: o.said("Found 1 customer")),
    ("view_customer", ["看看深圳蓝鲸物流的资料"], lambda o: o.said("深圳蓝鲸物流")),
    ("view_customer", ["show me the details of Deco Addict"], lambda o: o.said("Deco Addict")),
    ("update_customer", ["把深圳蓝鲸物流的邮箱改成ops@bluewhale.cn", "确认"],
     lambda o: o.row("res.partner", 13)["email"] == "ops@bluewhale.cn"),
    ("update_customer", ["change the phone of Deco Addict to +1 312 555 0110", "yes"],
     lambda o: o.row("res.partner", 10)["phone"] == "+13125550110"),
    ("delete_customer", ["删除客户深圳蓝鲸物流", "确认"], lambda o: o.row("res.partner", 13)["active"] is False),
    ("delete_customer", ["delete customer Deco Addict", "yes"], lambda o: o.row("res.partner", 10)["active"] is False),
    ("assign_owner", ["把深圳蓝鲸物流分给Marc Demo", "确认"], lambda o: o.row("res.partner", 13)["user_id"] == 5),
    ("assign_owner", ["assign Deco Addict to Marc Demo", "yes"], lambda o: o.row("res.partner", 10)["user_id"] == 5),
    ("create_opportunity", ["给深圳蓝鲸物流建商机，叫冷链仓储，金额50万", "确认"],
     lambda o: o.one("crm.lead", name="冷链仓储", expected_revenue=500000, partner_id=13, type="opportunity", user_id=7)),
    ("create_opportunity", ["new deal for Deco Addict, 20k, closing end of April", "yes"],
     lambda o: o.one("crm.lead", expected_revenue=20000, partner_id=10) and o.said("US$20,000")),
    ("search_opportunity", ["有哪些商机"], lambda o: o.said("1")),
    ("search_opportunity", ["list opportunities"], lambda o: o.said("1")),
    ("move_opportunity_stage", ["把Office fittings推进到下一阶段", "确认"],
     lambda o: o.row("crm.lead", 40)["stage_id"] == 2),
    ("move_opportunity_stage", ["move Office fittings to Proposition", "yes"],
     lambda o: o.row("crm.lead", 40)["stage_id"] == 3),
    ("mark_won", ["Office fittings赢单了", "确认"], lambda o: o.row("crm.lead", 40)["stage_id"] == 4),
    ("mark_won", ["mark Office fittings as won", "yes"], lambda o: o.row("crm.lead", 40)["probability"] == 100),
    ("mark_lost", ["Office fittings丢单了，原因是库存不足", "确认"], lambda o: o.row("crm.lead", 40)["active"] is False),
    ("mark_lost", ["mark Office fittings as lost because too expensive", "yes"],
     lambda o: o.row("crm.lead", 40)["lost_reason_id"] == 1 and o.row("crm.lead", 40)["active"] is False),
    ("create_lead", ["录一条线索 石家庄宏业钢构，电话13900139000", "确认"],
     lambda o: o.one("crm.lead", name="石家庄宏业钢构", type="lead", user_id=7)),
    ("create_lead", ["create lead Blue Bird Cafe, phone +1 312 555 0199", "yes"],
     lambda o: o.one("crm.lead", name="Blue Bird Cafe", phone="+13125550199", type="lead")),
    ("search_lead", ["线索列表"], lambda o: o.said("找到 1 条线索")),
    ("search_lead", ["list leads"], lambda o: o.said("Found 1 lead")),
    ("convert_lead", ["把Website inquiry这条线索转成商机", "确认"],
     lambda o: o.row("crm.lead", 43)["type"] == "opportunity"),
    ("convert_lead", ["convert the Website inquiry lead", "yes"],
     lambda o: o.row("crm.lead", 43)["type"] == "opportunity"),
    ("log_note", ["给深圳蓝鲸物流加个备注：要折扣 <b> 九五折", "确认"],
     lambda o: o.one("mail.message", model="res.partner", res_id=13, body="<p>要折扣 &lt;b&gt; 九五折</p>")),
    ("log_note", ["add a note to Deco Addict: they want a discount", "yes"],
     lambda o: o.one("mail.message", res_id=10, body="<p>they want a discount</p>")),
    ("schedule_activity", ["明天上午十点给深圳蓝鲸物流打个电话", "确认"],
     lambda o: o.one("mail.activity", res_id=13, activity_type_id=2, user_id=7)),
    ("schedule_activity", ["remind me to email Brandon Freeman tomorrow at 4pm", "yes"],
     lambda o: o.one("mail.activity", res_id=12, activity_type_id=1)),
    ("schedule_activity", ["remind me to call Deco Addict tomorrow at 4pm", "yes"],
     lambda o: o.one("mail.activity", res_id=10, activity_type_id=2)),
    ("update_customer", ["给深圳蓝鲸物流加一个联系人李雷", "确认"],
     lambda o: o.one("res.partner", name="李雷", parent_id=13)),
    ("list_activities", ["我这周有什么安排"], lambda o: o.said("")),
    ("list_activities", ["what's on my calendar this week"], lambda o: o.said("")),
    ("create_meeting", ["约Brandon Freeman下周三下午三点开会", "确认"],
     lambda o: o.one("calendar.event", name="与Brandon Freeman会面", partner_ids=[5, 12])),
    ("create_meeting", ["schedule a meeting with Brandon Freeman next Tuesday at 3pm for 45 minutes", "yes"],
     lambda o: o.one("calendar.event", name="Meeting with Brandon Freeman", partner_ids=[5, 12])),
    ("create_quotation", ["出个报价单给深圳蓝鲸物流：膜组件两百支，每支850元，打九折", "确认"],
     lambda o: o.one("sale.order.line", product_id=22, product_uom_qty=200, price_unit=850, discount=10)
     and o.one("sale.order", partner_id=13, amount_total=153000)),
    ("create_quotation", ["quote Deco Addict 3 Large Desk at 300", "yes"],
     lambda o: o.one("sale.order", partner_id=10, amount_total=900, user_id=7)),
    ("pipeline_report", ["看看销售漏斗"], lambda o: o.said("共 1 个商机，金额 US$9,000")),
    ("pipeline_report", ["show me the pipeline"], lambda o: o.said("1 opportunity, US$9,000")),
    ("sales_ranking_report", ["今年的销售排行"], lambda o: o.said("")),
    ("sales_ranking_report", ["best performers this year"], lambda o: o.said("")),
]
READING = {"search_customer", "view_customer", "search_opportunity", "search_lead", "list_activities",
           "pipeline_report", "sales_ranking_report"}


class Outcome:
    def __init__(self, odoo, text):
        self.rows, self.text = odoo.database.rows, text

    def row(self, model, number):
        return self.rows[model][number]

    def one(self, model, /, **values):
        found = [row for row in self.rows[model].values()
                 if row.get("active", True) and all(row[name] == value for name, value in values.items())]
        return len(found) == 1

    def said(self, words):
        return words in self.text


def untouched(rows):
    """What counts as the same after an undo: everything but who and when, and what Odoo has no way to take back."""
    kept = {}
    for model, table in rows.items():
        for number, row in table.items():
            if not row.get("active", True) or row.get("state") == "cancel" or model == "sale.order.line":
                continue
            kept[model, number] = {name: value for name, value in row.items()
                                   if name not in ("write_date", "write_uid", "won_status", "prorated_revenue", "child_ids")}
    return kept


def every_operation(version):
    with Fake(version) as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        wrong = []
        with parlance.repl("--role", "sales,sales_manager") as repl:
            for intent, words, holds in CONVERSATIONS:
                before = untouched(odoo.database.rows)
                for line in words:
                    turn = repl.say(line)
                    repl.answer_danger(turn)
                if repl.last.kinds[0] != "done" or not holds(Outcome(odoo, repl.last.text)):
                    wrong.append(f"{intent} {words}: {repl.last}")
                    repl.say("算了")
                if intent in READING:
                    continue
                undone = repl.say("撤销" if words[1] == "确认" else "undo")
                if undone.kinds[0] != "undone" or untouched(odoo.database.rows) != before:
                    wrong.append(f"undo of {intent} {words}: {undone}")
        assert {each[0] for each in CONVERSATIONS} == parlance.intents(), "an operation is not tried"
        assert not wrong, "\n  " + "\n  ".join(wrong)


def o01_every_operation_in_both_languages_on_odoo_19():
    every_operation(19)


def o02_every_operation_over_json_rpc_on_odoo_18():
    every_operation(18)


def o03_every_operation_over_json_rpc_on_odoo_17():
    every_operation(17)


def o04_every_operation_over_json_rpc_on_odoo_16():
    every_operation(16)


def o05_a_turn_makes_no_more_calls_than_the_readme_says():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        for line in ("帮助", "算了", "创建客户 热身公司", "算了"):
            repl.say(line)
        for words, calls in [
            (["创建客户 上海云启科技，联系人王芳，电话13800138000", "确认"], ["search_read", "web_save"]),
            (["查一下深圳的客户"], ["search_read"]),
            (["看看销售漏斗"], ["formatted_read_group", "formatted_read_group"]),
        ]:
            odoo.calls.clear()
            for line in words:
                repl.say(line)
            made = [method for _, method, arguments, _ in odoo.calls if arguments.get("limit") != 2000]
            assert made == calls, f"{words}: {made}"


def o06_a_company_of_several_is_the_persons_own():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo, "chen", "wei.chen") as parlance:
        with parlance.repl() as repl:
            assert "没有" in repl.say("有哪些商机").text
            repl.say("new deal for Deco Addict, 20k")
            assert "US$20,000" in repl.say("yes").text
            made = max(odoo.database.rows["crm.lead"])
            assert odoo.database.rows["crm.lead"][made]["company_id"] == 1
            assert all(context.get("allowed_company_ids") == [1] for model, method, _, context in odoo.calls
                       if method in ("search_read", "web_save") and model == "crm.lead")
        report = parlance.run("doctor", "--user", "chen").stdout
        assert "YourCompany" in report and "My Euro Company" in report, report


def o07_another_company_is_a_setting():
    with Fake() as odoo:
        with Parlance(OPTIONS.binary, odoo, "chen", "wei.chen", PARLANCE_ODOO_COMPANY="My Euro Company") as parlance:
            with parlance.repl() as repl:
                assert "€5,000" in repl.say("show me the pipeline").text
                repl.say("new deal for Azure Interior, 7k")
                assert "€7,000" in repl.say("yes").text
                made = max(odoo.database.rows["crm.lead"])
                assert odoo.database.rows["crm.lead"][made]["company_id"] == 2
        with Parlance(OPTIONS.binary, odoo, PARLANCE_ODOO_COMPANY="My Euro Company") as parlance:
            with parlance.repl() as repl:
                assert "您不属于公司「My Euro Company」" in repl.say("看看销售漏斗").text


def o08_amounts_are_in_the_currency_of_the_books():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        assert "US$500,000" in repl.say("给深圳蓝鲸物流建商机，金额50万元").text
        repl.say("算了")
        turn = repl.say("给深圳蓝鲸物流建商机，金额人民币50万")
        assert turn.kinds == ["reject amount"] and "USD" in turn.text, turn
