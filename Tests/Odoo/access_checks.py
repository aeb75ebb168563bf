"""What Odoo forbids, said in both languages; whose key it is, and that nobody else sees it."""

import pathlib
import subprocess

from fake import Fake
from options import OPTIONS
from parlance import Parlance


def a01_what_a_salesman_gives_away_is_given_although_he_sees_it_no_more():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        repl.say("把Office fittings分给Mitchell Admin")
        turn = repl.say("确认")
        assert odoo.database.rows["crm.lead"][40]["user_id"] == 2
        assert turn.kinds == ["done"] and "Mitchell Admin" in turn.text, turn
        turn = repl.say("撤销")
        assert "无权查看" in turn.text and "饼干" not in turn.text, turn
        assert odoo.database.rows["crm.lead"][40]["user_id"] == 2


def a02_what_belongs_to_a_colleague_is_not_found_and_not_made():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        turn = repl.say("把Distributor contract推进到下一阶段")
        assert turn.kinds[0] == "none opportunity_name", turn
        repl.say("算了")
        before = len(odoo.database.rows["crm.lead"])
        for words, yes, said in [
            ("建线索 石家庄宏业钢构，分给Marc Demo", "确认", ["同事", "什么都没有改动"]),
            ("create lead Blue Bird Cafe, assign to Marc Demo", "yes", ["colleague", "Nothing was changed"]),
        ]:
            repl.say(words)
            turn = repl.say(yes)
            assert turn.kinds == ["failed"] and all(each in turn.text for each in said), turn
            assert "top-secret" not in turn.text and "绝密" not in turn.text
        assert len(odoo.database.rows["crm.lead"]) == before


def a03_who_has_no_right_hears_which_one_in_both_languages():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo, "li", "plain.li") as parlance:
        with parlance.repl() as repl:
            for words, yes, said in [
                ("创建客户 云启科技", "确认", "您在 Odoo 中没有新建客户或联系人的权限"),
                ("create customer Blue Bird Cafe", "yes",
                 "you have no right in Odoo to create such records (customer or contact)"),
                ("把深圳蓝鲸物流的邮箱改成ops@bluewhale.cn", "确认", "您在 Odoo 中没有修改客户或联系人的权限"),
                ("change the phone of Deco Addict to +1 312 555 0110", "yes",
                 "you have no right in Odoo to change such records (customer or contact)"),
                ("有哪些商机", None, "您在 Odoo 中没有查看线索或商机的权限"),
                ("show me the pipeline", None, "you have no right in Odoo to see such records (lead or opportunity)"),
                ("quote Deco Addict 3 Large Desk at 300", "yes", "(quotation"),
            ]:
                turn = repl.say(words)
                if yes:
                    turn = repl.say(yes)
                assert turn.kinds[0] == "failed" and said in turn.text, f"{words}: {turn}"
                assert "Traceback" not in turn.text and "group" not in turn.text
        report = parlance.run("doctor", "--user", "li")
        assert report.returncode == 1
        assert "li may not create crm.lead" in report.stdout and "Sales / User" in report.stdout, report.stdout


def a08_nobody_is_made_a_user_by_being_named():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo, "admin", "admin") as parlance, parlance.repl() as repl:
        before = len(odoo.database.rows["res.users"])
        for words, yes, said in [("把Deco Addict分给张无忌", "确认", "没有叫「张无忌」的记录"),
                                 ("assign Deco Addict to Foo Bar", "yes", "called 'Foo Bar'")]:
            repl.say(words)
            turn = repl.say(yes)
            assert turn.kinds == ["failed"] and said in turn.text, turn
        assert len(odoo.database.rows["res.users"]) == before


def a04_the_key_is_in_no_file_line_or_process_list():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        secret = "key-of-sales.wang"
        with parlance.repl("--json") as repl:
            repl.say("创建客户 云启科技")
            shown = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(repl.process.pid)], capture_output=True,
                                   text=True).stdout
            environment = pathlib.Path(f"/proc/{repl.process.pid}/environ").read_bytes()
            odoo.faults.append(("web_save", "expired"))
            told = repl.say("确认").text
        assert secret not in shown and secret.encode() not in environment and secret not in told
        for path in pathlib.Path(parlance.data.name).rglob("*"):
            if path.is_file():
                assert secret.encode() not in path.read_bytes(), path
        for arguments in (["doctor"], ["key", "list"], ["lint", "--live"], ["audit", "export"]):
            result = parlance.run(*arguments, "--user", "wang")
            assert secret not in result.stdout + result.stderr, arguments


def a05_keys_are_added_warned_of_and_revoked():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        soon = subprocess.run(["date", "-d", "+5 days", "+%F"], capture_output=True, text=True).stdout.strip()
        parlance.run("key", "add", "wang", "sales.wang", "--expires", soon, input="key-of-sales.wang\n")
        assert "expires in" in parlance.run("key", "list").stdout
        assert "BAD  the key of wang" in parlance.run("doctor", "--user", "wang").stdout
        parlance.run("key", "add", "wang", "sales.wang", "--expires", "2020-01-01", input="key-of-sales.wang\n")
        assert "EXPIRED" in parlance.run("key", "list").stdout
        assert parlance.run("key", "revoke", "wang").returncode == 0
        with parlance.repl() as repl:
            assert "还没有 API 密钥" in repl.say("看看销售漏斗").text
            assert "there is no API key" in repl.say("show me the pipeline").text


def a06_each_person_works_with_the_own_key():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        parlance.run("key", "add", "admin", "admin", input="key-of-admin\n")
        with parlance.repl() as repl:
            assert "共 1 个商机" in repl.say("看看销售漏斗").text
        parlance.user = "admin"
        with parlance.repl() as repl:
            assert "共 2 个商机" in repl.say("看看销售漏斗").text


def a07_a_service_account_is_one_user_for_all():
    with Fake() as odoo:
        with Parlance(OPTIONS.binary, odoo, "anybody", None, PARLANCE_ODOO_KEY="key-of-admin",
                      PARLANCE_ODOO_LOGIN="admin") as parlance:
            with parlance.repl() as repl:
                assert "共 2 个商机" in repl.say("看看销售漏斗").text
            report = parlance.run("doctor").stdout
            assert "one account for everybody" in report, report
