"""What the stand-in server says: one answer for each word of the tests, and the figures of its pages."""

from datetime import datetime, timezone


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


USER = {"id": "u1", "username": "wang", "name": "王芳", "roles": ["sales", "sales_manager"], "manager": True, "locale": "zh"}

COLUMNS = [
    {"key": "name", "label": "客户", "type": "text"},
    {"key": "city", "label": "城市", "type": "badge"},
    {"key": "phone", "label": "电话", "type": "phone"},
    {"key": "revenue", "label": "预计收入", "type": "money"},
    {"key": "close", "label": "截止", "type": "date"},
]


def row(number):
    revenue = {"amount": f"{number * 12500}.00", "currency": "CNY"}
    return {
        "ref": f"customer/{number}",
        "href": f"https://crm.example/web#id={number}",
        "cells": [f"上海云启科技 {number}", "上海", "+8613800138000", revenue, "2026-12-31"],
    }


RECORDS = {
    "kind": "records", "id": "b-records", "title": "上海的客户", "entity": "customer", "columns": COLUMNS,
    "rows": [row(number) for number in range(1, 9)], "total": 20, "next_cursor": "2",
}
RECORD = {
    "kind": "record", "id": "b-record", "entity": "customer", "ref": "customer/7", "title": "上海云启科技有限公司", "subtitle": "上海 · 企业",
    "href": "https://crm.example/web#id=7",
    "fields": [
        {"label": "电话", "value": "+8613800138000", "type": "phone"},
        {"label": "邮箱", "value": "wang@yunqi.example", "type": "email"},
        {"label": "预计收入", "value": {"amount": "500000", "currency": "CNY"}, "type": "money"},
        {"label": "备注", "value": None},
    ],
    "actions": [{"id": "edit", "label": "修改", "send": "修改 云启"}, {"id": "call", "label": "安排电话", "send": "给云启安排电话"}],
}
FORM = {
    "kind": "form", "id": "b-form", "form_id": "f-1", "title": "新建商机",
    "fields": [
        {"name": "name", "label": "名称", "input": "text", "required": True, "value": "云启二期"},
        {"name": "customer", "label": "客户", "input": "lookup", "lookup": "customer", "required": True},
        {"name": "amount", "label": "金额", "input": "money", "currency": "CNY", "required": False, "help": "可以写 50万"},
        {"name": "close", "label": "截止日期", "input": "date", "required": False},
        {"name": "stage", "label": "阶段", "input": "select", "required": True, "options": [{"value": "1", "label": "新"}, {"value": "2", "label": "提案"}]},
        {"name": "phone", "label": "电话", "input": "tel", "required": False},
        {"name": "hot", "label": "重点客户", "input": "boolean", "required": False},
        {"name": "span", "label": "时间段", "input": "period", "required": False},
    ],
    "submit": "保存",
}
CONFIRM = {
    "kind": "confirm", "id": "b-confirm", "confirm_id": "c-1", "prompt": "把商机「云启二期」移到提案？", "danger": False,
    "summary": [
        {"label": "阶段", "before": "新", "value": "提案", "evidence": "移到提案", "changed": True},
        {"label": "金额", "value": {"amount": "500000", "currency": "CNY"}, "type": "money", "evidence": "50万"},
        {"label": "截止", "value": "2026-12-31", "type": "date"},
    ],
    "expires_in": 300,
}
DANGER = {
    **CONFIRM, "id": "b-danger", "confirm_id": "c-2", "prompt": "删除客户「上海云启科技」？", "danger": True, "phrase": "确认删除",
    "summary": [{"label": "客户", "value": "上海云启科技"}, {"label": "商机", "value": 3, "type": "integer"}], "accept": "删除", "decline": "不删",
}
CHARTS = [
    {"kind": "chart", "id": "b-bar", "form": "bar", "title": "各阶段金额", "labels": ["新", "合格", "提案", "赢单"],
     "series": [{"name": "金额", "values": [120000, 300000, 180000, 450000]}], "unit": "CNY"},
    {"kind": "chart", "id": "b-line", "form": "line", "title": "每月新客户", "labels": [f"{month} 月" for month in range(1, 13)],
     "series": [{"name": "今年", "values": [3, 5, 4, 8, 9, 12, 10, 14, 13, 17, None, 20]}, {"name": "去年", "values": [2, 3, 3, 5, 6, 6, 8, 9, 9, 10, 11, 12]}]},
    {"kind": "chart", "id": "b-pie", "form": "pie", "title": "来源", "labels": ["展会", "转介绍", "网站"], "series": [{"name": "数量", "values": [5, 3, 2]}]},
]
DUPLICATE = {
    "kind": "notice", "id": "b-duplicate", "level": "warning", "title": "可能已经有了", "text": "有一个客户叫「上海云启科技有限公司」，电话相同。",
    "actions": [
        {"id": "open", "label": "打开它", "send": "打开 上海云启科技有限公司"},
        {"id": "update", "label": "更新它", "send": "更新 上海云启科技有限公司"},
        {"id": "create", "label": "仍然新建", "send": "仍然新建", "style": "primary"},
    ],
}
PICK = {
    "kind": "quick_replies", "id": "b-pick", "title": "您说的是哪一位？",
    "items": [{"id": f"customer/{n}", "label": f"王芳 {n}", "send": f"第 {n} 位", "hint": "上海 · 138…"} for n in (1, 2, 3)],
}
DRY_RUN = {
    "kind": "records", "id": "b-dry", "title": "检查结果", "columns": COLUMNS[:3],
    "rows": [
        {"cells": ["上海云启科技", "上海", "13800138000"], "status": "ready"},
        {"cells": ["北京飞石", "北京", "1390013"], "status": "refused", "note": "电话少几位"},
        {"cells": ["广州南星", "广州", "13700137000"], "status": "warning", "note": "可能和 #12 重复"},
    ],
}
TRACE = {
    "intent": "create_customer", "title": "创建客户", "reader": "offline", "elapsed_ms": 38,
    "understood": [{"slot": "客户名称", "value": "上海云启科技", "evidence": "上海云启科技"}, {"slot": "电话", "value": "+8613800138000", "evidence": "138 0013 8000"}],
    "steps": [{"handler": "odoo.create", "summary": "res.partner #7", "outcome": "done", "ms": 21}],
}
REPLIES = [{"id": f"q{n}", "label": label, "send": label} for n, label in enumerate(["查看客户", "新建商机", "安排电话", "写备注", "撤销"])]
DONE = {"operation_id": "op-1", "undo": {"operation_id": "op-1"}, "trace": TRACE, "quick_replies": REPLIES}

