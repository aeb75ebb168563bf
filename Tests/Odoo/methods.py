"""The methods that can be called on the models, as far as a sales conversation calls them."""

import datetime
import html

from database import Refusal, invalid, misuse

KINDS = {"mail.mail_activity_data_email": 1, "mail.mail_activity_data_call": 2, "mail.mail_activity_data_meeting": 3}


class Methods:
    """Named `<method>(session, model, ids, arguments)`; what is not here does not exist."""

    @staticmethod
    def context_get(session, model, ids, arguments):
        return {"lang": session.user_lang, "tz": "Asia/Shanghai", "uid": session.uid}

    @staticmethod
    def fields_get(session, model, ids, arguments):
        lang = session.context.get("lang", "en_US")
        frozen = not (session.may(model, "c") or session.may(model, "w"))
        described = {}
        for name, field in session.fields(model).items():
            described[name] = {
                "type": field["type"], "string": field["label"][lang], "required": field["required"],
                "readonly": field["readonly"] or frozen, "store": field["store"]}
            if field["relation"]:
                described[name]["relation"] = field["relation"]
            if field["relation_field"]:
                described[name]["relation_field"] = field["relation_field"]
            if field["selection"]:
                column = 2 if lang == "zh_CN" else 1
                described[name]["selection"] = [[option[0], option[column]] for option in field["selection"]]
        return described

    @staticmethod
    def has_access(session, model, ids, arguments):
        session.fields(model)
        letter = {"create": "c", "read": "r", "write": "w", "unlink": "d"}[arguments["operation"]]
        return session.may(model, letter)

    @staticmethod
    def check_access_rights(session, model, ids, arguments):
        return Methods.has_access(session, model, ids, arguments)

    @staticmethod
    def search(session, model, ids, arguments):
        return session.search(model, arguments.get("domain", []), arguments.get("limit"),
                              arguments.get("offset", 0), arguments.get("order"))

    @staticmethod
    def search_read(session, model, ids, arguments):
        return session.read(model, Methods.search(session, model, ids, arguments), arguments.get("fields"))

    @staticmethod
    def search_count(session, model, ids, arguments):
        if "domain" not in arguments:
            raise Refusal(422, "werkzeug.exceptions.UnprocessableEntity", "missing a required argument: 'domain'")
        return len(session.search(model, arguments["domain"]))

    @staticmethod
    def name_search(session, model, ids, arguments):
        domain = arguments.get("domain", []) + [["name", "ilike", arguments.get("name", "")]]
        return [session.pair(model, number) for number in session.search(model, domain, arguments.get("limit", 100))]

    @staticmethod
    def read(session, model, ids, arguments):
        return session.read(model, ids, arguments.get("fields"))

    @staticmethod
    def create(session, model, ids, arguments):
        if ids is not None:
            raise Refusal(422, "werkzeug.exceptions.UnprocessableEntity", "cannot call with ids")
        values = arguments["vals_list"]
        made = [Methods.make(session, model, each) for each in (values if isinstance(values, list) else [values])]
        return made

    @staticmethod
    def make(session, model, values):
        session.check(model, "c")
        values = dict(values)
        if model == "mail.activity":
            raise invalid("Activities must be assigned if not attached to a document.")
        lines = {name: values.pop(name) for name in list(values)
                 if session.field(model, name)["type"].endswith("2many")}
        kept = session.checked(model, values)
        if "user_id" in session.fields(model) and model != "res.partner" and "user_id" not in kept:
            kept["user_id"] = session.uid
        if model in ("crm.lead", "sale.order"):
            kept.setdefault("company_id", session.companies[0])
        if model == "crm.lead":
            kept.setdefault("stage_id", 1)
        number = max([0, *session.rows[model]]) + 1
        row = session.base.filled(model, {**kept, "id": number}, session.uid)
        if model == "sale.order":
            row.update(name=f"S{number:05}", state="draft", currency_id=1)
            if not row["partner_id"]:
                raise invalid("The operation cannot be completed: partner_id is required")
        for name, field in session.fields(model).items():
            if field["required"] and not row[name] and field["type"] not in ("boolean", "float", "integer", "monetary"):
                raise invalid("The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n"
                              f"Model: {model}\nField: {name}")
        session.rows[model][number] = row
        for name, commands in lines.items():
            Methods.command(session, model, row, name, commands)
        Methods.computed(session, model, row)
        session.check(model, "c", [number])
        if model == "calendar.event":
            if row["stop"] < row["start"]:
                raise invalid("The ending date and time cannot be earlier than the starting date and time.")
            if not row["partner_ids"]:
                row["partner_ids"] = [session.rows["res.users"][session.uid]["partner_id"]]
        return number

    @staticmethod
    def command(session, model, row, name, commands):
        field = session.field(model, name)
        back = field["relation_field"]
        if not isinstance(commands, list):
            raise misuse(f"Wrong value for {model}.{name}: {commands!r}")
        for command in commands:
            code, number, operand = command if isinstance(command, list) and len(command) == 3 else (4, command, 0)
            if code == 0:
                made = Methods.make(session, field["relation"], {**operand, **({back: row["id"]} if back else {})})
                row[name] = row[name] + [made]
            elif code == 1:
                Methods.write(session, field["relation"], [number], {"vals": operand})
            elif code in (2, 3):
                row[name] = [each for each in row[name] if each != number]
                if code == 2:
                    Methods.unlink(session, field["relation"], [number], {})
            elif code == 4:
                session.check(field["relation"], "r", [number])
                row[name] = row[name] + ([] if number in row[name] else [number])
            elif code == 5:
                row[name] = []
            elif code == 6:
                row[name] = list(operand)
            else:
                raise misuse(f"Wrong value for {model}.{name}: {command!r}")

    @staticmethod
    def computed(session, model, row):
        if model == "crm.lead":
            stage = session.rows["crm.stage"].get(row["stage_id"] or 0, {})
            if stage.get("is_won"):
                row["probability"] = 100.0
            row["prorated_revenue"] = round(row["expected_revenue"] * row["probability"] / 100, 2)
            if "won_status" in row:
                row["won_status"] = "won" if stage.get("is_won") else "pending" if row["active"] else "lost"
        if model == "sale.order.line":
            product = session.rows["product.product"].get(row["product_id"] or 0)
            if product:
                row["price_unit"] = row["price_unit"] or product["list_price"]
                row["name"] = row["name"] or product["name"]
            row["price_subtotal"] = row["product_uom_qty"] * row["price_unit"] * (1 - row["discount"] / 100)
        if model == "sale.order":
            lines = [session.rows["sale.order.line"][number] for number in row["order_line"]]
            row["amount_untaxed"] = row["amount_total"] = sum(line["price_subtotal"] for line in lines)

    @staticmethod
    def write(session, model, ids, arguments):
        if "vals" not in arguments:
            raise Refusal(422, "werkzeug.exceptions.UnprocessableEntity", "missing a required argument: 'vals'")
        session.check(model, "w", ids or [])
        for number in ids or []:
            row = session.rows[model][number]
            values = dict(arguments["vals"])
            for name in list(values):
                if session.field(model, name)["type"].endswith("2many"):
                    Methods.command(session, model, row, name, values.pop(name))
            kept = session.checked(model, values)
            if kept.get("stage_id") and kept["stage_id"] not in session.rows["crm.stage"]:
                raise Refusal(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.\n"
                              f"(Record: crm.stage({kept['stage_id']},), User: {session.uid})")
            row.update(kept, write_date=session.base.stamp(), write_uid=session.uid)
            Methods.computed(session, model, row)
        return True

    @staticmethod
    def unlink(session, model, ids, arguments):
        session.check(model, "d", ids or [])
        for number in ids or []:
            del session.rows[model][number]
        return True

    @staticmethod
    def web_save(session, model, ids, arguments):
        if ids:
            Methods.write(session, model, ids, arguments)
        else:
            ids = [Methods.make(session, model, arguments["vals"])]
        wanted = arguments["specification"]
        rows = session.read(model, ids, list(wanted))
        for row in rows:
            for name in wanted:
                pair = row[name]
                if session.field(model, name)["type"] == "many2one" and pair:
                    inner = wanted[name].get("fields")
                    row[name] = {"id": pair[0], "display_name": pair[1]} if inner else pair[0]
        return rows

    @staticmethod
    def formatted_read_group(session, model, ids, arguments):
        return Methods.grouped(session, model, arguments["domain"], arguments["groupby"], arguments["aggregates"],
                               arguments.get("order"), arguments.get("limit"), "__extra_domain")

    @staticmethod
    def read_group(session, model, ids, arguments):
        aggregates, names = ["__count"], {}
        for text in arguments["fields"]:
            alias, _, rest = text.partition(":")
            function, _, name = rest.rstrip(")").partition("(")
            aggregates.append(f"{name}:{function}")
            names[f"{name}:{function}"] = alias
        order = arguments.get("orderby")
        for real, alias in names.items():
            order = order.replace(alias, real) if order else None
        rows = Methods.grouped(session, model, arguments["domain"], arguments["groupby"], aggregates, order,
                               arguments.get("limit"), "__domain")
        return [{names.get(key, key): value for key, value in row.items()} for row in rows]

    @staticmethod
    def grouped(session, model, domain, groupby, aggregates, order, limit, rest):
        groups = {}
        for number in session.search(model, domain):
            row = session.rows[model][number]
            key = []
            for each in groupby:
                name, _, unit = each.partition(":")
                value = session.shown(model, row, name)
                if unit and value:
                    day = datetime.date.fromisoformat(value[:10]).replace(day=1)
                    value = [day.isoformat(), day.strftime("%B %Y")]
                key.append(value)
            groups.setdefault(repr(key), (key, []))[1].append(row)
        if not groupby and not groups:
            groups[""] = ([], [])
        answer = []
        for key, rows in groups.values():
            line = dict(zip(groupby, key), **{rest: []})
            for each in aggregates:
                name, _, function = each.partition(":")
                values = [row[name] for row in rows] if name != "__count" else []
                if name != "__count":
                    session.field(model, name)
                line[each] = len(rows) if name == "__count" else not values and False or \
                    {"sum": sum(values), "avg": sum(values) / max(1, len(values)), "min": min(values, default=0),
                     "max": max(values, default=0)}[function]
            answer.append(line)
        if order:
            name, _, way = order.split(",")[0].strip().partition(" ")
            if name not in aggregates + groupby:
                raise misuse(f"Order term {order!r} is not a valid aggregate nor valid groupby")
            answer.sort(key=lambda line: line[name] or 0, reverse=way.lower() == "desc")
        return answer[:limit] if limit else answer

    @staticmethod
    def action_archive(session, model, ids, arguments):
        Methods.write(session, model, ids, {"vals": {"active": False}})

    @staticmethod
    def action_unarchive(session, model, ids, arguments):
        Methods.write(session, model, ids, {"vals": {"active": True}})

    @staticmethod
    def action_set_won(session, model, ids, arguments):
        return Methods.write(session, model, ids, {"vals": {"stage_id": 4, "active": True}})

    @staticmethod
    def action_set_lost(session, model, ids, arguments):
        Methods.write(session, model, ids, {"vals": {**arguments, "active": False, "probability": 0}})

    @staticmethod
    def action_cancel(session, model, ids, arguments):
        session.check(model, "w", ids)
        for number in ids:
            session.rows[model][number].update(state="cancel", write_date=session.base.stamp())
        return True

    @staticmethod
    def message_post(session, model, ids, arguments):
        if len(ids) != 1:
            raise misuse(f"Expected singleton: {model}{tuple(ids)}")
        session.check(model, "r", ids)
        body = arguments["body"] if arguments.get("body_is_html") else f"<p>{html.escape(arguments['body'])}</p>"
        number = max([0, *session.rows["mail.message"]]) + 1
        session.rows["mail.message"][number] = session.base.filled("mail.message", {
            "id": number, "model": model, "res_id": ids[0], "body": body, "message_type": arguments["message_type"],
        }, session.uid)
        return [number] if session.base.version >= 18 else number

    @staticmethod
    def activity_schedule(session, model, ids, arguments):
        session.check(model, "r", ids)
        number = max([0, *session.rows["mail.activity"]]) + 1
        row = session.base.filled("mail.activity", {
            "id": number, "res_model": model, "res_id": ids[0], "res_name": session.name(model, ids[0]),
            "activity_type_id": KINDS.get(arguments.get("act_type_xmlid"), 4), "summary": arguments.get("summary"),
            "date_deadline": arguments.get("date_deadline"), "user_id": arguments.get("user_id", session.uid),
            "note": arguments.get("note", False)}, session.uid)
        session.rows["mail.activity"][number] = row
        return [number]


SINCE = {"formatted_read_group": 19, "has_access": 18, "web_save": 17}


def perform(session, model, method, ids, arguments):
    session.fields(model)
    body = getattr(Methods, method, None)
    if body is None or method in ("make", "command", "computed", "grouped") \
            or session.base.version < SINCE.get(method, 0):
        raise Refusal(404, "werkzeug.exceptions.NotFound", f"The method '{model}.{method}' does not exist")
    return body(session, model, ids, arguments)
