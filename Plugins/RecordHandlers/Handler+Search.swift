internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func search(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.search",
            "Finds records; the result has them as `records`, how many they are as `count` and how many fit as `total`.",
            effect: .read,
            Parameter<String>("model", "Where to look", .model),
            Parameter<JSON?>("domain", "A condition in Odoo's notation", .domain(of: "model")),
            Parameter<FieldMap?>(
                "where",
                "Conditions by field, empty ones left out: a value, a list, {start, end}, or {operator: value}"
            ),
            Parameter<[String]?>("fields", "What to read", .fields(of: "model")),
            Parameter<Int?>("limit", "At most so many, 10 when left out"),
            Parameter<Int?>("offset", "How many to pass over"),
            Parameter<String?>("order", "Like `name desc, id`; the model's own order when left out"),
            Parameter<Bool?>("archived", "Whether archived records count too")
        ) { context, model, domain, filter, fields, limit, offset, order, archived in
            let caller = context.caller
            let schema = try await store.knownSchema(of: model, as: caller)
            let condition = try Filter(schema: schema, zone: caller.zone).domain(domain, filter?.members ?? [:])
            let query = RecordQuery(
                model: model,
                domain: condition,
                fields: schema.readBack(fields ?? []).sorted(),
                limit: max(1, limit ?? 10),
                offset: max(0, offset ?? 0),
                order: order,
                includesArchived: archived ?? false
            )
            let records = try await store.search(query, as: caller)
            var total = query.offset + records.count
            if records.count == query.limit || (records.isEmpty && query.offset > 0) {
                total = try await store.count(model, condition, includesArchived: query.includesArchived, as: caller)
            }
            let facts = RecordFacts(schema, for: caller)
            return Outcome([
                "records": .array(records.map(facts.facts)),
                "count": .integer(records.count),
                "total": .integer(total),
            ])
        }
    }

    static func read(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.read",
            "Reads one record, archived or not; it is an error when the record is gone.",
            effect: .read,
            Parameter<String>("model", "What it is", .model),
            Parameter<RecordIDs>("id", "Which one"),
            Parameter<[String]?>("fields", "What to read", .fields(of: "model"))
        ) { context, model, records, fields in
            let caller = context.caller
            let schema = try await store.knownSchema(of: model, as: caller)
            guard let id = records.ids.first else { throw HandlerFailure.missing(model: model, id: nil) }
            let read = try await store.readAll(model, [id], fields: schema.readBack(fields ?? []), as: caller)
            guard let record = read.first else { return Outcome() }
            let facts = RecordFacts(schema, for: caller).facts(of: record)
            return Outcome(try await store.naming(facts, schema, as: caller))
        }
    }
}

extension RecordStore {
    /// The facts with `{id, name}` in the place of the ids of x2many fields: one call for each model that they lead to.
    fileprivate func naming(_ facts: JSON, _ schema: ModelSchema, as caller: Caller) async throws(HandlerFailure)
        -> JSON
    {
        var members = facts.objectValue ?? [:]
        var wanted: [String: Set<Int>] = [:]
        var relations: [String: String] = [:]
        for (name, value) in members {
            guard let field = schema.fields[name], let relation = field.relation, field.type.hasSuffix("2many"),
                let ids = value.arrayValue?.compactMap(\.intValue), !ids.isEmpty
            else { continue }
            relations[name] = relation
            wanted[relation, default: []].formUnion(ids)
        }
        for (model, ids) in wanted.sorted(by: { $0.key < $1.key }) {
            let read = try await self.read(model, ids.sorted(), fields: ["display_name", "name"], as: caller)
            let names = Dictionary(read.map { ($0.id, $0.values["name"] ?? $0.values["display_name"] ?? .null) }) { $1 }
            for (name, relation) in relations where relation == model {
                let items = members[name]?.arrayValue?.compactMap(\.intValue) ?? []
                members[name] = .array(items.map { ["id": .integer($0), "name": names[$0] ?? .null] })
            }
        }
        return .object(members)
    }
}
