import JSON
import PluginAPI
import RecordHandlers
import Testing

struct HandlerTests {
    private let lead: [Int: [String: JSON]] = [
        6: [
            "name": "机房", "display_name": "机房", "active": true, "probability": 10.0, "lost_reason_id": false,
            "partner_id": [45, "华为"], "date_open": "2026-03-18 02:00:00", "date_deadline": false,
            "write_date": "2026-03-18 02:00:00",
        ]
    ]

    @Test func `each handler says what it does in one sentence, and each parameter what it is`() {
        let handlers = recordHandlers(over: ScriptedStore(schemas))
        #expect(Set(handlers.map(\.id)).count == handlers.count)
        for handler in handlers {
            #expect(handler.id.hasPrefix("odoo."))
            #expect(handler.purpose.hasSuffix("."), "\(handler.id)")
            #expect(handler.parameters.allSatisfy { !$0.purpose.isEmpty }, "\(handler.id)")
            if case .none(let reason) = handler.inverse { #expect(!reason.isEmpty, "\(handler.id)") }
        }
    }

    @Test func `facts are for people: names, nulls, and the user's own clock`() async throws {
        let store = ScriptedStore(schemas, records: ["crm.lead": lead])
        let fields: JSON = ["partner_id", "date_open", "date_deadline", "active"]
        let outcome = try await run("odoo.read", ["model": "crm.lead", "id": 6, "fields": fields], on: store)
        #expect(
            outcome.facts == [
                "id": 6, "name": "机房", "display_name": "机房", "partner_id": ["id": 45, "name": "华为"],
                "date_open": "2026-03-18T10:00:00+08:00", "date_deadline": nil, "active": true,
                "write_date": "2026-03-18T10:00:00+08:00",
            ]
        )
        #expect(outcome.changes == [])
    }

