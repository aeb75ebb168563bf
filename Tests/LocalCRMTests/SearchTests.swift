import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

struct SearchTests {
    let crm: LocalCRM

    init() async throws {
        crm = try LocalCRM()
        try await crm.load(
            [
                "res.partner.category": [["id": 1, "name": "VIP"], ["id": 2, "name": "渠道"]],
                "res.partner": [
                    [
                        "id": 1, "name": "上海云启科技", "is_company": true, "city": "上海", "phone": "021-5888 1234",
                        "email": "Info@Yunqi.example.com", "category_id": [1, 2], "country_id": 1, "color": 3,
                    ],
                    ["id": 2, "name": "王芳", "parent_id": 1, "phone": "+86 138-0013-8000"],
                    ["id": 3, "name": "Müller GmbH", "is_company": true, "country_id": "Germany", "category_id": [1]],
                    ["id": 4, "name": "50% off_shop", "is_company": true, "credit_limit": 10.5],
                    ["id": 5, "name": "旧客户", "is_company": true, "active": false],
                    ["id": 6, "name": "acme", "user_id": "alex"],
                ],
                "res.users": [["id": 9, "login": "alex", "name": "Alex", "partner_id": nil]],
            ],
            as: alex
        )
    }

    @Test(
        arguments: [
            ([], [1, 2, 3, 4, 6]),
            ([["name", "=", "acme"]], [6]),
            ([["name", "=", "ACME"]], []),
            ([["name", "=ilike", "ACME"]], [6]),
            ([["name", "ilike", "ACM"]], [6]),
            ([["name", "like", "ACM"]], []),
            ([["name", "not ilike", "acm"]], [1, 2, 3, 4]),
            ([["name", "ilike", "MÜLLER"]], [3]),
            ([["name", "ilike", "mÜl"]], [3]),
            ([["name", "ilike", "云启"]], [1]),
            ([["name", "ilike", "50\\%"]], [4]),
            ([["name", "ilike", "f\\_s"]], [4]),
            ([["name", "ilike", "5_%"]], [4]),
            ([["name", "ilike", ""]], [1, 2, 3, 4, 6]),
            ([["name", "=like", "上海%"]], [1]),
            ([["name", "in", ["acme", "王芳"]]], [2, 6]),
            ([["name", "not in", ["acme", "王芳"]]], [1, 3, 4]),
            ([["city", "=", false]], [3, 4, 6]),
            ([["city", "!=", "上海"]], [3, 4, 6]),
            ([["city", "in", ["上海", false]]], [1, 2, 3, 4, 6]),
            ([["city", "not in", ["上海", false]]], []),
            ([["is_company", "=", true]], [1, 3, 4]),
            ([["is_company", "=", false]], [2, 6]),
            ([["is_company", "!=", true]], [2, 6]),
            ([["color", "=", false]], [2, 3, 4, 6]),
            ([["color", ">=", 3]], [1]),
            ([["credit_limit", ">", 10]], [4]),
            ([["active", "=", false]], [5]),
            ([["active", "in", [true, false]]], [1, 2, 3, 4, 5, 6]),
            ([["id", "in", [2, 5]]], [2]),
            ([["parent_id", "=", 1]], [2]),
            ([["parent_id", "=", false]], [1, 3, 4, 6]),
            ([["parent_id", "!=", 1]], [1, 3, 4, 6]),
            ([["parent_id", "ilike", "云启"]], [2]),
            ([["parent_id", "in", [1, false]]], [1, 2, 3, 4, 6]),
            ([["parent_id.city", "=", "上海"]], [2]),
            ([["country_id.code", "=", "DE"]], [3]),
            ([["country_id.code", "!=", "DE"]], [1, 2, 4, 6]),
            ([["id", "child_of", 1]], [1, 2]),
            ([["id", "child_of", "云启"]], [1, 2]),
            ([["id", "parent_of", 2]], [1, 2]),
            ([["parent_id", "child_of", [1]]], [2]),
            ([["category_id", "=", 1]], [1, 3]),
            ([["category_id", "in", [2, 99]]], [1]),
            ([["category_id", "ilike", "vi"]], [1, 3]),
            ([["category_id", "=", false]], [2, 4, 6]),
            ([["category_id", "!=", false]], [1, 3]),
            ([["category_id", "not in", [1]]], [2, 4, 6]),
            ([["category_id.name", "=", "渠道"]], [1]),
            ([["child_ids.name", "ilike", "王"]], [1]),
            ([["child_ids", "any", [["name", "=", "王芳"]]]], [1]),
            ([["child_ids", "not any", [["name", "=", "王芳"]]]], [2, 3, 4, 6]),
            ([["user_id", "=", "Alex"]], [6]),
            ([["user_id.login", "=", "alex"]], [6]),
            ([["email_normalized", "=", "info@yunqi.example.com"]], [1]),
            ([["phone_mobile_search", "ilike", "13800138000"]], [2]),
            ([["phone_mobile_search", "ilike", "+86 138 0013 8000"]], [2]),
            ([["phone_mobile_search", "ilike", "0086-13800138000"]], [2]),
            ([["phone_mobile_search", "ilike", "58881234"]], [1]),
            ([["phone_mobile_search", "ilike", "+86 21 5888 1234"]], [1]),
            (["|", ["name", "=", "acme"], ["name", "=", "王芳"]], [2, 6]),
            (["!", ["name", "=", "acme"]], [1, 2, 3, 4]),
            (["!", "|", ["name", "=", "acme"], ["city", "=", false]], [1, 2]),
            (["&", ["is_company", "=", true], "!", ["country_id", "=", false]], [1, 3]),
            ([["is_company", "=", true], ["city", "=", "上海"]], [1]),
            ([[1, "=", 1]], [1, 2, 3, 4, 6]),
            ([[0, "=", 1]], []),
            ([["display_name", "ilike", "云启科技, 王"]], [2]),
            ([["company_type", "=", "company"]], [1, 3, 4]),
        ] as [(JSON, [Int])]
    )
    func `a domain finds`(domain: JSON, ids: [Int]) async throws {
        #expect(try await crm.find("res.partner", domain) == ids)
    }

