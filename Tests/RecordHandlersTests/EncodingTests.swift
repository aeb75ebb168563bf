import JSON
import PluginAPI
import RecordHandlers
import Testing

struct EncodingTests {
    private let store = ScriptedStore(
        schemas,
        records: [
            "res.partner": [5: ["name": "甲", "write_date": "2026-03-18 02:00:00", "active": true]],
            "crm.lead": [6: ["name": "乙", "write_date": "2026-03-18 02:00:00"]],
            "res.partner.category": [1: ["name": "VIP"]],
            "res.country": [48: ["name": "中国"]],
        ]
    )

    @Test(
        arguments: [
            (["name": "甲", "phone": nil], ["name": "甲"]),
            (["country_id": 48], ["country_id": 48]),
            (["country_id": [48, "中国"]], ["country_id": 48]),
            (["country_id": ["id": 48, "name": "中国"]], ["country_id": 48]),
            (["country_id": ["named": "中国"]], ["country_id": 48]),
            (["country_id": ["named": "美国"]], ["country_id": 100]),
            (["country_id": [:]], [:]),
            (["category_id": [1, 2]], ["category_id": [[6, 0, [1, 2]]]]),
            (["category_id": 1], ["category_id": [[6, 0, [1]]]]),
            (["category_id": []], [:]),
            (["category_id": [["named": ["VIP", "渠道"]]]], ["category_id": [[4, 1, 0], [4, 100, 0]]]),
            (["category_id": ["named": "VIP"]], ["category_id": [[4, 1, 0]]]),
            (["category_id": [["link": 3], ["remove": 4]]], ["category_id": [[4, 3, 0], [3, 4, 0]]]),
            (["category_id": [["set": [1, 2]]]], ["category_id": [[6, 0, [1, 2]]]]),
            (["category_id": [[4, 9, 0]]], ["category_id": [[4, 9, 0]]]),
            (
                ["child_ids": [["new": ["name": "王芳", "phone": nil, "country_id": ["id": 48]]]]],
                ["child_ids": [[0, 0, ["name": "王芳", "country_id": 48]]]]
            ),
            (["child_ids": [["new": ["phone": nil]]]], [:]),
            (
                ["child_ids": [["update": ["id": 7, "values": ["phone": nil]]], ["remove": 8]]],
                ["child_ids": [[1, 7, ["phone": false]], [2, 8, 0]]]
            ),
            (["phone": 13800138000], ["phone": "13800138000"]),
        ] as [(JSON, JSON)]
    )
    func `values are written as Odoo takes them`(values: JSON, encoded: JSON) async throws {
        _ = try await run("odoo.create", ["model": "res.partner", "values": values], on: store)
        #expect(
            store.asked.last { $0.hasPrefix("res.partner/create") } == "res.partner/create \(JSON.array([encoded]))"
        )
    }

    @Test(arguments: [
        ("2026-03-18T10:00:00+08:00", "2026-03-18 02:00:00"), ("2026-03-18T02:00:00Z", "2026-03-18 02:00:00"),
        ("2026-03-18T10:00", "2026-03-18 02:00:00"), ("2026-03-18 02:00:00", "2026-03-18 02:00:00"),
        ("2026-03-18", "2026-03-17 16:00:00"), ("2026-03-18T10:00:00.123+0530", "2026-03-18 04:30:00"),
    ])
    func `moments become naive UTC`(written: String, kept: String) async throws {
        _ = try await run(
            "odoo.write",
            ["model": "crm.lead", "id": 6, "values": ["date_open": .string(written)]],
            on: store
        )
        #expect(store.asked == ["crm.lead/write [[6],{\"date_open\":\"\(kept)\"}]"])
    }

    @Test func `null clears on writing`() async throws {
        _ = try await run(
            "odoo.write",
            ["model": "res.partner", "id": 5, "values": ["phone": nil, "country_id": nil, "category_id": false]],
            on: store
        )
        let expected = #"res.partner/write [[5],{"category_id":[[5,0,0]],"country_id":false,"phone":false}]"#
        #expect(store.asked == [expected])
    }

    @Test(
        arguments: [
            ("res.partner", ["nope": 1], "there is no field 'nope'"),
            ("no.model", ["name": "x"], "there is no model 'no.model'"),
            ("res.partner", ["country_id": ["x": 1]], "takes a record's id or {named: …}"),
            ("res.partner", ["category_id": ["VIP"]], "takes {new: …}"),
            ("res.partner", ["category_id": [["add": 1]]], "takes {new: …}"),
            ("res.partner", ["category_id": [["link": 0]]], "takes {new: …}"),
            ("res.partner", ["child_ids": [["new": ["nope": 1]]]], "there is no field 'nope'"),
            ("crm.lead", ["date_open": "tomorrow"], "takes a date and time"),
        ] as [(String, JSON, String)]
    )
    func `what does not fit is the author's mistake`(model: String, values: JSON, reason: String) async throws {
        let failure = await #expect(throws: HandlerFailure.self) {
            try await run("odoo.create", ["model": .string(model), "values": values], on: store)
        }
        guard case .misused(let detail)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(detail.contains(reason))
        #expect(!store.asked.contains { $0.contains("/create") })
    }

    @Test func `lists where one value is wanted make a line each, and what is said once holds for all`() async throws {
        let lines: JSON = [["new": ["name": ["王芳", "李雷"], "phone": ["021"], "category_id": [3, 4]]]]
        _ = try await run("odoo.create", ["model": "res.partner", "values": ["child_ids": lines]], on: store)
        let made = try #require(store.asked.last)
        #expect(made.contains(#""name":"王芳","phone":"021""#))
        #expect(made.contains(#""name":"李雷","phone":"021""#))
    }

    @Test func `lists of different lengths are refused in the person's language`() async throws {
        let lines: JSON = [["new": ["name": ["王芳", "李雷", "赵敏"], "phone": ["021", "022"]]]]
        await #expect(throws: HandlerFailure.invalid(field: "phone", detail: "有 3 项，却只给了 2 个值")) {
            try await run("odoo.create", ["model": "res.partner", "values": ["child_ids": lines]], on: store)
        }
    }

    @Test func `words that name no record are said to name none`() async throws {
        let failure = await #expect(throws: HandlerFailure.self) {
            try await run("odoo.create", ["model": "crm.lead", "values": ["partner_id": "没有这家"]], on: store)
        }
        #expect(failure == .invalid(field: "partner_id", detail: "partner_id「没有这家」不存在"))
    }
}
