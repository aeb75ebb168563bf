import Diagnostics
import Intents
import Linking
import PluginAPI
import Testing

@testable import Catalog

@Suite struct LinkerTests {
    static let schemas = Schemas([.partner, .user], missing: ["res.partners"], origin: "Odoo 19")

    static let records = """
        customer: {model: res.partner, find: [name, phone], show: "{name}[ · {user_id.name}]"}
        user: {model: res.users}
        """

    /// A pack of one intent, whose text is what a test is about.
    static func pack(_ intent: String, records: String = records) -> Pack {
        var pack = Pack()
        for (path, text) in [("records.yaml", records), ("sample.yaml", intent)] {
            let file = CatalogFile(path: path, name: path, signature: nil, bytes: Array(text.utf8))
            #expect(file.diagnostics.filter { $0.severity == .error } == [])
            switch file.content {
            case .records(let kinds): pack.records = kinds
            case .intent(let intent): pack.intents = [intent]
            case .settings, .talk, nil: break
            }
        }
        return pack
    }

    static func rendered(_ diagnostics: [Diagnostic], _ intent: String, records: String = records) -> String {
        let renderer = DiagnosticRenderer { $0 == "sample.yaml" ? intent : $0 == "records.yaml" ? records : nil }
        return renderer.render(diagnostics)
    }

    @Test func `an intent whose names all exist is linked`() throws {
        let pack = Self.pack(
            """
            does: create
            heads: 建客户
            slots: {name: organization, owner: record(user), phone: phone}
            plan:
              - as: customer
                odoo.create:
                  model: res.partner
                  values:
                    name: $name
                    is_company: $name is organization
                    user_id: $owner
                    child_ids: [{when: $phone, new: {name: $name, type: contact, phone: $phone}}]
              - odoo.search:
                  model: res.partner
                  domain: ["|", [name, ilike, $name], [user_id.login, "=", x]]
                  where: {user_id.name: $name, type: {"!=": invoice}}
                  fields: [id, name]
                  limit: 3
            """
        )
        let (program, diagnostics) = Linker.link(pack, plugins: [SamplePlugin()], schemas: Self.schemas)
        #expect(diagnostics == [])
        #expect(program.intent("sample") != nil)
        #expect(program.handler("odoo.create")?.effect == .create)
        #expect(program.kind("customer")?.model == "res.partner")
    }

