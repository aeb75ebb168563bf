import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

struct HandlerTests {
    let crm: LocalCRM

    init() throws {
        crm = try LocalCRM()
    }

    private func run(
        _ id: String,
        _ arguments: [String: JSON],
        key: String = "1",
        as caller: Caller = chen
    ) async throws -> Outcome {
        let handler = try #require(crm.handlers.first { $0.id == id })
        return try await handler.run(
            Handler.Call(arguments: arguments, context: Handler.Context(caller: caller, idempotencyKey: key))
        )
    }

    /// Takes a change back as the engine does: by the inverse of the handler that made it.
    private func undo(_ id: String, _ outcome: Outcome) async throws {
        let handler = try #require(crm.handlers.first { $0.id == id })
        guard case .call(let inverse) = handler.inverse else {
            Issue.record("\(id) has no inverse")
            return
        }
        for change in outcome.changes.reversed() {
            if let call = inverse(change) { _ = try await run(call.handler, call.arguments, key: "undo") }
        }
    }

    @Test func `a customer with a contact is made in one call and taken back with it`() async throws {
        let outcome = try await run(
            "odoo.create",
            [
                "model": "res.partner",
                "values": [
                    "name": "云启科技", "is_company": true, "phone": "+8613800138000", "email": nil,
                    "category_id": [["named": ["VIP", "渠道"]]],
                    "child_ids": [["new": ["name": "王芳", "type": "contact"]]],
                ],
            ]
        )
        let facts = outcome.facts
        #expect(facts["name"] == "云启科技")
        #expect(facts["category_id"] == [1, 2])
        #expect(outcome.changes.map(\.kind) == [.created, .created])
        #expect(try await crm.find("res.partner", [["name", "in", ["云启科技", "王芳"]]]).count == 2)
        try await undo("odoo.create", outcome)
        #expect(try await crm.find("res.partner", [["name", "in", ["云启科技", "王芳"]]]) == [])
    }

    @Test func `a repeated create with the same key gives the first record`() async throws {
        let arguments: [String: JSON] = ["model": "res.partner", "values": ["name": "甲"]]
        let first = try await run("odoo.create", arguments, key: "k")
        let second = try await run("odoo.create", arguments, key: "k")
        let third = try await run("odoo.create", arguments, key: "l")
        #expect(first.facts["id"] == second.facts["id"])
        #expect(first.facts["id"] != third.facts["id"])
    }

