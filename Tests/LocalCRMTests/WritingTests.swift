import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

struct WritingTests {
    let crm: LocalCRM

    init() throws {
        crm = try LocalCRM()
    }

    @Test(
        arguments: [
            ([[4, 3, 0]], [1, 2, 3]),
            ([[3, 1, 0]], [2]),
            ([[2, 1, 0]], [2]),
            ([[5, 0, 0]], []),
            ([[6, 0, [3]]], [3]),
            ([[6, 0, []]], []),
            ([3, 2], [2, 3]),
            ([[0, 0, ["name": "丁"]]], [1, 2, 4]),
            ([[1, 1, ["name": "改"]]], [1, 2]),
            ([[3, 1, 0], [4, 3, 0]], [2, 3]),
            (false, []),
            ([], []),
        ] as [(JSON, [Int])]
    )
    func `commands change what is behind a many2many`(commands: JSON, ids: [Int]) async throws {
        try await crm.load(["crm.tag": [["name": "甲"], ["name": "乙"], ["name": "丙"]]], as: boss)
        let lead = try await crm.make("crm.lead", ["name": "x", "tag_ids": [[6, 0, [1, 2]]]])
        try await crm.write("crm.lead", [lead], ["tag_ids": commands], as: boss)
        let tags = try await crm.one("crm.lead", lead, "tag_ids")["tag_ids"]?.arrayValue?.compactMap(\.intValue)
        #expect(tags?.sorted() == ids)
    }

    @Test(
        arguments: [
            ([[0, 0, ["name": "丁"]]], ["乙", "丁", "甲"]),
            ([[1, 2, ["name": "改"]]], ["乙", "改"]),
            ([[2, 2, 0]], ["乙"]),
            ([[3, 2, 0]], ["乙"]),
            ([[5, 0, 0]], []),
        ] as [(JSON, Set<String>)]
    )
    func `commands change what is behind a one2many`(commands: JSON, names: Set<String>) async throws {
        let company = try await crm.make(
            "res.partner",
            ["name": "公司", "is_company": true, "child_ids": [[0, 0, ["name": "甲"]], [0, 0, ["name": "乙"]]]]
        )
        try await crm.write("res.partner", [company], ["child_ids": commands], as: boss)
        let children = try await crm.one("res.partner", company, "child_ids")["child_ids"]?.arrayValue ?? []
        let records = try await crm.read(
            "res.partner",
            children.compactMap(\.intValue),
            fields: ["name"],
            as: alex
        )
        #expect(Set(records.compactMap { $0.values["name"]?.stringValue }) == names)
    }

