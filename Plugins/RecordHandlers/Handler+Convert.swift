internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func convert(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.convert",
            "Turns a lead into an opportunity; without a customer, one is made from the lead's names and numbers.",
            effect: .write,
            inverse: .call { change in
                change.kind == .created ? takeBack(change) : writeBack(change)
            },
            Parameter<RecordIDs>("id", "The lead", .records(of: "crm.lead")),
            Parameter<RecordIDs?>("partner", "Its customer, when there is one already", .records(of: "res.partner")),
            Parameter<RecordIDs?>("user", "Whose it is from now on", .records(of: "res.users"))
        ) { context, records, partner, user in
            let conversion = Conversion(store: store, context: context)
            return try await conversion.convert(records, partner: partner?.ids.first, user: user?.ids.first)
        }
    }
}

/// A conversion makes a customer and writes the lead. When the second fails, the first is taken back.
private struct Conversion<Store: RecordStore> {
    let store: Store
    let context: Handler.Context

    private var caller: Caller { context.caller }
    private let details = ["contact_name", "email_from", "function", "partner_id", "partner_name", "phone"]

    init(store: Store, context: Handler.Context) {
        self.store = store
        self.context = context
    }

    func convert(_ records: RecordIDs, partner: Int?, user: Int?) async throws(HandlerFailure) -> Outcome {
        guard let id = records.ids.first, records.ids.count == 1 else {
            throw .misused("odoo.convert works on one lead")
        }
        guard let lead = try await store.readAll("crm.lead", [id], fields: details, as: caller).first else {
            throw .missing(model: "crm.lead", id: id)
        }
        var values: [String: JSON] = ["type": "opportunity"]
        var made: Outcome?
        if let partner {
            values["partner_id"] = .integer(partner)
        } else if lead.values["partner_id"] == .bool(false) {
            made = try await makeCustomer(from: lead)
            values["partner_id"] = made?.facts["id"]
        }
        values["user_id"] = user.map(JSON.integer)
        do {
            let alteration = Alteration(model: "crm.lead", ids: [id], touched: values)
            var outcome = try await store.outcome(of: alteration, as: caller) { () throws(HandlerFailure) in
                try await store.write("crm.lead", [id], values, as: caller)
            }
            outcome.changes = (made?.changes ?? []) + outcome.changes
            return outcome
        } catch {
            if let made, !error.mayHaveHappened { await takeBack(made) }
            throw error
        }
    }

    /// A company with its contact where the lead names both; nil where it names nobody.
    private func makeCustomer(from lead: Record) async throws(HandlerFailure) -> Outcome? {
        func value(_ name: String) -> JSON? {
            lead.values[name].flatMap { $0 == .bool(false) ? nil : $0 }
        }
        var person: [String: JSON] = [:]
        person["name"] = value("contact_name")
        person["function"] = value("function")
        person["email"] = value("email_from")
        person["phone"] = value("phone")
        var values: [String: JSON]
        if let company = value("partner_name") {
            values = ["name": company, "is_company": true]
            values["phone"] = person["phone"]
            values["email"] = person["email"]
            if person["name"] != nil { values["child_ids"] = [[0, 0, .object(person)]] }
        } else if person["name"] != nil {
            values = person
        } else {
            return nil
        }
        let key = "\(context.idempotencyKey)/partner"
        guard let id = try await store.create("res.partner", [values], key: key, as: caller).first else {
            throw .unexpected("res.partner: create gave no id")
        }
        return try await store.outcome(ofCreating: id, in: "res.partner", values, reading: [], as: caller)
    }

    private func takeBack(_ made: Outcome) async {
        for change in made.changes.reversed() {
            // The customer stays if even that fails: harmless, and the failure itself is what has to be told.
            _ = try? await store.call("action_archive", on: change.model, [change.id], [:], key: nil, as: caller)
        }
    }
}
