"""What breaks on the way: what is said, what the journal has and what Odoo has must be the same story."""

import json
import sqlite3

from fake import Fake
from options import OPTIONS
from parlance import Parlance

# What goes wrong with the call that makes the record; whether it was made; what the person may hear.
CREATING = [
    ("before", False, "unsure"), ("after", True, "done"), ("during", True, "done"), ("cut", True, "done"),
    ("html", True, "done"), ("type", True, "done"), ("502", False, "unsure"), ("502 after", True, "done"),
    ("redirect", False, "nothing"), ("expired", False, "nothing"), ("locked", False, "nothing"),
]
UNSURE = {"zh": "不能确定", "en": "not known"}
NOTHING = {"zh": "什么都没有改动", "en": "Nothing was changed"}


def journal(parlance):
    with sqlite3.connect(f"{parlance.data.name}/journal.sqlite") as database:
        rows = database.execute("SELECT state FROM operation ORDER BY rowid").fetchall()
    return [row[0] for row in rows]


def truth(turn, language, expected):
    if expected == "done":
        assert turn.kinds[0] == "done", turn
    else:
        words = UNSURE if expected == "unsure" else NOTHING
        assert turn.kinds[0] == "failed" and words[language] in turn.text, f"{expected}: {turn}"
        other = NOTHING if expected == "unsure" else UNSURE
        assert other[language] not in turn.text, turn
    for word in ("Traceback", "SERVER-PATH", "key-of", "<html"):
        assert word not in turn.text, turn


def creating(version, method):
    with Fake(version) as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        for index, (fault, made, expected) in enumerate(CREATING):
            if version < 19 and fault == "expired":
                continue
            zh = index % 2 == 0
            name = f"第{'一二三四五六七八九十甲乙'[index]}云启科技" if zh else f"Kestrel Works {'ABCDEFGHIJKL'[index]}"
            turn = repl.say(f"创建客户 {name}" if zh else f"create customer {name}")
            assert turn.kinds[0] in ("confirm", "duplicate"), f"{fault}: {turn}"
            odoo.faults = [(method, fault)]
            turn = repl.say("确认" if zh else "yes")
            found = [row for row in odoo.database.rows["res.partner"].values() if row["name"] == name]
            assert len(found) == made, f"{fault}: {found}"
            truth(turn, "zh" if zh else "en", expected)
            assert journal(parlance)[-1] == ("done" if expected == "done" else "failed"), fault
            if expected == "done":
                assert repl.say("撤销" if zh else "undo").kinds[0] == "undone"
                assert odoo.database.rows["res.partner"][found[0]["id"]]["active"] is False


def f01_a_record_is_made_once_whatever_breaks_on_odoo_19():
    creating(19, "web_save")


def f02_a_record_is_made_once_whatever_breaks_on_odoo_16():
    creating(16, "create")


def f03_a_change_whose_answer_is_lost_is_said_to_be_uncertain():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        for index, (fault, _, expected) in enumerate(CREATING):
            turn = repl.say(f"change the phone of Deco Addict to +1 312 555 01{index:02}")
            assert turn.kinds == ["confirm"], turn
            odoo.faults = [("write", fault)]
            turn = repl.say("yes")
            truth(turn, "en", "nothing" if expected == "nothing" else "unsure")
            assert journal(parlance)[-1] == "failed"


def f04_what_was_written_is_done_although_it_cannot_be_read_again():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        repl.say("change the phone of Deco Addict to +1 312 555 0110")
        real = odoo.fault

        def fault(method):
            wrote = any(each[1] == "write" for each in odoo.calls)
            return "502" if method == "read" and wrote else real(method)
        odoo.calls.clear()
        odoo.fault = fault
        turn = repl.say("yes")
        assert turn.kinds == ["done"], turn
        assert odoo.database.rows["res.partner"][10]["phone"] == "+13125550110"
        assert journal(parlance)[-1] == "done"


def f05_a_key_that_ends_in_the_middle_leaves_nothing_half_done():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        turn = repl.say("给深圳蓝鲸物流加个备注：要折扣，明天上午十点给深圳蓝鲸物流打个电话")
        turn = repl.say("Office fittings丢单了，原因是老板不喜欢")
        odoo.faults = [("action_set_lost", "expired")]
        turn = repl.say("确认")
        assert turn.kinds[0] == "failed" and "API 密钥" in turn.text, turn
        assert odoo.database.rows["crm.lead"][40]["active"] is True
        assert not odoo.database.rows["mail.message"], "the note that came first is still there"
        assert journal(parlance)[-1] == "failed"


def f06_reads_are_repeated_and_writes_are_not():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        repl.say("帮助")
        odoo.faults = [("search_read", "before")]
        assert "找到 1 个客户" in repl.say("查一下深圳的客户").text
        repl.say("change the phone of Deco Addict to +1 312 555 0110")
        odoo.calls.clear()
        odoo.faults = [("write", "after")]
        repl.say("yes")
        assert [each[1] for each in odoo.calls].count("write") == 1


def f07_a_clock_that_is_wrong_is_told_and_harms_nothing():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        odoo.skew = 7200
        report = parlance.run("doctor", "--user", "wang")
        assert "BAD  the clocks differ by 7200 s" in report.stdout, report.stdout
        with parlance.repl() as repl:
            repl.say("创建客户 云启科技")
            odoo.faults = [("web_save", "after")]
            turn = repl.say("确认")
            found = [row for row in odoo.database.rows["res.partner"].values() if row["name"] == "云启科技"]
            assert len(found) == 1 and turn.kinds[0] in ("done", "failed"), turn


def f08_a_colleague_in_between_is_seen_by_cards_and_undo():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance, parlance.repl() as repl:
        repl.say("change the phone of Deco Addict to +1 312 555 0110")
        odoo.database.rows["res.partner"][10].update(city="Chicago", write_date="2026-01-01 00:00:00")
        turn = repl.say("yes")
        assert turn.kinds[0] == "confirm", turn
        assert repl.say("yes").kinds == ["done"]
        odoo.database.rows["res.partner"][10].update(phone="+1 999", write_date="2026-01-02 00:00:00")
        turn = repl.say("undo")
        assert turn.kinds == ["refused"] and "+1 999" in turn.text, turn
        assert odoo.database.rows["res.partner"][10]["phone"] == "+1 999"


def f09_a_server_that_is_down_is_said_to_be():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        with parlance.repl() as repl:
            repl.say("帮助")
            repl.say("创建客户 云启科技")
            odoo.server.shutdown()
            odoo.server.server_close()
            turn = repl.say("确认")
            truth(turn, "zh", "nothing")
            assert "连不上" in turn.text, turn
        report = parlance.run("doctor", "--user", "wang")
        assert report.returncode == 1 and "PARLANCE_ODOO_URL" in report.stdout, report.stdout


def f10_the_journal_can_be_verified_after_all_that():
    with Fake() as odoo, Parlance(OPTIONS.binary, odoo) as parlance:
        with parlance.repl() as repl:
            for fault in ("after", "before", "502"):
                repl.say(f"创建客户 {fault}云启")
                odoo.faults = [("web_save", fault)]
                repl.say("确认")
        assert parlance.run("audit", "verify").returncode == 0
        for line in parlance.run("audit", "export").stdout.splitlines():
            json.loads(line)
