"""Records behind Odoo's rules: types, required values, access rights, record rules, one transaction a call."""

import copy
import datetime
import re

import models


class Refusal(Exception):
    """An error as Odoo names it, with the status that JSON-2 gives it."""

    def __init__(self, status, name, message):
        super().__init__(message)
        self.status, self.name, self.message = status, name, message


def misuse(message):
    return Refusal(500, "builtins.ValueError", message)


def invalid(message, name="odoo.exceptions.ValidationError"):
    return Refusal(422, name, message)


class Database:
    def __init__(self, version=19):
        self.version = version
        self.models = models.read_models()
        self.today = datetime.datetime.now(datetime.timezone.utc)
        self.rows = {name: {} for name in self.models}
        self.age()
        for name, rows in models.first_records().items():
            for number, values in rows.items():
                self.rows[name][number] = self.filled(name, {**values, "id": number}, 2)

    def age(self):
        """What was called otherwise before 19."""
        if self.version >= 19:
            return
        for name in ("res.partner", "crm.lead"):
            self.models[name]["fields"]["mobile"] = {
                "type": "char", "required": False, "readonly": False, "store": True, "relation": None,
                "relation_field": None, "label": {"en_US": "Mobile", "zh_CN": "手机"}, "selection": []}
        self.models["crm.lead"]["fields"].pop("won_status", None)
        if self.version < 16:
            fields = self.models["crm.lead"]["fields"]
            fields["lost_reason"] = fields.pop("lost_reason_id")

    def stamp(self):
        return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S")

    def filled(self, model, values, uid):
        fields = self.models[model]["fields"]
        row = {}
        for name, field in fields.items():
            row[name] = [] if field["type"].endswith("2many") else 0.0 if field["type"] in ("float", "monetary") \
                else 0 if field["type"] == "integer" else False
        row.update(self.models[model]["defaults"])
        if "active" in fields:
            row["active"] = True
        row.update(create_uid=uid, write_uid=uid, create_date=self.stamp(), write_date=self.stamp())
        row.update(values)
        return row