    @Test func `a record that is gone is missing, not empty`() async throws {
        let store = ScriptedStore(schemas)
        await #expect(throws: HandlerFailure.missing(model: "crm.lead", id: 6)) {
            try await run("odoo.read", ["model": "crm.lead", "id": 6], on: store)
        }
        await #expect(throws: HandlerFailure.missing(model: "crm.lead", id: 6)) {
            try await run("odoo.write", ["model": "crm.lead", "id": 6, "values": ["name": "x"]], on: store)
        }
        #expect(store.asked == [])
    }

    @Test(
        arguments: [
            (["name": "机房"], [["name", "ilike", "机房"]]),
            (["name": nil, "probability": nil], []),
            (["probability": 10], [["probability", "=", 10]]),
            (["probability": [">=": 10, "<": nil]], [["probability", ">=", 10]]),
            (["partner_id": 45], [["partner_id", "=", 45]]),
            (["partner_id": ["id": 45, "name": "华为"]], [["partner_id", "=", 45]]),
            (["partner_id": [45, 46]], [["partner_id", "in", [45, 46]]]),
            (["partner_id": []], []),
            (["active": false], [["active", "=", false]]),
            (
                ["date_deadline": ["start": "2026-03-01", "end": "2026-03-31"]],
                [["date_deadline", ">=", "2026-03-01"], ["date_deadline", "<", "2026-04-01"]]
            ),
            (["date_deadline": ["start": nil, "end": "2026-03-31"]], [["date_deadline", "<", "2026-04-01"]]),
            (
                ["date_open": ["start": "2026-03-01", "end": "2026-03-31"]],
                [["date_open", ">=", "2026-02-28 16:00:00"], ["date_open", "<", "2026-03-31 16:00:00"]]
            ),
            (["date_open": [">=": "2026-03-18T10:00:00+08:00"]], [["date_open", ">=", "2026-03-18 02:00:00"]]),
            (["partner_id.name": "华为"], [["partner_id.name", "=", "华为"]]),
        ] as [(JSON, JSON)]
    )
    func `conditions by field become a domain`(conditions: JSON, domain: JSON) async throws {
        let store = ScriptedStore(schemas)
        _ = try await run("odoo.search", ["model": "crm.lead", "where": conditions], on: store)
        #expect(store.asked == ["crm.lead/search \(domain)"])
    }

    @Test func `a full page counts what is left out`() async throws {
        let store = ScriptedStore(schemas, records: ["crm.lead": lead])
        let one = try await run("odoo.search", ["model": "crm.lead", "limit": 1], on: store)
        #expect(one.facts["total"] == 99)
        let all = try await run("odoo.search", ["model": "crm.lead", "limit": 2], on: store)
        #expect(all.facts["total"] == 1)
    }

    @Test(arguments: [
        ("crm.lead", "odoo.archive"), ("res.partner", "odoo.archive"), ("sale.order", "odoo.call"),
        ("mail.activity", "odoo.unlink"), ("calendar.event", "odoo.unlink"), ("mail.message", "odoo.unlink"),
    ])
    func `what was made is taken back as its model allows`(model: String, handler: String) throws {
        let create = try #require(recordHandlers(over: ScriptedStore(schemas)).first { $0.id == "odoo.create" })
        guard case .call(let inverse) = create.inverse else {
            Issue.record("odoo.create has no inverse")
            return
        }
        let call = inverse(Change(.created, model: model, id: 6))
        #expect(call?.handler == handler)
        #expect(call?.arguments["id"] == 6)
    }

    @Test func `a reason that may not be added is kept in words`() async throws {
        let store = ScriptedStore(
            schemas,
            records: ["crm.lead": lead],
            failures: ["crm.lost.reason/create": .denied(model: "crm.lost.reason", detail: "no")]
        )
        _ = try await run("odoo.lose", ["id": 6, "reason": "太贵", "feedback": "明年 <再说>"], on: store)
        #expect(
            store.asked.suffix(2) == [
                #"crm.lead/message_post [[6],{"body":"<p>太贵<br>明年 &lt;再说&gt;</p>","body_is_html":true,"#
                    + #""message_type":"comment","subtype_xmlid":"mail.mt_note"}]"#,
                "crm.lead/action_set_lost [[6],{}]",
            ]
        )
    }

    @Test func `a note is taken back when the loss fails`() async throws {
        let refusal = HandlerFailure.invalid(field: nil, detail: "no")
        let store = ScriptedStore(
            schemas,
            records: ["crm.lead": lead],
            failures: ["crm.lead/action_set_lost": refusal]
        )
        await #expect(throws: refusal) { try await run("odoo.lose", ["id": 6, "feedback": "x"], on: store) }
        #expect(store.asked.last == "mail.message/unlink [500]")
    }

    @Test func `a note stays when nobody knows whether the loss happened`() async throws {
        let store = ScriptedStore(
            schemas,
            records: ["crm.lead": lead],
            failures: ["crm.lead/action_set_lost": .timedOut(mayHaveHappened: true)]
        )
        await #expect(throws: HandlerFailure.timedOut(mayHaveHappened: true)) {
            try await run("odoo.lose", ["id": 6, "feedback": "x"], on: store)
        }
        #expect(store.asked.last?.hasPrefix("crm.lead/action_set_lost") == true)
    }

    @Test(
        arguments: [
            (
                ["type": "call", "date": "2026-03-20"],
                #"mail_activity_data_call","date_deadline":"2026-03-20","user_id":7"#
            ),
            (
                ["type": "meeting", "date": "2026-03-20T07:30:00Z", "summary": "谈价格"],
                #"mail_activity_data_meeting","date_deadline":"2026-03-20","summary":"15:30 谈价格","user_id":7"#
            ),
            (
                ["date": "2026-03-20", "time": "09:00:00", "user": 8, "note": "a\nb"],
                #"mail_activity_data_todo","date_deadline":"2026-03-20","note":"<p>a<br>b</p>","summary":"09:00","user_id":8"#
            ),
        ] as [([String: JSON], String)]
    )
    func `an activity has a day, and its time in the summary`(
        arguments: [String: JSON],
        expected: String
    ) async throws {
        let store = ScriptedStore(schemas, records: ["crm.lead": lead])
        let all = arguments.merging(["model": "crm.lead", "id": 6]) { own, _ in own }
        // The scripted answer is 500, which the store then has.
        _ = try await run("odoo.schedule", all, on: store)
        #expect(store.asked == [#"crm.lead/activity_schedule [[6],{"act_type_xmlid":"mail."# + expected + "}]"])
    }

    @Test(
        arguments: [
            (["start": "2026-03-19T14:00:00+08:00"], #""start":"2026-03-19 06:00:00","stop":"2026-03-19 07:00:00""#),
            (
                ["start": "2026-03-19T14:00:00+08:00", "seconds": 5400],
                #""start":"2026-03-19 06:00:00","stop":"2026-03-19 07:30:00""#
            ),
            (
                ["start": "2026-03-19T14:00:00+08:00", "stop": "2026-03-19T18:00:00+08:00"],
                #""start":"2026-03-19 06:00:00","stop":"2026-03-19 10:00:00""#
            ),
        ] as [([String: JSON], String)]
    )
    func `a meeting always has an end`(arguments: [String: JSON], expected: String) async throws {
        let store = ScriptedStore(schemas)
        _ = try await run(
            "odoo.event",
            arguments.merging(["name": "评审", "partners": [9, 43]]) { own, _ in own },
            on: store
        )
        #expect(
            store.asked == [
                #"calendar.event/create [{"name":"评审","partner_ids":[[6,0,[43,9]]],"# + expected + "}]"
            ]
        )
    }

    @Test func `a meeting of whole days takes its days`() async throws {
        let store = ScriptedStore(schemas)
        _ = try await run("odoo.event", ["name": "展会", "start": "2026-03-19", "stop": "2026-03-20"], on: store)
        #expect(
            store.asked == [
                #"calendar.event/create [{"allday":true,"name":"展会","start":"2026-03-19","stop":"2026-03-20"}]"#
            ]
        )
        let failure = await #expect(throws: HandlerFailure.self) {
            try await run("odoo.event", ["name": "x", "start": "2026-03-19", "stop": "2026-03-18"], on: store)
        }
        #expect(failure == .invalid(field: "stop", detail: "the end lies before the beginning"))
    }

    @Test func `a meeting without a subject is called by whom it is with`() async throws {
        let store = ScriptedStore(schemas, records: ["res.partner": [45: ["name": "华为"]]])
        let start: JSON = "2026-03-18T10:00:00+08:00"
        _ = try await run("odoo.event", ["start": start, "partners": [45, "赵敏"]], on: store)
        #expect(store.asked.contains { $0.hasPrefix("calendar.event/create") && $0.contains("与华为、赵敏会面") })
    }
}
