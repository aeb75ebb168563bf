internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func create(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.create",
            "Creates one record, with the records inside it, in one transaction; values that are empty are left out.",
            effect: .create,
            inverse: .call(takeBack),
            Parameter<String>("model", "What to create", .model),
            Parameter<FieldMap>("values", "Its field values"),
            Parameter<[String]?>("fields", "More fields to read back", .fields(of: "model"))
        ) { context, model, values, fields in
            let caller = context.caller
            let encoded = try await ValueEncoder(store: store, caller: caller).encode(
                values.members,
                for: model,
                .create
            )
            let schema = try await store.knownSchema(of: model, as: caller)
            let record = try await store.create(
                model,
                encoded,
                reading: schema.readBack((fields ?? []) + encoded.keys).sorted(),
                key: context.idempotencyKey,
                as: caller
            )
            return try await store.outcome(ofCreating: record, encoded, schema, as: caller)
        }
    }

    /// Archives what can be archived, cancels a quotation, deletes the rest.
    static func takeBack(_ change: Change) -> (handler: String, arguments: [String: JSON])? {
        guard change.kind == .created else { return nil }
        let record: [String: JSON] = ["model": .string(change.model), "id": .integer(change.id)]
        switch change.model {
        case "sale.order":
            return ("odoo.call", record.merging(["method": "action_cancel"]) { _, new in new })
        case "mail.activity", "mail.message", "calendar.event", "crm.tag", "res.partner.category", "utm.source",
            "sale.order.line", "crm.stage":
            return ("odoo.unlink", record)
        default:
            return ("odoo.archive", record)
        }
    }
}

extension RecordStore {
    func outcome(
        ofCreating id: Int,
        in model: String,
        _ values: [String: JSON],
        reading fields: [String],
        as caller: Caller
    ) async throws(HandlerFailure) -> Outcome {
        let schema = try await knownSchema(of: model, as: caller)
        let names = schema.readBack(fields + values.keys)
        // It is made, whether it can be read or not.
        let read = try? await readAll(model, [id], fields: names, as: caller)
        let record = read?.first ?? Record(model: model, id: id, values: values.filter { $0.value != .null })
        return try await outcome(ofCreating: record, values, schema, as: caller)
    }

    func outcome(
        ofCreating record: Record,
        _ values: [String: JSON],
        _ schema: ModelSchema,
        as caller: Caller
    ) async throws(HandlerFailure) -> Outcome {
        let facts = RecordFacts(schema, for: caller)
        let change = Change(
            .created,
            model: record.model,
            id: record.id,
            after: facts.writable(record, values.keys),
            version: record.version
        )
        let inner = try await created(inside: record, values, schema, as: caller)
        return Outcome(facts.facts(of: record), changes: [change] + inner)
    }

    /// The records that were made inside another and outlive its archiving: contacts of a company, not lines of an order.
    private func created(
        inside record: Record,
        _ values: [String: JSON],
        _ schema: ModelSchema,
        as caller: Caller
    ) async throws(HandlerFailure) -> [Change] {
        var changes: [Change] = []
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let field = schema.fields[name], field.type == "one2many", let relation = field.relation,
                value.arrayValue?.contains(where: { $0[0] == 0 }) == true,
                let children = record.values[name]?.arrayValue?.compactMap(\.intValue)
            else { continue }
            guard try await knownSchema(of: relation, as: caller).fields["active"] != nil else { continue }
            // Made in one transaction, they are of one version.
            for child in children {
                changes.append(Change(.created, model: relation, id: child, version: record.version))
            }
        }
        return changes
    }
}

extension ModelSchema {
    /// What to read after a change: the touched fields, how the record is called, and its version.
    func readBack(_ touched: some Sequence<String>) -> Set<String> {
        var names = Set(touched).union(Self.headlines[model] ?? [])
        names.formUnion(["name", "display_name", "write_date"].filter { fields[$0] != nil })
        names.remove("id")
        return names
    }

    /// What a reply most often says of a record besides the fields that it changed.
    private static let headlines = [
        "crm.lead": ["partner_id", "stage_id", "user_id", "expected_revenue", "type"],
        "sale.order": ["partner_id", "amount_untaxed", "amount_total", "currency_id", "state"],
        "mail.activity": [
            "activity_type_id", "summary", "date_deadline", "user_id", "res_model", "res_id", "res_name",
        ],
        "calendar.event": ["start", "stop", "location", "partner_ids"],
    ]
}

extension Record {
    var version: String? { values["write_date"]?.stringValue }
}