class Session:
    """One call of one person: what it may, and the rows that come true only when it ends well."""

    def __init__(self, database, uid, context):
        self.base, self.uid, self.context = database, uid, context
        self.rows = copy.deepcopy(database.rows)
        person = next(each for each in models.PEOPLE if each[0] == uid)
        self.rights, self.user_lang, self.companies = models.GROUPS[person[3]], person[4], person[5]
        if context.get("lang") not in (None, "en_US", "zh_CN"):
            raise invalid(f"Invalid language code: {context['lang']}", "odoo.exceptions.UserError")
        wanted = context.get("allowed_company_ids")
        if wanted:
            if set(wanted) - set(self.companies):
                raise Refusal(403, "odoo.exceptions.AccessError", "Access to unauthorized or invalid companies.")
            self.companies = wanted

    def commit(self):
        self.base.rows = self.rows

    def fields(self, model):
        if model not in self.base.models:
            raise Refusal(404, "werkzeug.exceptions.NotFound", f"the model '{model}' does not exist")
        return self.base.models[model]["fields"]

    def field(self, model, name):
        fields = self.fields(model)
        if name not in fields:
            raise misuse(f"Invalid field '{name}' on '{model}'")
        return fields[name]

    # Rights

    def may(self, model, operation):
        return self.rights is None or operation in self.rights.get(model, "")

    def check(self, model, operation, ids=()):
        self.fields(model)
        verb = {"c": "create", "r": "access", "w": "modify", "d": "delete"}[operation]
        if not self.may(model, operation):
            raise Refusal(403, "odoo.exceptions.AccessError",
                          f"You are not allowed to {verb} '{model}' ({model}) records.\n\nThis operation is allowed "
                          "for the following groups:\n\t- Sales/Administrator\n\nContact your administrator.")
        for number in ids:
            if number not in self.rows[model]:
                raise Refusal(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.\n"
                              f"(Record: {model}({number},), User: {self.uid})")
            if not self.visible(model, self.rows[model][number]):
                raise self.hidden(model)

    def hidden(self, model):
        text = {"zh_CN": f"哦豁！你似乎偶然发现了一些绝密记录⋯⋯\n\n不好意思，王小明 (Sales) (id={self.uid}) 对下列操作没有"
                         f"「读取」权限：\n- 线索（{model}）\n\n也许你可以用一批新鲜出炉的饼干来征服友好的管理员。",
                "en_US": "Uh-oh! Looks like you have stumbled upon some top-secret records.\n\nSorry, "
                         f"you (id={self.uid}) doesn't have 'read' access to:\n- Lead ({model})"}
        return Refusal(403, "odoo.exceptions.AccessError", text[self.user_lang])

    def visible(self, model, row):
        company = row.get("company_id")
        if company and model in ("crm.lead", "sale.order", "res.partner") and company not in self.companies:
            return False
        owner = models.OWNED.get(model)
        if owner is None or self.rights is None:
            return True
        return row[owner] in (False, self.uid)

    # Values

    def checked(self, model, values):
        kept = {}
        for name, value in values.items():
            field = self.field(model, name)
            if field["readonly"] or name in ("create_date", "write_date", "create_uid", "write_uid", "id"):
                continue
            kept[name] = self.value(model, name, field, value)
        return kept

    def value(self, model, name, field, value):
        kind = field["type"]
        if value is None or value is False:
            return [] if kind.endswith("2many") else False
        if kind == "many2one":
            if type(value) is not int:
                raise misuse(f"Wrong value for {model}.{name}: {value!r}")
            if value not in self.rows[field["relation"]]:
                raise invalid("The operation cannot be completed: another model requires the record being deleted.")
            return value
        if kind == "date":
            return self.date(value[:10], "%Y-%m-%d", value)
        if kind == "datetime":
            form = {10: "%Y-%m-%d", 16: "%Y-%m-%d %H:%M"}.get(len(value), "%Y-%m-%d %H:%M:%S")
            self.date(value, form, value)
            return value + " 00:00:00"[: 19 - len(value)] if len(value) == 10 else value
        if kind in ("float", "monetary", "integer") and not isinstance(value, (int, float)):
            raise misuse(f"could not convert string to float: {value!r}")
        if kind == "selection" and value not in [option[0] for option in field["selection"]]:
            raise misuse(f"Wrong value for {model}.{name}: {value!r}")
        if kind in ("char", "text") and not isinstance(value, str):
            raise misuse(f"a text is wanted for {name}")
        if kind == "html" and isinstance(value, str) and not value.startswith("<"):
            return f"<p>{value}</p>"
        return value

    @staticmethod
    def date(text, form, whole):
        try:
            datetime.datetime.strptime(text, form)
        except ValueError as error:
            raise misuse(f"time data {whole!r} does not match format {form!r}") from error
        return text

    # Domains

    def matches(self, model, domain):
        if not isinstance(domain, list):
            raise misuse(f"Domain() invalid item in domain: {domain!r}")
        rest, parts = list(domain), []
        while rest:
            parts.append(self.term(model, rest))
        return lambda row: all(part(row) for part in parts)

    def term(self, model, rest):
        if not rest:
            raise misuse("Domain() the domain is malformed")
        item = rest.pop(0)
        if item == "!":
            inner = self.term(model, rest)
            return lambda row: not inner(row)
        if item in ("&", "|"):
            left, right = self.term(model, rest), self.term(model, rest)
            return (lambda row: left(row) and right(row)) if item == "&" else (lambda row: left(row) or right(row))
        if not isinstance(item, list) or len(item) != 3:
            raise misuse(f"Domain() invalid item in domain: {item!r}")
        return self.leaf(model, *item)

    def leaf(self, model, path, comparison, value):
        name, _, rest = path.partition(".")
        field = self.field(model, name)
        if comparison not in ("=", "!=", "<", "<=", ">", ">=", "in", "not in", "like", "ilike", "not ilike", "=ilike",
                              "=like", "child_of", "any"):
            raise misuse(f"Invalid operator in {[path, comparison, value]!r}")
        if rest or comparison == "any":
            inner = self.matches(field["relation"], [[rest, comparison, value]] if rest else value)

            def through(row):
                other = row[name] if isinstance(row[name], list) else [row[name]] if row[name] else []
                return any(inner(self.rows[field["relation"]][number]) for number in other)
            return through
        if name == "phone_mobile_search":
            digits = re.sub(r"[^0-9]", "", value or "")
            return lambda row: bool(digits) and digits in re.sub(r"[^0-9]", "", row.get("phone") or "")
        if isinstance(value, list) and comparison == "=":
            comparison = "in"

        def test(row):
            mine = self.text(model, row, name)
            if isinstance(mine, list):
                wanted = value if isinstance(value, list) else [value]
                if value is False:
                    return (not mine) == (comparison == "=")
                return bool(set(mine) & set(wanted)) == (comparison not in ("!=", "not in"))
            if field["type"] == "many2one" and isinstance(value, str):
                mine = self.name(field["relation"], mine) if mine else ""
            return self.compare(mine, comparison, value)
        return test

    @staticmethod
    def compare(mine, comparison, value):
        if comparison in ("=", "!="):
            same = mine == value or (not mine and not value and mine is not True)
            return same == (comparison == "=")
        if comparison in ("in", "not in"):
            inside = mine in value or (mine is False and False in value)
            return inside == (comparison == "in")
        if "like" in comparison:
            text, pattern = str(mine or ""), str(value or "")
            if "i" in comparison.replace("like", ""):
                text, pattern = text.lower(), pattern.lower()
            pattern = re.sub(r"\\\\([%_\\\\])|(%)|(_)", lambda m: m.group(0), re.escape(pattern))
            pattern = pattern.replace("%", ".*") if "\\\\" not in pattern else pattern
            found = re.fullmatch(pattern, text) if comparison.startswith("=") else re.search(pattern, text)
            return bool(found) != comparison.startswith("not")
        if mine is False or mine is None:
            return False
        return {"<": mine < value, "<=": mine <= value, ">": mine > value, ">=": mine >= value}[comparison]

    def search(self, model, domain, limit=None, offset=0, order=None):
        self.check(model, "r")
        fits = self.matches(model, domain)
        mentions = "active" in repr(domain)
        rows = [row for row in self.rows[model].values() if self.visible(model, row) and fits(row)
                and (mentions or row.get("active", True) or self.context.get("active_test") is False)]
        for part in reversed((order or "id").split(",")):
            name, _, way = part.strip().partition(" ")
            self.field(model, name)
            rows.sort(key=lambda row: (row[name] is False, row[name] if row[name] is not False else 0)
                      if not isinstance(row[name], str) else (False, row[name]), reverse=way.strip().lower() == "desc")
        rows = rows[offset:]
        return [row["id"] for row in (rows[:limit] if limit else rows)]

    # Reading

    def text(self, model, row, name):
        """A value in the language of the context."""
        if name == "name" and model in models.TRANSLATED and self.context.get("lang") == "zh_CN":
            return models.CHINESE.get(row[name], row[name])
        return row[name]

    def name(self, model, number):
        row = dict(self.rows[model][number])
        if "name" in row:
            row["name"] = self.text(model, row, "name")
        parent = row.get("parent_id") if model == "res.partner" else None
        return f"{self.name(model, parent)}, {row['name']}" if parent else row.get("name") or row.get("summary") or \
            f"{model},{number}"

    def shown(self, model, row, name):
        field = self.field(model, name)
        if name == "display_name":
            return self.name(model, row["id"])
        if name == "company_currency":
            return self.pair("res.currency", self.rows["res.company"][row["company_id"] or 1]["currency_id"])
        if field["type"] == "many2one":
            return self.pair(field["relation"], row[name]) if row[name] else False
        return self.text(model, row, name)

    def pair(self, model, number):
        return [number, self.name(model, number)]

    def read(self, model, ids, fields):
        self.check(model, "r")
        wanted = fields or list(self.fields(model))
        for name in wanted:
            self.field(model, name)
        known = [number for number in ids if number in self.rows[model]]
        self.check(model, "r", known)
        return [{"id": number, **{name: self.shown(model, self.rows[model][number], name) for name in wanted
                                  if name != "id"}} for number in known]