    @Test(
        arguments: [
            ("crm.lead", ["nope": 1], "misused"),
            ("crm.lead", ["type": "deal"], "misused"),
            ("crm.lead", ["expected_revenue": "十万"], "misused"),
            ("crm.lead", ["color": "abc"], "misused"),
            ("crm.lead", ["date_deadline": "2026-13-45"], "misused"),
            ("crm.lead", ["date_deadline": "2026/12/31"], "misused"),
            ("crm.lead", ["partner_id": "华为"], "misused"),
            ("crm.lead", ["partner_id": [1, "华为"]], "misused"),
            ("crm.lead", ["tag_ids": "VIP"], "misused"),
            ("crm.lead", ["tag_ids": [[9, 0, 0]]], "misused"),
            ("crm.lead", ["name": "a\u{0}b"], "misused"),
            ("crm.lead", ["partner_id": 999], "invalid"),
            ("crm.lead", ["stage_id": 999], "missing"),
            ("crm.lead", ["tag_ids": [[4, 999, 0]]], "missing"),
            ("crm.lead", ["name": false], "invalid"),
            ("crm.lead", ["name": ""], "invalid"),
            ("no.model", ["name": "x"], "misused"),
        ] as [(String, [String: JSON], String)]
    )
    func `a wrong value is refused by its kind and nothing is kept`(
        model: String,
        values: [String: JSON],
        kind: String
    ) async throws {
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.make(model, ["name": "x"].merging(values) { _, new in new })
        }
        #expect(failure?.kind == kind)
        #expect(try await crm.find("crm.lead", []) == [])
    }

    @Test func `several records are made together or not at all`() async throws {
        await #expect(throws: HandlerFailure.self) {
            try await crm.create("crm.tag", [["name": "甲"], ["name": "甲"]], key: nil, as: alex)
        }
        #expect(try await crm.find("crm.tag", []) == [])
    }

    @Test func `a deleted record is missing on writing and left out on reading`() async throws {
        let id = try await crm.make("res.partner", ["name": "甲"], as: boss)
        try await crm.unlink("res.partner", [id], as: boss)
        #expect(try await crm.read("res.partner", [id], fields: ["name"], as: boss) == [])
        await #expect(throws: HandlerFailure.missing(model: "res.partner", id: id)) {
            try await crm.write("res.partner", [id], ["name": "乙"], as: boss)
        }
        await #expect(throws: HandlerFailure.missing(model: "res.partner", id: id)) {
            try await crm.unlink("res.partner", [id], as: boss)
        }
        #expect(try await crm.make("res.partner", ["name": "乙"], as: boss) > id)
    }

    @Test func `a record that a quotation needs stays, others let go`() async throws {
        let customer = try await crm.make("res.partner", ["name": "甲"])
        let contact = try await crm.make("res.partner", ["name": "乙", "parent_id": .integer(customer)])
        let lead = try await crm.make("crm.lead", ["name": "x", "partner_id": .integer(contact)])
        _ = try await crm.make("sale.order", ["partner_id": .integer(customer)])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.unlink("res.partner", [customer], as: boss)
        }
        #expect(failure?.kind == "invalid")
        try await crm.unlink("res.partner", [contact], as: boss)
        #expect(try await crm.one("crm.lead", lead, "partner_id") == ["partner_id": false])
    }

    @Test(arguments: [
        ("res.partner", "unlink", false), ("crm.lead", "unlink", false), ("crm.stage", "create", false),
        ("crm.stage", "write", false), ("product.product", "create", false), ("res.partner", "create", true),
        ("crm.lead", "write", true), ("mail.activity", "unlink", true), ("crm.tag", "create", true),
        ("res.partner", "read", true),
    ])
    func `a salesperson has Odoo's rights and a manager all`(
        model: String,
        operation: String,
        isAllowed: Bool
    ) async throws {
        func access(_ caller: Caller) async throws -> JSON {
            try await crm.call("has_access", on: model, [], ["operation": .string(operation)], key: nil, as: caller)
        }
        #expect(try await access(alex) == .bool(isAllowed))
        #expect(try await access(boss) == true)
    }

    @Test func `what one may not do says what to do instead, in one's language`() async throws {
        let id = try await crm.make("res.partner", ["name": "甲"])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.unlink("res.partner", [id], as: chen)
        }
        #expect(failure == .denied(model: "res.partner", detail: "你没有删除的权限，可以改为归档，或联系管理员。"))
        #expect(try await crm.find("res.partner", []) == [id])
    }

    @Test func `a company's new name is in the names of its people`() async throws {
        let company = try await crm.make("res.partner", ["name": "旧", "is_company": true])
        let person = try await crm.make("res.partner", ["name": "王芳", "parent_id": .integer(company)])
        try await crm.write("res.partner", [company], ["name": "新"], as: alex)
        #expect(
            try await crm.one("res.partner", person, "display_name", "commercial_company_name") == [
                "display_name": "新, 王芳", "commercial_company_name": "新",
            ]
        )
    }

    @Test func `a contact is not its own company`() async throws {
        let one = try await crm.make("res.partner", ["name": "甲"])
        let two = try await crm.make("res.partner", ["name": "乙", "parent_id": .integer(one)])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.write("res.partner", [one], ["parent_id": .integer(two)], as: alex)
        }
        #expect(failure?.kind == "invalid")
    }

    @Test func `each write is a new version, even within one second`() async throws {
        let id = try await crm.make("res.partner", ["name": "甲"])
        var versions: Set<JSON> = []
        for city in ["北京", "上海", "北京"] {
            try await crm.write("res.partner", [id], ["city": .string(city)], as: alex)
            if let version = try await crm.one("res.partner", id, "write_date")["write_date"] {
                versions.insert(version)
            }
        }
        #expect(versions.count == 3)
    }

    @Test func `values that only the store writes are dropped without a word`() async throws {
        let id = try await crm.make(
            "res.partner",
            ["name": "甲", "display_name": "zzz", "create_date": "2020-01-01 00:00:00"]
        )
        #expect(
            try await crm.one("res.partner", id, "display_name", "create_date", "create_uid") == [
                "display_name": "甲", "create_date": "2026-03-18 02:00:00", "create_uid": [2, "alex"],
            ]
        )
    }

    @Test(arguments: [
        ("第一行\n第二行 <3", "<p>第一行\n第二行 &lt;3</p>"),
        ("<p onclick=\"x()\">hi<script>alert(1)</script></p>", "<p>hi</p>"),
        ("<b>粗</b> & <i>斜</i>", "<b>粗</b> & <i>斜</i>"),
        ("<a href=\"https://example.com\" target=_blank>x</a>", "<a href=\"https://example.com\">x</a>"),
        ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
        ("<img src=x onerror=alert(1)>text", "text"),
        ("<style>p{}</style><p>x", "<p>x"),
        ("a < b and <b>c</b>", "a &lt; b and <b>c</b>"),
        ("<script>never closed", ""),
    ])
    func `markup keeps only what is harmless`(written: String, kept: String) async throws {
        let id = try await crm.make("crm.lead", ["name": "x", "description": .string(written)])
        #expect(
            try await crm.one("crm.lead", id, "description") == ["description": kept.isEmpty ? false : .string(kept)]
        )
    }
}
