"""The models of a small Odoo: their fields as they were recorded, who may do what, and what they start with."""

import json
import pathlib
import re

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "Plugins/LocalCRM/Schema"


def read_models():
    """`name|type flags>relation|English|Chinese|selection` a line; the last one has the defaults."""
    models = {}
    for path in sorted(SCHEMAS.glob("SchemaText+*.swift")):
        name = re.sub(r"(?<!^)([A-Z])", r".\1", path.stem.split("+")[1]).lower()
        model = {"fields": {}, "defaults": {}}
        for line in path.read_text().split('"""')[1].splitlines():
            line = line.strip()
            if line.startswith("="):
                model["defaults"] = json.loads(line[1:])
            elif line:
                field, kind, english, chinese, *rest = line.split("|")
                match = re.match(r"(\w+)([!~*@]*)(?:>([\w.]+))?", kind)
                relation, inverse = match.group(3), None
                if match.group(1) == "one2many":
                    relation, _, inverse = relation.rpartition(".")
                options = [part.split("=") for part in rest[0].split(";")] if rest and rest[0] else []
                model["fields"][field] = {
                    "type": match.group(1), "required": "!" in match.group(2),
                    "readonly": "~" in match.group(2) or "*" in match.group(2), "store": "*" not in match.group(2),
                    "relation": relation, "relation_field": inverse,
                    "label": {"en_US": english, "zh_CN": chinese or english},
                    "selection": [(o[0], o[1], o[2] if len(o) > 2 and o[2] else o[1]) for o in options],
                }
        models[name] = model
    return models


# What an ordinary sales user may do, as recorded; others' documents are hidden by the rules below.
SALES = {
    "res.partner": "crw", "res.partner.category": "crw", "crm.lead": "crw", "crm.stage": "r", "crm.tag": "crw",
    "crm.team": "r", "crm.lost.reason": "r", "mail.activity": "crwd", "mail.activity.type": "r",
    "mail.message": "crwd", "calendar.event": "crwd", "calendar.attendee": "crwd", "sale.order": "crw",
    "sale.order.line": "crwd", "product.product": "r", "res.users": "r", "res.company": "r", "res.currency": "r",
    "res.country": "r", "res.country.state": "r", "utm.source": "r", "mail.message.subtype": "r",
}
PLAIN = {**{model: "r" for model in SALES}, "crm.lead": "", "sale.order": "", "sale.order.line": "",
         "mail.activity": "crwd", "calendar.event": "crwd"}
OWNED = {"crm.lead": "user_id", "sale.order": "user_id"}
GROUPS = {"admin": None, "sales": SALES, "plain": PLAIN}

PEOPLE = [
    (2, "Mitchell Admin", "admin", "admin", "en_US", [1, 2]), (5, "Marc Demo", "demo", "admin", "en_US", [1]),
    (7, "王小明 (Sales)", "sales.wang", "sales", "zh_CN", [1]),
    (8, "李平 (Internal)", "plain.li", "plain", "en_US", [1]),
    (9, "Wei Chen", "wei.chen", "sales", "en_US", [1, 2]),
]


def first_records():
    """The rows that a new database has, in the words of the recordings."""
    rows = {
        "res.currency": {1: {"name": "USD", "symbol": "$"}, 125: {"name": "EUR", "symbol": "€"}},
        "res.company": {1: {"name": "YourCompany", "currency_id": 1, "partner_id": 1},
                        2: {"name": "My Euro Company", "currency_id": 125, "partner_id": 1}},
        "res.country": {48: {"name": "China", "code": "CN"}, 233: {"name": "United States", "code": "US"}},
        "crm.stage": {n + 1: {"name": name, "sequence": n, "is_won": name == "Won"}
                      for n, name in enumerate(["New", "Qualified", "Proposition", "Won"])},
        "crm.team": {1: {"name": "Sales"}},
        "crm.lost.reason": {n + 1: {"name": name} for n, name in enumerate(
            ["Too expensive", "We don't have people/skills", "Not enough stock"])},
        "mail.activity.type": {n + 1: {"name": name, "icon": icon} for n, (name, icon) in enumerate(
            [("Email", "fa-envelope"), ("Call", "fa-phone"), ("Meeting", "fa-users"), ("To-Do", "fa-check")])},
        "crm.tag": {1: {"name": "Product"}, 2: {"name": "Software"}},
        "res.partner.category": {1: {"name": "VIP"}},
        "utm.source": {1: {"name": "Search engine"}, 2: {"name": "LinkedIn"}},
        "product.product": {20: {"name": "Large Desk", "default_code": "E-COM09", "list_price": 1799.0},
                            21: {"name": "Office Lamp", "default_code": "FURN_8888", "list_price": 40.0},
                            22: {"name": "膜组件", "default_code": "M-01", "list_price": 900.0}},
        "res.partner": {
            1: {"name": "YourCompany", "is_company": True},
            10: {"name": "Deco Addict", "is_company": True, "phone": "(603)-996-3829", "city": "Pleasant Hill"},
            11: {"name": "Azure Interior", "is_company": True, "phone": "(870)-931-0505", "city": "Fremont"},
            12: {"name": "Brandon Freeman", "parent_id": 11, "email": "brandon@azure.example"},
            13: {"name": "深圳蓝鲸物流有限公司", "is_company": True, "city": "深圳", "phone": "+86 755 8888 0000"},
        },
        "crm.lead": {
            40: {"name": "Office fittings", "type": "opportunity", "stage_id": 1, "expected_revenue": 9000.0,
                 "user_id": 7, "partner_id": 10, "probability": 20.0},
            41: {"name": "Distributor contract", "type": "opportunity", "stage_id": 2, "expected_revenue": 19800.0,
                 "user_id": 2, "partner_id": 11, "probability": 40.0},
            42: {"name": "Euro rollout", "type": "opportunity", "stage_id": 1, "expected_revenue": 5000.0,
                 "user_id": 9, "partner_id": 11, "company_id": 2, "probability": 20.0},
            43: {"name": "Website inquiry", "type": "lead", "user_id": 7, "contact_name": "Nora Lin",
                 "partner_name": "Lin Works", "phone": "+1 312 555 0100"},
        },
    }
    rows["res.users"], partner = {}, 3
    for uid, name, login, group, lang, companies in PEOPLE:
        rows["res.partner"][partner] = {"name": name, "email": f"{login}@example.com", "is_company": False}
        rows["res.users"][uid] = {"name": name, "login": login, "partner_id": partner, "company_id": 1,
                                  "company_ids": companies, "share": False, "email": f"{login}@example.com"}
        partner += 1
    return rows


# Names in Chinese, as recorded.
CHINESE = {
    "New": "新建", "Qualified": "已评估", "Proposition": "提案", "Won": "赢得", "Too expensive": "太昂贵",
    "We don't have people/skills": "我们暂时无法提供人员/技能", "Not enough stock": "库存不足",
    "China": "中国", "Call": "电话", "Meeting": "会议", "Email": "电子邮件", "To-Do": "待办",
}
TRANSLATED = {"crm.stage", "crm.lost.reason", "res.country", "mail.activity.type"}