    @Test(
        arguments: [
            ([["nope", "=", 1]], "Invalid field"),
            ([["parent_id.nope", "=", 1]], "Invalid field"),
            ([["name.x", "=", 1]], "leads to no other model"),
            ([["name", "contains", "x"]], "there is no operator 'contains'"),
            ([["name"]], "is no condition"),
            (["|", ["name", "=", "x"]], "lacks a condition"),
            ("[('name', '=', 'x')]", "a domain is a list"),
            ([["color", "=", "abc"]], "is a number"),
            ([["create_date", ">", "2026/01/01"]], "is no date"),
            ([["create_date", ">", "today +x"]], "is not understood"),
            ([["name", "ilike", ["a"]]], "takes one value"),
            ([["name", "child_of", 1]], "needs a relation"),
        ] as [(JSON, String)]
    )
    func `a wrong domain is the author's mistake`(domain: JSON, reason: String) async throws {
        let failure = await #expect(throws: HandlerFailure.self) { try await crm.find("res.partner", domain) }
        guard case .misused(let detail)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(detail.contains(reason))
    }

    @Test(arguments: [
        ("name", [4, 6, 3, 1, 2]),
        ("name desc", [2, 1, 3, 6, 4]),
        ("is_company desc, id desc", [4, 3, 1, 6, 2]),
        ("city, id", [1, 2, 3, 4, 6]),
        ("city desc, id", [3, 4, 6, 1, 2]),
        ("country_id, id", [1, 2, 3, 4, 6]),
        ("id asc", [1, 2, 3, 4, 6]),
    ])
    func `records come in the order that was asked for`(order: String, ids: [Int]) async throws {
        #expect(try await crm.find("res.partner", [], order: order) == ids)
    }

    @Test(arguments: ["nope", "name up", "name desc x", "category_id"])
    func `a wrong order is the author's mistake`(order: String) async throws {
        await #expect(throws: HandlerFailure.self) { try await crm.find("res.partner", [], order: order) }
    }

    @Test(arguments: [
        ("2026-03-18", 1), ("today", 1), ("-1d", 1), ("today +1d", 0), ("=monday", 1), ("-1m", 1), ("+1y", 0),
    ])
    func `a date in a domain may move with the day`(date: String, count: Int) async throws {
        _ = try await crm.make("crm.lead", ["name": "甲", "date_deadline": "2026-03-18"])
        #expect(try await crm.find("crm.lead", [["date_deadline", ">=", .string(date)]]).count == count)
    }

    @Test(
        arguments: [
            (["create_date", ">=", "2026-03-18"], 1),
            (["create_date", ">", "2026-03-18"], 0),
            (["create_date", "<=", "2026-03-18"], 1),
            (["create_date", "<", "2026-03-18"], 0),
            // 02:00 in UTC is 10:00 in Shanghai, where the day began at 16:00 UTC.
            (["create_date", ">=", "today"], 1),
            (["create_date", ">=", "today +1d"], 0),
            (["create_date", "<=", "now"], 1),
            (["create_date", "<", "now -1H"], 0),
        ] as [(JSON, Int)]
    )
    func `a date against a datetime means its beginning or its end`(leaf: JSON, count: Int) async throws {
        _ = try await crm.make("crm.lead", ["name": "甲"])
        #expect(try await crm.find("crm.lead", [leaf]).count == count)
    }

    @Test func `a page is cut out of the answer and nothing is no limit`() async throws {
        func page(_ limit: Int?, _ offset: Int) async throws -> [Int] {
            let query = RecordQuery(model: "res.partner", fields: ["id"], limit: limit, offset: offset, order: "id")
            return try await crm.search(query, as: alex).map(\.id)
        }
        #expect(try await page(2, 0) == [1, 2])
        #expect(try await page(2, 2) == [3, 4])
        #expect(try await page(0, 0) == [1, 2, 3, 4, 6])
        #expect(try await page(nil, 4) == [6])
    }

    @Test func `names are read and searched in the caller's language`() async throws {
        let query = RecordQuery(model: "crm.stage", fields: ["name"], order: "sequence")
        let names = try await crm.search(query, as: chen).map { $0.values["name"] }
        #expect(names == ["新建", "已确认", "方案报价", "商务谈判", "赢单"])
        #expect(try await crm.find("crm.stage", [["name", "=", "新建"]], as: chen) == [1])
        #expect(try await crm.find("crm.stage", [["name", "=", "New"]], as: alex) == [1])
    }

    @Test func `what is empty is false, and false is what is empty`() async throws {
        let values = try await crm.one(
            "res.partner",
            4,
            "city",
            "user_id",
            "category_id",
            "color",
            "comment",
            "credit_limit",
            "is_company"
        )
        #expect(
            values == [
                "city": false, "user_id": false, "category_id": [], "color": 0, "comment": false, "credit_limit": 10.5,
                "is_company": true,
            ]
        )
    }
}
