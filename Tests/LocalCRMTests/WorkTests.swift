import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

/// What the models do besides keeping values.
struct WorkTests {
    let crm: LocalCRM

    init() throws {
        crm = try LocalCRM()
    }

    private func call(
        _ method: String,
        _ model: String,
        _ id: Int,
        _ arguments: [String: JSON] = [:],
        as caller: Caller = alex
    ) async throws(HandlerFailure) -> JSON {
        try await crm.call(method, on: model, [id], arguments, key: nil, as: caller)
    }

    @Test(arguments: [(-1, "overdue"), (0, "today"), (2, "planned")])
    func `an activity is overdue, due today or planned by the caller's own day`(days: Int, state: String) async throws {
        let lead = try await crm.make("crm.lead", ["name": "x"])
        let today = try #require(Day("2026-03-18"))
        let date = JSON.string((today + days).description)
        let made = try await call("activity_schedule", "crm.lead", lead, ["date_deadline": date])
        let id = try #require(made[0]?.intValue)
        // 23:30 UTC on the 17th is the 18th in Shanghai.
        let late = Caller(user: "alex", roles: ["sales"], language: .en, timeZone: "Asia/Shanghai", now: 1_773_790_200)
        let values = try await crm.one("mail.activity", id, "state", "res_name", "user_id", as: late)
        #expect(values == ["state": .string(state), "res_name": "x", "user_id": [2, "alex"]])
        #expect(
            try await crm.one("crm.lead", lead, "activity_state", "activity_ids", as: late) == [
                "activity_state": .string(state), "activity_ids": [.integer(id)],
            ]
        )
    }

    @Test func `a done activity leaves a message and stays, archived`() async throws {
        let lead = try await crm.make("crm.lead", ["name": "x"])
        let made = try await call(
            "activity_schedule",
            "crm.lead",
            lead,
            ["act_type_xmlid": "mail.mail_activity_data_call", "summary": "回访", "note": "<p>预算</p>"]
        )
        let id = try #require(made[0]?.intValue)
        let message = try #require(
            try await call("action_feedback", "mail.activity", id, ["feedback": "同意 <方案>"]).intValue
        )
        #expect(
            try await crm.one("mail.activity", id, "active", "state", "date_done", "feedback") == [
                "active": false, "state": "done", "date_done": "2026-03-18", "feedback": "同意 <方案>",
            ]
        )
        #expect(
            try await crm.one("mail.message", message, "body", "record_name", "res_id", "author_id") == [
                "body": "<p>Call: 回访 done<br>同意 &lt;方案&gt;</p>", "record_name": "x", "res_id": .integer(lead),
                "author_id": [1, "alex"],
            ]
        )
    }

    @Test func `a message is taken back by its author or a manager, not by others`() async throws {
        let lead = try await crm.make("crm.lead", ["name": "x"])
        let posted = try await call("message_post", "crm.lead", lead, ["body": "a"], as: chen)
        let id = try #require(posted[0]?.intValue)
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.unlink("mail.message", [id], as: alex)
        }
        #expect(failure?.kind == "denied")
        try await crm.unlink("mail.message", [id], as: boss)
    }

    @Test func `a meeting has a length, attendees, and moves as a whole`() async throws {
        let guest = try await crm.make("res.partner", ["name": "客人"])
        let id = try await crm.make(
            "calendar.event",
            [
                "name": "评审", "start": "2026-03-19 06:00:00", "stop": "2026-03-19 07:30:00",
                "partner_ids": [[4, .integer(guest), 0]],
            ]
        )
        #expect(
            try await crm.one("calendar.event", id, "duration", "attendees_count") == [
                "duration": 1.5, "attendees_count": 1,
            ]
        )
        try await crm.write("calendar.event", [id], ["start": "2026-03-20 06:00:00"], as: alex)
        #expect(try await crm.one("calendar.event", id, "stop") == ["stop": "2026-03-20 07:30:00"])
        try await crm.write("calendar.event", [id], ["partner_ids": [[5, 0, 0]]], as: alex)
        #expect(try await crm.one("calendar.event", id, "attendee_ids") == ["attendee_ids": []])
        try await crm.unlink("calendar.event", [id], as: alex)
        #expect(try await crm.find("calendar.attendee", []) == [])
    }

    @Test func `an opportunity takes its customer's numbers and keeps its own`() async throws {
        let customer = try await crm.make(
            "res.partner",
            ["name": "云启", "is_company": true, "phone": "021-58881234", "email": "a@example.com", "city": "上海"]
        )
        let lead = try await crm.make(
            "crm.lead",
            ["name": "x", "partner_id": .integer(customer), "email_from": "b@example.com"]
        )
        #expect(
            try await crm.one("crm.lead", lead, "partner_name", "contact_name", "phone", "email_from", "city") == [
                "partner_name": "云启", "contact_name": false, "phone": "021-58881234", "email_from": "b@example.com",
                "city": "上海",
            ]
        )
        #expect(try await crm.find("crm.lead", [["phone_mobile_search", "ilike", "58881234"]]) == [lead])
    }

    @Test func `an opportunity that leaves the won stage is open again`() async throws {
        let lead = try await crm.make("crm.lead", ["name": "x", "stage_id": 5, "expected_revenue": 200])
        let fields = ["probability", "won_status", "prorated_revenue"]
        func values() async throws -> [JSON?] {
            let record = try await crm.read("crm.lead", [lead], fields: fields, as: alex)[0]
            return fields.map { record.values[$0] }
        }
        #expect(try await values() == [100.0, "won", 200.0])
        try await crm.write("crm.lead", [lead], ["stage_id": 2], as: alex)
        #expect(try await values() == [0.0, "pending", 0.0])
        try await crm.write("crm.lead", [lead], ["probability": 25], as: alex)
        #expect(try await values() == [25.0, "pending", 50.0])
    }

    @Test func `a lost opportunity is hidden until it is restored`() async throws {
        let lead = try await crm.make("crm.lead", ["name": "x"])
        _ = try await call("action_set_lost", "crm.lead", lead, ["lost_reason_id": 1])
        #expect(try await crm.find("crm.lead", []) == [])
        #expect(try await crm.find("crm.lead", [], archived: true) == [lead])
        #expect(try await crm.find("crm.lead", [["won_status", "=", "lost"], ["active", "=", false]]) == [lead])
        _ = try await call("action_restore", "crm.lead", lead)
        #expect(
            try await crm.one("crm.lead", lead, "active", "lost_reason_id", "date_closed", "won_status") == [
                "active": true, "lost_reason_id": false, "date_closed": false, "won_status": "pending",
            ]
        )
    }

    @Test func `a quotation counts its lines, is confirmed once and then stays`() async throws {
        try await crm.load(["product.product": [["id": 1, "name": "云主机", "list_price": 99.9]]], as: alex)
        let customer = try await crm.make("res.partner", ["name": "甲"])
        let order = try await crm.make(
            "sale.order",
            [
                "partner_id": .integer(customer),
                "order_line": [
                    [0, 0, ["product_id": 1, "product_uom_qty": 2, "discount": 5]],
                    [0, 0, ["name": "手工费", "price_unit": 10, "product_uom_qty": 1.5]],
                    [0, 0, ["display_type": "line_note", "name": "含运费"]],
                ],
            ]
        )
        #expect(
            try await crm.one(
                "sale.order",
                order,
                "name",
                "amount_total",
                "validity_date",
                "state",
                "partner_invoice_id"
            )
                == [
                    "name": "S00001", "amount_total": 204.81, "validity_date": "2026-04-17", "state": "draft",
                    "partner_invoice_id": [.integer(customer), "甲"],
                ]
        )
        try await crm.write("sale.order", [order], ["order_line": [[2, 2, 0], [1, 1, ["discount": 0]]]], as: alex)
        #expect(try await crm.one("sale.order", order, "amount_total") == ["amount_total": 199.8])
        #expect(try await call("action_confirm", "sale.order", order) == true)
        #expect(
            try await crm.one("sale.order.line", 1, "state", "order_partner_id") == [
                "state": "sale", "order_partner_id": [.integer(customer), "甲"],
            ]
        )
        let twice = await #expect(throws: HandlerFailure.self) { try await call("action_confirm", "sale.order", order) }
        #expect(twice?.kind == "invalid")
        let deleting = await #expect(throws: HandlerFailure.self) {
            try await crm.unlink("sale.order", [order], as: boss)
        }
        #expect(deleting?.kind == "invalid")
        _ = try await call("action_cancel", "sale.order", order)
        try await crm.unlink("sale.order", [order], as: boss)
        #expect(try await crm.find("sale.order.line", []) == [])
    }

    @Test func `a line without product or name has no price and is refused`() async throws {
        let customer = try await crm.make("res.partner", ["name": "甲"])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.make(
                "sale.order",
                ["partner_id": .integer(customer), "order_line": [[0, 0, ["product_uom_qty": 2]]]]
            )
        }
        #expect(failure?.kind == "invalid")
        #expect(try await crm.find("sale.order", []) == [])
    }

    @Test(arguments: [
        ("day", "2026-03-07", "7 Mar 2026", "2026年3月7日"),
        ("week", "2026-03-02", "W10 2026", "2026年第10周"),
        ("month", "2026-03-01", "March 2026", "2026年3月"),
        ("quarter", "2026-01-01", "Q1 2026", "2026年第1季度"),
        ("year", "2026-01-01", "2026", "2026年"),
    ])
    func `dates are grouped by steps with a name in the caller's language`(
        step: String,
        start: String,
        english: String,
        chinese: String
    ) async throws {
        _ = try await crm.make("crm.lead", ["name": "x", "date_deadline": "2026-03-07"])
        let query = GroupQuery(model: "crm.lead", groupBy: ["date_deadline:\(step)"])
        for (caller, name) in [(alex, english), (chen, chinese)] {
            let row = try await crm.group(query, as: caller)[0]
            #expect(row["date_deadline:\(step)"] == [.string(start), .string(name)])
            #expect(row["__count"] == 1)
            #expect(
                try await crm.count("crm.lead", row["__extra_domain"] ?? .null, includesArchived: false, as: caller)
                    == 1
            )
        }
    }

    @Test func `moments are grouped by days of the caller's clock, summer time included`() async throws {
        let newYork = Caller(user: "nina", roles: ["sales"], language: .en, timeZone: "America/New_York", now: morning)
        // Noon and 23:30 of the day before and of the day after the clocks went forward (8 March 2026).
        for (name, start) in [
            ("a", "2026-03-08 04:30:00"), ("b", "2026-03-07 17:00:00"), ("c", "2026-03-09 03:30:00"),
            ("d", "2026-03-09 04:30:00"),
        ] {
            _ = try await crm.make(
                "calendar.event",
                ["name": .string(name), "start": .string(start), "stop": .string(start)],
                as: newYork
            )
        }
        let query = GroupQuery(model: "calendar.event", groupBy: ["start:day"])
        let rows = try await crm.group(query, as: newYork)
        #expect(
            rows.map { $0["start:day"]?[0] } == ["2026-03-07 05:00:00", "2026-03-08 05:00:00", "2026-03-09 04:00:00"]
        )
        #expect(rows.map { $0["__count"] } == [2, 1, 1])
    }

    @Test(arguments: [
        (["expected_revenue:median"], "there is no 'median'"), (["name:sum"], "is no number"),
        (["expected_revenue"], "write it like"), (["tag_ids:sum"], "stands for many records"),
    ])
    func `a wrong number is the author's mistake`(aggregates: [String], reason: String) async throws {
        let query = GroupQuery(model: "crm.lead", groupBy: [], aggregates: aggregates)
        let failure = await #expect(throws: HandlerFailure.self) { try await crm.group(query, as: alex) }
        guard case .misused(let detail)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(detail.contains(reason))
    }

    @Test func `groups can be ordered by what is counted`() async throws {
        for (stage, revenue) in [(1, 10), (2, 30), (2, 5), (3, 20)] {
            _ = try await crm.make(
                "crm.lead",
                ["name": "x", "stage_id": .integer(stage), "expected_revenue": .integer(revenue)]
            )
        }
        let query = GroupQuery(
            model: "crm.lead",
            groupBy: ["stage_id"],
            aggregates: [
                "__count", "expected_revenue:sum", "expected_revenue:avg", "id:count", "expected_revenue:max",
            ],
            order: "expected_revenue:sum desc",
            limit: 2
        )
        let rows = try await crm.group(query, as: alex)
        #expect(rows.map { $0["stage_id"]?[0] } == [2, 3])
        #expect(rows[0]["expected_revenue:sum"] == 35.0)
        #expect(rows[0]["expected_revenue:avg"] == 17.5)
        #expect(rows[0]["expected_revenue:max"] == 30.0)
        #expect(rows[0]["id:count"] == 2)
    }

    @Test func `a user is made when it first comes and is the same from then on`() async throws {
        let first = try await crm.currentUser(as: chen)
        let again = try await crm.currentUser(as: chen)
        #expect(first == again)
        #expect(first.values["login"] == "chen")
        #expect(first.values["partner_id"]?[1] == "chen")
        #expect(try await crm.currentUser(as: alex).id != first.id)
    }

    @Test func `given records may point to each other in any order and by name`() async throws {
        try await crm.load(
            [
                "crm.lead": [["id": 70, "name": "机房改造", "partner_id": "云启", "stage_id": "方案报价", "user_id": "王芳"]],
                "mail.activity": [["res_model": "crm.lead", "res_id": "机房改造", "date_deadline": "2026-03-20"]],
                "res.partner": [["id": 1, "name": "云启", "is_company": true]],
                "res.users": [["login": "wang", "name": "王芳"]],
            ],
            as: chen
        )
        #expect(
            try await crm.one("crm.lead", 70, "partner_id", "stage_id", as: chen) == [
                "partner_id": [1, "云启"], "stage_id": [3, "方案报价"],
            ]
        )
        #expect(try await crm.find("mail.activity", [["res_id", "=", 70]]).count == 1)
        let failure = await #expect(throws: HandlerFailure.self) {
            try await crm.load(["crm.lead": [["name": "x", "partner_id": "没有"]]], as: chen)
        }
        #expect(failure?.kind == "invalid")
        #expect(try await crm.find("crm.lead", []) == [70])
    }

    @Test func `every field of every model can be read`() async throws {
        try await crm.loadDemo(.zh, as: chen)
        let customer = try await crm.find("res.partner", [["is_company", "=", true]])[0]
        _ = try await crm.make(
            "sale.order",
            ["partner_id": .integer(customer), "order_line": [[0, 0, ["product_id": 1]]]]
        )
        _ = try await crm.make("calendar.event", ["name": "x"])
        for model in [
            "calendar.attendee", "calendar.event", "crm.lead", "crm.lost.reason", "crm.stage", "crm.tag", "crm.team",
            "mail.activity", "mail.activity.type", "mail.message", "mail.message.subtype", "product.product",
            "res.company", "res.country", "res.country.state", "res.currency", "res.partner", "res.partner.category",
            "res.users", "sale.order", "sale.order.line", "utm.source",
        ] {
            let schema = try #require(try await crm.schema(of: model, as: chen))
            let records = try await crm.search(RecordQuery(model: model, fields: [], limit: 1), as: chen)
            if let record = records.first {
                #expect(Set(record.values.keys).union(["id"]) == Set(schema.fields.keys), "\(model)")
            }
        }
    }

    @Test func `a key counts for the one who used it, and for a month`() async throws {
        func make(_ caller: Caller) async throws -> Int? {
            try await crm.create("res.partner", [["name": "甲"]], key: "k", as: caller).first
        }
        var later = alex
        later.now += 31 * 86_400
        let first = try await make(alex)
        #expect(try await make(alex) == first)
        let other = try await make(chen)
        #expect(other != first)
        _ = try await crm.create("res.partner", [["name": "乙"]], key: "l", as: later)
        #expect(try await make(later) != first)
    }
}
