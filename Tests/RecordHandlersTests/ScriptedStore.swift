import Intents
import JSON
import PluginAPI
import RecordHandlers
import Synchronization

/// A store that keeps nothing: it answers as told and remembers what it was asked.
final class ScriptedStore: RecordStore {
    let schemas: [String: ModelSchema]
    /// Records by model and id, as they are read.
    let records: [String: [Int: [String: JSON]]]
    /// Failures by `model/operation`.
    let failures: [String: HandlerFailure]
    private let log = Mutex<[String]>([])

    init(
        _ schemas: [String: [String: ModelSchema.Field]],
        records: [String: [Int: [String: JSON]]] = [:],
        failures: [String: HandlerFailure] = [:]
    ) {
        self.schemas = Dictionary(
            uniqueKeysWithValues: schemas.map { ($0.key, ModelSchema(model: $0.key, fields: $0.value)) }
        )
        self.records = records
        self.failures = failures
    }

    var asked: [String] { log.withLock { $0 } }

    private func note(_ operation: String, _ model: String, _ detail: JSON) throws(HandlerFailure) {
        log.withLock { $0.append("\(model)/\(operation) \(detail)") }
        if let failure = failures["\(model)/\(operation)"] { throw failure }
    }

    func schema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema? { schemas[model] }

    func currentUser(as caller: Caller) async throws(HandlerFailure) -> Record {
        Record(model: "res.users", id: 7, values: ["partner_id": [43, "王小明"]])
    }

    func search(_ query: RecordQuery, as caller: Caller) async throws(HandlerFailure) -> [Record] {
        try note("search", query.model, query.domain)
        guard case .string(let words)? = query.domain[0]?[2] else { return all(query.model) }
        return all(query.model).filter { $0.values["name"] == .string(words) }
    }

    func create(
        _ model: String,
        _ values: [[String: JSON]],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> [Int] {
        try note("create", model, .array(values.map(JSON.object)))
        return values.indices.map { 100 + $0 }
    }

    func read(
        _ model: String,
        _ ids: [Int],
        fields: [String],
        as caller: Caller
    ) async throws(HandlerFailure) -> [Record] {
        ids.compactMap { id in
            let known = records[model]?[id] ?? (id >= 100 ? [:] : nil)
            return known.map { Record(model: model, id: id, values: $0.filter { fields.contains($0.key) }) }
        }
    }

    func write(
        _ model: String,
        _ ids: [Int],
        _ values: [String: JSON],
        as caller: Caller
    ) async throws(HandlerFailure) {
        try note("write", model, [.array(ids.map(JSON.integer)), .object(values)])
    }

    func unlink(_ model: String, _ ids: [Int], as caller: Caller) async throws(HandlerFailure) {
        try note("unlink", model, .array(ids.map(JSON.integer)))
    }

    func count(
        _ model: String,
        _ domain: JSON,
        includesArchived: Bool,
        as caller: Caller
    ) async throws(HandlerFailure) -> Int {
        99
    }

    func group(_ query: GroupQuery, as caller: Caller) async throws(HandlerFailure) -> [[String: JSON]] {
        try note("group", query.model, query.domain)
        return []
    }

    func call(
        _ method: String,
        on model: String,
        _ ids: [Int],
        _ arguments: [String: JSON],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> JSON {
        try note(method, model, [.array(ids.map(JSON.integer)), .object(arguments)])
        return [500]
    }

    private func all(_ model: String) -> [Record] {
        (records[model] ?? [:]).sorted { $0.key < $1.key }.map { Record(model: model, id: $0.key, values: $0.value) }
    }
}

let caller = Caller(user: "wang", roles: ["sales"], language: .zh, timeZone: "Asia/Shanghai", now: 1_773_799_200)

/// Contacts and leads with a field of each kind.
let schemas: [String: [String: ModelSchema.Field]] = [
    "res.partner": [
        "name": .init(type: "char"), "display_name": .init(type: "char"), "phone": .init(type: "char"),
        "is_company": .init(type: "boolean"), "active": .init(type: "boolean"),
        "child_ids": .init(type: "one2many", relation: "res.partner", relationField: "parent_id"),
        "category_id": .init(type: "many2many", relation: "res.partner.category"),
        "country_id": .init(type: "many2one", relation: "res.country"), "write_date": .init(type: "datetime"),
    ],
    "res.partner.category": ["name": .init(type: "char")],
    "res.country": ["name": .init(type: "char")],
    "crm.lead": [
        "name": .init(type: "char"), "display_name": .init(type: "char"), "active": .init(type: "boolean"),
        "date_deadline": .init(type: "date"), "date_open": .init(type: "datetime"),
        "expected_revenue": .init(type: "monetary"), "probability": .init(type: "float"),
        "partner_id": .init(type: "many2one", relation: "res.partner"),
        "lost_reason_id": .init(type: "many2one", relation: "crm.lost.reason"),
        "write_date": .init(type: "datetime"),
    ],
    "crm.lost.reason": ["name": .init(type: "char")],
    "mail.activity": ["summary": .init(type: "char"), "date_deadline": .init(type: "date")],
    "calendar.event": ["name": .init(type: "char"), "start": .init(type: "datetime")],
]

func run(
    _ id: String,
    _ arguments: [String: JSON],
    on store: ScriptedStore
) async throws(HandlerFailure) -> Outcome {
    guard let handler = recordHandlers(over: store).first(where: { $0.id == id }) else {
        throw .misused("no handler \(id)")
    }
    let context = Handler.Context(caller: caller, idempotencyKey: "key")
    return try await handler.run(Handler.Call(arguments: arguments, context: context))
}