    @Test(arguments: [
        (
            "heads: a\nplan: {odoo.serch: {model: res.partner}}",
            """
            sample.yaml:2:8: error[handler.unknown]: no plugin has the handler `odoo.serch`
                2 | plan: {odoo.serch: {model: res.partner}}
                  |        ^^^^^^^^^^ did you mean `odoo.search`?

            """
        ),
        (
            "heads: a\nplan: {odoo.search: {modle: res.partner, limit: many}}",
            """
            sample.yaml:2:8: error[handler.missing-parameter]: `odoo.search` needs the parameter `model`: where to look
                2 | plan: {odoo.search: {modle: res.partner, limit: many}}
                  |        ^^^^^^^^^^^ it is the name of a model

            sample.yaml:2:22: error[handler.unknown-parameter]: `odoo.search` has no parameter `modle`
                2 | plan: {odoo.search: {modle: res.partner, limit: many}}
                  |                      ^^^^^ did you mean `model`?

            sample.yaml:2:49: error[handler.wrong-type]: expected a whole number
                2 | plan: {odoo.search: {modle: res.partner, limit: many}}
                  |                                                 ^^^^

            """
        ),
        (
            "heads: a\nplan: {odoo.search: {model: res.partners}}",
            """
            sample.yaml:2:29: error[odoo.unknown-model]: there is no model `res.partners` (Odoo 19)
                2 | plan: {odoo.search: {model: res.partners}}
                  |                             ^^^^^^^^^^^^ did you mean `res.partner`?

            """
        ),
        (
            "does: create\nheads: a\nplan: {odoo.create: {model: res.partner, values: {name: x, mobile: 1, nmae: 2, type: 联系人, display_name: y}}}",
            """
            sample.yaml:3:60: error[odoo.unknown-field]: `mobile` is not a field of res.partner (Odoo 19)
                3 | plan: {odoo.create: {model: res.partner, values: {name: x, mobile: 1, nmae: 2, type: 联系人, display_name: y}}}
                  |                                                            ^^^^^^ did you mean `phone`?

            sample.yaml:3:71: error[odoo.unknown-field]: `nmae` is not a field of res.partner (Odoo 19)
                3 | plan: {odoo.create: {model: res.partner, values: {name: x, mobile: 1, nmae: 2, type: 联系人, display_name: y}}}
                  |                                                                       ^^^^ did you mean `name`?

            sample.yaml:3:86: error[odoo.unknown-option]: `联系人` is not an option of `type`
                3 | plan: {odoo.create: {model: res.partner, values: {name: x, mobile: 1, nmae: 2, type: 联系人, display_name: y}}}
                  |                                                                                      ^^^^^^ did you mean `contact`?

            sample.yaml:3:91: warning[odoo.readonly-field]: `display_name` of res.partner is computed: writing it has no effect
                3 | plan: {odoo.create: {model: res.partner, values: {name: x, mobile: 1, nmae: 2, type: 联系人, display_name: y}}}
                  |                                                                                              ^^^^^^^^^^^^

            """
        ),
        (
            "heads: a\nplan: {odoo.search: {model: res.partner, domain: [\"|\", [nam, ilike, x], [city, ==], [name, \"==\", y]]}}",
            """
            sample.yaml:2:57: error[odoo.unknown-field]: `nam` is not a field of res.partner (Odoo 19)
                2 | plan: {odoo.search: {model: res.partner, domain: ["|", [nam, ilike, x], [city, ==], [name, "==", y]]}}
                  |                                                         ^^^ did you mean `name`?

            sample.yaml:2:73: error[odoo.domain]: a condition of a domain has a field, an operator and a value
                2 | plan: {odoo.search: {model: res.partner, domain: ["|", [nam, ilike, x], [city, ==], [name, "==", y]]}}
                  |                                                                         ^^^^^^^^^^ write `[name, ilike, $query]`

            sample.yaml:2:92: error[odoo.unknown-operator]: `==` is not an operator of domains
                2 | plan: {odoo.search: {model: res.partner, domain: ["|", [nam, ilike, x], [city, ==], [name, "==", y]]}}
                  |                                                                                            ^^^^ did you mean `=`?

            """
        ),
        (
            "heads: a\nplan: {odoo.search: {model: res.partner, domain: [\"|\", [name, ilike, x]], fields: [mobile]}}",
            """
            sample.yaml:2:51: error[odoo.domain]: a condition is missing behind this sign
                2 | plan: {odoo.search: {model: res.partner, domain: ["|", [name, ilike, x]], fields: [mobile]}}
                  |                                                   ^^^ `|` and `&` stand before two conditions, `!` before one

            sample.yaml:2:84: error[odoo.unknown-field]: `mobile` is not a field of res.partner (Odoo 19)
                2 | plan: {odoo.search: {model: res.partner, domain: ["|", [name, ilike, x]], fields: [mobile]}}
                  |                                                                                    ^^^^^^ did you mean `phone`?

            """
        ),
        (
            "does: write\nheads: a\nslots: {who: record(user)}\nplan:\n  - odoo.call: {model: res.partner, method: archive, partners: $who}\n  - odoo.unlink: {model: res.partner, id: $who}",
            """
            sample.yaml:5:45: error[odoo.unknown-method]: res.partner has no public method `archive`
                5 |   - odoo.call: {model: res.partner, method: archive, partners: $who}
                  |                                             ^^^^^^^

            sample.yaml:5:64: error[odoo.wrong-record]: `who` is a record of res.users, but one of res.partner is needed
                5 |   - odoo.call: {model: res.partner, method: archive, partners: $who}
                  |                                                                ^^^^

            sample.yaml:6:5: error[safety.effect]: `odoo.unlink` does more than `does: write` says
                6 |   - odoo.unlink: {model: res.partner, id: $who}
                  |     ^^^^^^^^^^^ write `does: delete`

            sample.yaml:6:5: error[safety.no-undo]: `odoo.unlink` cannot be taken back: what is deleted is gone
                6 |   - odoo.unlink: {model: res.partner, id: $who}
                  |     ^^^^^^^^^^^ write `undo: {none: why}`, or the steps that undo it

            sample.yaml:6:43: error[odoo.wrong-record]: `who` is a record of res.users, but one of res.partner is needed
                6 |   - odoo.unlink: {model: res.partner, id: $who}
                  |                                           ^^^^

            """
        ),
        (
            "heads: a\nplan: {as: found, odoo.search: {model: res.partner}}\nshow: {table: {of: found.records, columns: [name, user_id.name, citty]}}",
            """
            sample.yaml:3:65: error[odoo.unknown-field]: `citty` is not a field of res.partner (Odoo 19)
                3 | show: {table: {of: found.records, columns: [name, user_id.name, citty]}}
                  |                                                                 ^^^^^ did you mean `city`?

            """
        ),
    ])
    func `a name that is not there is shown at its place`(intent: String, expected: String) {
        let (program, diagnostics) = Linker.link(Self.pack(intent), plugins: [SamplePlugin()], schemas: Self.schemas)
        #expect(Self.rendered(diagnostics, intent) == expected)
        #expect(program.intent("sample") == nil)
    }