IMPORTED = {
    **DONE, "operation_id": "op-2", "undo": {"operation_id": "op-2"}, "quick_replies": [],
    "blocks": [{
        "kind": "records", "id": "b-imported", "title": "导入结果", "columns": COLUMNS[:3],
        "rows": [
            {"cells": ["上海云启科技", "上海", "13800138000"], "status": "done", "ref": "customer/7"},
            {"cells": ["广州南星", "广州", "13700137000"], "status": "failed", "note": "电话已经有了"},
        ],
    }],
}

ANSWERS = {
    "表格": ("找到 20 个客户。", {"blocks": [RECORDS]}),
    "记录": ("这是客户资料。", {"blocks": [RECORD]}),
    "表单": ("还缺几项，请补充。", {"blocks": [FORM]}),
    "确认卡": ("请确认。", {"blocks": [CONFIRM]}),
    "危险": ("这个操作需要确认。", {"blocks": [DANGER]}),
    "图表": ("这是销售漏斗。", {"blocks": CHARTS}),
    "重复": ("可能重复了。", {"blocks": [DUPLICATE, RECORD]}),
    "哪位": ("有三位王芳。", {"blocks": [PICK]}),
    "创建客户": ("已创建客户 上海云启科技（#7），电话 138 0013 8000。", {"blocks": [RECORD], **DONE}),
    "未来": ("以后才有的内容。", {"blocks": [{"kind": "hologram", "id": "b-x"}]}),
    "坏块": ("这一块画不出来。", {"blocks": [{"kind": "records", "id": "b-bad", "columns": None, "rows": None}]}),
    "脚本": ('<img src=x onerror="window.hacked=1"> **粗** [链接](javascript:alert(1)) [好](https://example.com/) `代码`\n- 一\n- 二', {}),
    "长词": ("无" * 40 + "x" * 600, {}),
}