    @Test func `writing says what was before and can be written back`() async throws {
        let id = try await crm.make("crm.lead", ["name": "机房改造", "expected_revenue": 100])
        let outcome = try await run(
            "odoo.write",
            ["model": "crm.lead", "id": .integer(id), "values": ["stage_id": 3, "expected_revenue": 200]]
        )
        #expect(outcome.facts["stage_id"] == ["id": 3, "name": "方案报价"])
        #expect(outcome.facts["before"]?["stage_id"] == ["id": 1, "name": "新建"])
        #expect(outcome.changes[0].before == ["stage_id": 1, "expected_revenue": 100.0])
        #expect(outcome.changes[0].version == "2026-03-18 02:00:01")
        try await undo("odoo.write", outcome)
        #expect(
            try await crm.one("crm.lead", id, "stage_id", "expected_revenue") == [
                "stage_id": [1, "New"], "expected_revenue": 100.0,
            ]
        )
    }

    @Test func `a lost opportunity keeps its reason and comes back as it was`() async throws {
        let id = try await crm.make("crm.lead", ["name": "机房改造", "stage_id": 3, "probability": 40])
        let outcome = try await run("odoo.lose", ["id": .integer(id), "reason": "客户预算取消", "feedback": "明年再说"])
        #expect(outcome.facts["lost_reason_id"]?["name"] == "客户预算取消")
        #expect(try await crm.find("crm.lead", []) == [])
        #expect(try await crm.find("mail.message", [["body", "ilike", "明年再说"]]).count == 1)
        try await undo("odoo.lose", outcome)
        #expect(
            try await crm.one("crm.lead", id, "active", "probability", "lost_reason_id", "won_status") == [
                "active": true, "probability": 40.0, "lost_reason_id": false, "won_status": "pending",
            ]
        )
    }

    @Test func `a call is planned with its time in the summary and taken back`() async throws {
        let id = try await crm.make("crm.lead", ["name": "机房改造"])
        let outcome = try await run(
            "odoo.schedule",
            [
                "model": "crm.lead", "id": .integer(id), "type": "call", "date": "2026-03-20T15:30:00+08:00",
                "summary": "谈价格",
            ]
        )
        #expect(outcome.facts["summary"] == "15:30 谈价格")
        #expect(outcome.facts["date_deadline"] == "2026-03-20")
        #expect(outcome.facts["activity_type_id"] == ["id": 2, "name": "电话"])
        #expect(outcome.facts["record"]?["name"] == "机房改造")
        try await undo("odoo.schedule", outcome)
        #expect(try await crm.find("mail.activity", [], archived: true) == [])
    }

    @Test func `a note is kept as text and can be taken back by its author`() async throws {
        let id = try await crm.make("res.partner", ["name": "甲"])
        let outcome = try await run(
            "odoo.note",
            ["model": "res.partner", "id": .integer(id), "text": "报价 <b>5</b>\n周五前"]
        )
        let message = try #require(outcome.facts["id"]?.intValue)
        #expect(try await crm.one("mail.message", message, "body") == ["body": "<p>报价 &lt;b&gt;5&lt;/b&gt;<br>周五前</p>"])
        try await undo("odoo.note", outcome)
        #expect(try await crm.find("mail.message", []) == [])
    }

    @Test func `a meeting is on the clock of whoever asked`() async throws {
        let customer = try await crm.make("res.partner", ["name": "甲"])
        let outcome = try await run(
            "odoo.event",
            ["name": "评审", "start": "2026-03-19T14:00:00+08:00", "seconds": 5400, "partners": .integer(customer)]
        )
        #expect(outcome.facts["start"] == "2026-03-19T14:00:00+08:00")
        #expect(outcome.facts["stop"] == "2026-03-19T15:30:00+08:00")
        #expect(outcome.facts["partner_ids"]?.arrayValue?.count == 2)
        try await undo("odoo.event", outcome)
        #expect(try await crm.find("calendar.event", [], archived: true) == [])
    }

    @Test func `a quotation is summed up and cancelled when taken back`() async throws {
        try await crm.load(["product.product": [["id": 7, "name": "云主机", "list_price": 1200]]], as: chen)
        let customer = try await crm.make("res.partner", ["name": "甲"])
        let outcome = try await run(
            "odoo.create",
            [
                "model": "sale.order",
                "values": [
                    "partner_id": .integer(customer),
                    "order_line": [["new": ["product_id": 7, "product_uom_qty": 2, "discount": 10]]],
                ],
            ]
        )
        #expect(outcome.facts["name"] == "S00001")
        #expect(outcome.facts["amount_total"] == 2160.0)
        try await undo("odoo.create", outcome)
        #expect(try await crm.one("sale.order", 1, "state") == ["state": "cancel"])
    }

    @Test func `records are found by conditions on fields and counted in groups`() async throws {
        for (name, stage, revenue) in [("甲", 1, 100), ("乙", 1, 50), ("丙", 2, 300)] {
            _ = try await crm.make(
                "crm.lead",
                ["name": .string(name), "stage_id": .integer(stage), "expected_revenue": .integer(revenue)]
            )
        }
        let found = try await run(
            "odoo.search",
            [
                "model": "crm.lead", "where": ["expected_revenue": [">=": 100], "city": nil, "stage_id": [1, 2]],
                "fields": ["expected_revenue"], "order": "expected_revenue desc", "limit": 1,
            ]
        )
        #expect(found.facts["total"] == 2)
        #expect(found.facts["records"]?[0]?["name"] == "丙")
        let groups = try await run(
            "odoo.group",
            ["model": "crm.lead", "by": ["stage_id"], "sum": ["expected_revenue"]]
        )
        #expect(groups.facts["total"]?["expected_revenue_sum"] == 450.0)
        #expect(groups.facts["rows"]?[0]?["stage_id"] == ["id": 1, "name": "新建"])
        #expect(groups.facts["rows"]?[0]?["count"] == 2)
        let months = try await run("odoo.group", ["model": "crm.lead", "by": ["create_date:month"]])
        #expect(months.facts["rows"]?[0]?["create_date_month"] == ["start": "2026-02-28 16:00:00", "name": "2026年3月"])
    }

    @Test func `changed lines of a quotation go back to what they were`() async throws {
        try await crm.load(["product.product": [["id": 7, "name": "云主机", "list_price": 1200]]], as: chen)
        let customer = try await crm.make("res.partner", ["name": "甲"])
        let order = try await crm.make(
            "sale.order",
            [
                "partner_id": .integer(customer),
                "order_line": [
                    [0, 0, ["product_id": 7, "product_uom_qty": 2]], [0, 0, ["product_id": 7, "product_uom_qty": 1]],
                ],
            ]
        )
        let outcome = try await run(
            "odoo.write",
            [
                "model": "sale.order", "id": .integer(order),
                "values": [
                    "order_line": [
                        ["update": ["id": 1, "values": ["product_uom_qty": 5]]], ["remove": 2],
                        ["new": ["product_id": 7, "product_uom_qty": 10]],
                    ]
                ],
            ]
        )
        #expect(outcome.facts["amount_total"] == 18_000.0)
        try await undo("odoo.write", outcome)
        #expect(try await crm.one("sale.order", order, "amount_total") == ["amount_total": 3600.0])
        #expect(try await crm.one("sale.order.line", 1, "product_uom_qty") == ["product_uom_qty": 2.0])
    }

    @Test func `a lead becomes an opportunity of a customer that is made from it`() async throws {
        let lead = try await crm.make(
            "crm.lead",
            ["type": "lead", "name": "询价", "partner_name": "晨光科技", "contact_name": "陈晨", "phone": "13800138000"]
        )
        let outcome = try await run("odoo.convert", ["id": .integer(lead)])
        #expect(outcome.facts["type"] == "opportunity")
        #expect(outcome.facts["partner_id"]?["name"] == "晨光科技")
        #expect(try await crm.find("res.partner", [["parent_id.name", "=", "晨光科技"]]).count == 1)
        try await undo("odoo.convert", outcome)
        #expect(try await crm.one("crm.lead", lead, "type", "partner_id") == ["type": "lead", "partner_id": false])
        #expect(try await crm.find("res.partner", [["name", "in", ["晨光科技", "陈晨"]]]) == [])
    }

    @Test func `an action says what it changed and is taken back by writing that`() async throws {
        let id = try await crm.make("crm.lead", ["name": "机房改造", "stage_id": 2, "probability": 30])
        let outcome = try await run(
            "odoo.call",
            ["model": "crm.lead", "method": "action_set_won", "id": .integer(id)]
        )
        #expect(outcome.facts["result"] == true)
        #expect(outcome.changes.map(\.before) == [["stage_id": 2, "probability": 30.0]])
        try await undo("odoo.call", outcome)
        #expect(
            try await crm.one("crm.lead", id, "stage_id", "probability", "won_status", "date_closed") == [
                "stage_id": [2, "Qualified"], "probability": 30.0, "won_status": "pending", "date_closed": false,
            ]
        )
    }

    @Test(arguments: [(1, 1, 2), (3, -2, 1), (3, 2, 5)])
    func `an opportunity moves by places in the order of the stages`(from: Int, by: Int, to: Int) async throws {
        let id = try await crm.make("crm.lead", ["name": "x", "stage_id": .integer(from)])
        let outcome = try await run(
            "odoo.advance",
            ["model": "crm.lead", "id": .integer(id), "field": "stage_id", "by": .integer(by)]
        )
        #expect(outcome.facts["stage_id"]?["id"] == .integer(to))
    }

    @Test(arguments: [(5, 1, "到「赢单」为止，不能再移了。"), (1, -1, "到「新建」为止，不能再移了。")])
    func `there is an end to the stages, and it is named`(from: Int, by: Int, sentence: String) async throws {
        let id = try await crm.make("crm.lead", ["name": "x", "stage_id": .integer(from)])
        await #expect(throws: HandlerFailure.invalid(field: "stage_id", detail: sentence)) {
            try await run(
                "odoo.advance",
                ["model": "crm.lead", "id": .integer(id), "field": "stage_id", "by": .integer(by)]
            )
        }
    }
}