    @Test func `a hole of a reply that is nearly a field is doubted`() {
        let intent = """
            heads: a
            plan:
              - {as: found, odoo.search: {model: res.partner}}
              - {as: either, when: a, odoo.search: {model: res.partner}}
              - {as: either, when: b, odoo.search: {model: res.users}}
            slots: {a: text, b: text}
            reply: "{found.total} {found.records.0.nmae} {found.city} {found.cty} {either.lgin}"
            """
        let (program, diagnostics) = Linker.link(Self.pack(intent), plugins: [SamplePlugin()], schemas: Self.schemas)
        #expect(
            diagnostics.map(\.message) == [
                "`nmae` is not a field of res.partner", "`cty` is not a field of res.partner",
            ]
        )
        #expect(program.intent("sample") != nil)
    }

    @Test func `a record kind with a mistake takes its intents along, and says so`() {
        let records = """
            customer:
              model: res.partner
              find: [name, mobile]
              where: [[active, "=", true]]
              show: "{name} {titel}"
            """
        let intent = "heads: a\nslots: {who: record(customer)}\nplan: {odoo.search: {model: res.partner}}"
        let (program, diagnostics) = Linker.link(
            Self.pack(intent, records: records),
            plugins: [SamplePlugin()],
            schemas: Self.schemas
        )
        #expect(
            Self.rendered(diagnostics, intent, records: records) == """
                records.yaml:3:16: error[odoo.unknown-field]: `mobile` is not a field of res.partner (Odoo 19)
                    3 |   find: [name, mobile]
                      |                ^^^^^^ did you mean `phone`?

                records.yaml:4:12: error[odoo.unknown-field]: `active` is not a field of res.partner (Odoo 19)
                    4 |   where: [[active, "=", true]]
                      |            ^^^^^^

                records.yaml:5:18: error[odoo.unknown-field]: `titel` is not a field of res.partner (Odoo 19)
                    5 |   show: "{name} {titel}"
                      |                  ^^^^^

                sample.yaml:2:9: error[slot.broken-record-kind]: the kind `customer` of `records.yaml` has mistakes, so this slot has no records
                    2 | slots: {who: record(customer)}
                      |         ^^^

                """
        )
        #expect(program.pack.records.isEmpty && program.pack.intents.isEmpty)
    }

    @Test func `the version linked before stays when a new one has mistakes`() throws {
        let good = Self.pack("title: good\nheads: a\nplan: {odoo.search: {model: res.partner}}")
        let bad = Self.pack("title: bad\nheads: a\nplan: {odoo.find: {model: res.partner}}")
        let (before, _) = Linker.link(good, plugins: [SamplePlugin()], schemas: Self.schemas)
        let (after, diagnostics) = Linker.link(bad, plugins: [SamplePlugin()], schemas: Self.schemas, previous: before)
        #expect(diagnostics.map(\.id) == ["handler.unknown"])
        #expect(after.intent("sample")?.title.zh == "good")
    }

    @Test func `models that nobody knows are not checked`() {
        let pack = Self.pack("heads: a\nplan: {odoo.search: {model: x.unknown, fields: [anything]}}")
        let (program, diagnostics) = Linker.link(pack, plugins: [SamplePlugin()])
        #expect(diagnostics == [])
        #expect(program.intent("sample") != nil)
    }

    @Test func `the schemas that a pack needs are asked for, related ones too`() async throws {
        let pack = Self.pack(
            "heads: a\nplan: {odoo.search: {model: res.partner, where: {user_id.login: x}}}",
            records: "thing: {model: res.partners}"
        )
        let caller = Caller(user: "admin", roles: [], language: .zh, timeZone: "Asia/Shanghai", now: 0)
        let schemas = try await Schemas.read(for: pack, plugins: [SamplePlugin()], from: SampleSource(), as: caller)
        #expect(Set(schemas.models.keys) == ["res.partner", "res.users"])
        #expect(schemas.missing == ["res.partners"])
    }

    @Test func `two plugins cannot have one handler`() {
        let (_, diagnostics) = Linker.link(Pack(), plugins: [SamplePlugin(), SamplePlugin()])
        #expect(Set(diagnostics.map(\.id)) == ["handler.duplicate"])
    }
}