EFFECTS = [("create_customer", "创建客户", "Create customer", "create", "创建客户 上海云启科技，电话 13800138000", "create customer Acme, phone +86 138 0013 8000"),
           ("search_customer", "查找客户", "Search customers", "read", "查一下上海的客户", "find customers in Shanghai"),
           ("pipeline_report", "销售漏斗", "Pipeline report", "read", "看看销售漏斗", "show the pipeline"),
           ("move_opportunity_stage", "移动商机阶段", "Move opportunity stage", "write", "把云启二期移到提案", "move Yunqi II to proposal"),
           ("delete_customer", "删除客户", "Delete customer", "delete", "删除客户 云启", "delete customer Yunqi")]
SLOTS = [{"name": "customer_name", "title": {"zh": "名称", "en": "Name"}, "type": "organization", "required": True},
         {"name": "phone", "title": {"zh": "电话", "en": "Phone"}, "type": "phone", "required": False},
         {"name": "email", "title": {"zh": "邮箱", "en": "E-mail"}, "type": "email", "required": False}]
INTENTS = [{"id": id, "title": {"zh": zh, "en": en}, "effect": effect, "group": "crm", "examples": {"zh": [ex_zh], "en": [ex_en]}, "slots": SLOTS}
           for id, zh, en, effect, ex_zh, ex_en in EFFECTS]


def status():
    at = now()
    minutes = [f"2026-11-23T09:{minute:02d}:00Z" for minute in range(40)]
    quant = {"p50": 18.2, "p95": 61, "p99": 140}
    return {
        "at": at, "since": "2026-11-23T08:00:00Z", "window_s": 900,
        "online": {"users": 12, "sockets": 19},
        "messages": {"per_minute": 23.4, "series": [{"at": m, "value": 10 + (i * 7) % 19} for i, m in enumerate(minutes)]},
        "latency_ms": {"ack": {"p50": 3, "p95": 9, "p99": 22}, "turn": quant,
                       "series": [{"at": m, "p50": 18 + i % 5, "p95": 60 + i % 9, "p99": 130 + i % 23} for i, m in enumerate(minutes)]},
        "errors": [{"code": "crm_unavailable", "count": 3}, {"code": "invalid_value", "count": 11}],
        "providers": [{"name": "offline", "calls": 840, "failures": 0, "state": "up"},
                      {"name": "deepseek-chat", "calls": 61, "failures": 2, "input_tokens": 51200, "output_tokens": 4100, "cost": {"amount": "0.42", "currency": "CNY"}, "state": "degraded"}],
        "intents": [{"id": id, "title": {"zh": zh, "en": en}, "used": 40 - i * 7, "failed": i} for i, (id, zh, en, *_) in enumerate(EFFECTS)],
        "unanswered": [{"at": at, "utterance": "今天天气怎么样"}, {"at": at, "utterance": "把那个弄一下"}],
        "delivery": {"reconnects": 41, "recovered": 30, "recovered_empty": 10, "not_recovered": 1, "duplicates": 7, "slow_closes": 0},
        "crm": {"name": "Odoo", "state": "up", "checked_at": at},
        "feedback": {"up": 31, "down": 4},
    }


AUDIT = [{"operation_id": "op-1", "at": "2026-11-23T09:30:00Z", "user": "wang", "intent": "create_customer", "title": {"zh": "创建客户", "en": "Create customer"},
          "effect": "create", "record": {"title": "上海云启科技"}, "outcome": "done"}]

USAGE = [{"day": "2026-11-23", "user": "wang", "messages": 42, "model_calls": 6, "input_tokens": 5200, "output_tokens": 410, "cost": {"amount": "0.04", "currency": "CNY"}}]
