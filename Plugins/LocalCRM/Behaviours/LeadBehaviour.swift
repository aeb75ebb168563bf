internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

/// Leads and opportunities: stages, winning and losing.
struct LeadBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        let now = JSON.string(session.now)
        ContactDetails.normalize(&values, email: "email_from")
        if values["user_id"] == nil { values["user_id"] = .integer(session.user) }
        if values["team_id"] == nil { values["team_id"] = try session.firstID("crm.team") }
        if values["company_id"] == nil { values["company_id"] = try session.firstID("res.company") }
        if values["stage_id"] == nil { values["stage_id"] = try session.firstID("crm.stage") }
        if values["date_open"] == nil, values["user_id"]?.intValue != nil { values["date_open"] = now }
        if values["date_last_stage_update"] == nil { values["date_last_stage_update"] = now }
        if let partner = values["partner_id"]?.intValue { try copyContact(of: partner, &values, session) }
        if try isWon(values["stage_id"], session) {
            values["probability"] = 100
            if values["date_closed"] == nil { values["date_closed"] = now }
        }
        values["automated_probability"] = values["probability"] ?? 0
    }

    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure) {
        let now = JSON.string(session.now)
        ContactDetails.normalize(&values, email: "email_from")
        if let user = values["user_id"], user != false { values["date_open"] = now }
        if let stage = values["stage_id"] {
            values["date_last_stage_update"] = now
            if try isWon(stage, session) {
                values["probability"] = 100
                values["date_closed"] = now
            } else if try wasClosed(ids, session) {
                values["date_closed"] = false
                if values["probability"] == nil { values["probability"] = 0 }
            }
        }
        if values["active"] == true, try areArchived(ids, session) {
            // A lead that comes back is no longer lost.
            if values["lost_reason_id"] == nil { values["lost_reason_id"] = false }
            if values["date_closed"] == nil { values["date_closed"] = false }
        }
    }

    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {
        let statement = """
            UPDATE crm_lead SET
                probability = coalesce(probability, 0),
                prorated_revenue = round(coalesce(expected_revenue, 0) * coalesce(probability, 0) / 100, 2),
                won_status = CASE
                    WHEN active = 0 AND coalesce(probability, 0) = 0 THEN 'lost'
                    WHEN probability = 100 AND EXISTS (SELECT 1 FROM crm_stage s WHERE s.id = stage_id AND s.is_won)
                        THEN 'won'
                    ELSE 'pending' END
            WHERE id IN
            """
        try session.run("\(statement) " + SQL.list(ids))
    }

    private func isWon(_ stage: JSON?, _ session: Session) throws(HandlerFailure) -> Bool {
        guard let id = stage?.intValue else { return false }
        return try session.number(SQL("SELECT is_won FROM crm_stage WHERE id = ?", [.integer(id)])) == 1
    }

    private func wasClosed(_ ids: [Int], _ session: Session) throws(HandlerFailure) -> Bool {
        try session.number("SELECT count(*) FROM crm_lead WHERE won_status = 'won' AND id IN " + SQL.list(ids)) != 0
    }

    private func areArchived(_ ids: [Int], _ session: Session) throws(HandlerFailure) -> Bool {
        try session.number("SELECT count(*) FROM crm_lead WHERE active = 0 AND id IN " + SQL.list(ids)) != 0
    }

    private func copyContact(
        of partner: Int,
        _ values: inout [String: JSON],
        _ session: Session
    ) throws(HandlerFailure) {
        let names = ["name", "is_company", "commercial_company_name", "email", "phone", "city", "street", "country_id"]
        guard let record = try session.read("res.partner", [partner], fields: names).first else { return }
        let isCompany = record.values["is_company"] == true
        let copies: [String: JSON?] = [
            "contact_name": isCompany ? nil : record.values["name"],
            "partner_name": record.values["commercial_company_name"],
            "email_from": record.values["email"],
            "phone": record.values["phone"],
            "city": record.values["city"],
            "street": record.values["street"],
            "country_id": record.values["country_id"].map { $0[0] ?? $0 },
        ]
        for (name, copy) in copies where values[name] == nil {
            if let copy, copy != false { values[name] = copy }
        }
        ContactDetails.normalize(&values, email: "email_from")
    }
}

extension LeadBehaviour {
    static let methods: [String: Method] = [
        "action_set_won": Method { call throws(HandlerFailure) in
            try win(call)
            return true
        },
        "action_set_won_rainbowman": Method { call throws(HandlerFailure) in
            try win(call)
            return true
        },
        "action_set_lost": Method(takes: ["lost_reason_id"]) { call throws(HandlerFailure) in
            var values: [String: JSON] = ["active": false, "probability": 0]
            values["lost_reason_id"] = call.arguments["lost_reason_id"]
            try call.session.write("crm.lead", call.ids, values)
            try call.session.stampClosed(call.ids)
            return .null
        },
        "action_restore": Method { call throws(HandlerFailure) in
            try call.session.write("crm.lead", call.ids, ["active": true, "lost_reason_id": false])
            return .null
        },
        "convert_opportunity": Method(takes: ["partner", "user_ids", "team_id"]) { call throws(HandlerFailure) in
            var values: [String: JSON] = ["type": "opportunity", "date_conversion": .string(call.session.now)]
            // Odoo wipes the customer when `partner` is false; nobody wants that, so the customer stays here.
            if let partner = call.arguments["partner"]?.intValue { values["partner_id"] = .integer(partner) }
            if let user = call.arguments["user_ids"]?[0]?.intValue { values["user_id"] = .integer(user) }
            values["team_id"] = call.arguments["team_id"]
            try call.session.write("crm.lead", call.ids, values)
            return true
        },
    ]

    private static func win(_ call: Method.Call) throws(HandlerFailure) {
        let session = call.session
        try session.checkAllThere(call.ids, in: call.model)
        guard let stage = try session.number(SQL("SELECT id FROM crm_stage WHERE is_won ORDER BY sequence LIMIT 1"))
        else {
            throw .invalid(field: "stage_id", detail: "there is no stage that counts as won")
        }
        try session.write("crm.lead", call.ids, ["active": true, "stage_id": .integer(stage), "probability": 100])
    }
}

extension Session {
    /// The first record of a model, as the default of a many2one.
    func firstID(_ model: String) throws(HandlerFailure) -> JSON? {
        let model = try self.model(model)
        return try ids(of: model, where: SQL("1"), limit: 1).first.map(JSON.integer)
    }

    fileprivate func stampClosed(_ ids: [Int]) throws(HandlerFailure) {
        try run(SQL("UPDATE crm_lead SET date_closed = ? WHERE id IN ", [.text(now)]) + SQL.list(ids))
    }
}
