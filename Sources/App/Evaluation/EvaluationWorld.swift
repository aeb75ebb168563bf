internal import Engine
internal import Intents
internal import JSON
internal import LocalCRMPlugin
internal import PluginAPI

/// The world file of an evaluation, put into an embedded CRM: what an installation would know.
struct EvaluationWorld {
    let crm: LocalCRM
    /// Ids of the evaluation by `model,id`.
    private(set) var ids: [String: String] = [:]
    private(set) var order: [String: Int] = [:]
    private var stageIDs: [String: String] = [:]
    private let me: String

    static let caller = Caller(user: "me", roles: ["admin"], language: .zh, timeZone: "Asia/Shanghai", now: 0)

    init(_ world: JSON) async throws {
        crm = try LocalCRM()
        me = world["me"]?.stringValue ?? "me"
        let user = try await crm.currentUser(as: EvaluationWorld.caller)
        var records: [String: [JSON]] = [:]
        records["res.users"] =
            [["id": .integer(user.id), "name": .string(me)]]
            + EvaluationWorld.names(world["users"]).map { ["login": $0, "name": $0] }
        records["res.partner"] =
            EvaluationWorld.names(world["customers"]).map { ["name": $0, "is_company": true] }
            + EvaluationWorld.names(world["contacts"]).map { ["name": $0, "is_company": false] }
        records["crm.lead"] =
            EvaluationWorld.names(world["leads"]).map { ["name": $0, "type": "lead"] }
            + EvaluationWorld.names(world["opportunities"]).map { ["name": $0, "type": "opportunity"] }
        records["product.product"] = EvaluationWorld.names(world["products"]).map { ["name": $0] }
        records["crm.tag"] = EvaluationWorld.names(world["tags"]).map { ["name": $0] }
        records["utm.source"] = EvaluationWorld.names(world["sources"]).map { ["name": $0] }
        for stage in world["stages"]?.arrayValue ?? [] {
            for name in stage["names"]?.arrayValue ?? [] {
                stageIDs[name.stringValue ?? ""] = stage["id"]?.stringValue
            }
        }
        try await crm.load(records.filter { !$0.value.isEmpty }, as: EvaluationWorld.caller)
    }

    /// The records that exist at the start of a dialogue, each with an id of the evaluation.
    mutating func add(_ world: JSON) async throws {
        var next = 10_000
        var records: [String: [JSON]] = [:]
        func add(_ model: String, _ entry: JSON, _ values: [String: JSON]) {
            next += 1
            var values = values
            values["id"] = .integer(next)
            values["name"] = entry["name"] ?? .string("")
            values["phone"] = entry["phone"]
            values["user_id"] = entry["owner"]
            ids["\(model),\(next)"] = entry["id"]?.stringValue
            records[model, default: []].append(.object(values))
        }
        var people: Set<String> = []
        for list in ["customers", "leads", "opportunities"] {
            for entry in world[list]?.arrayValue ?? [] {
                if let owner = entry["owner"]?.stringValue { people.insert(owner) }
            }
        }
        for person in people.sorted() where try await !knows(person) {
            records["res.users", default: []].append(["login": .string(person), "name": .string(person)])
        }
        for entry in world["customers"]?.arrayValue ?? [] {
            var values: [String: JSON] = ["is_company": .bool(entry["type"]?.stringValue != "person")]
            for field in ["city", "street", "email", "website"] { values[field] = entry[field] }
            add("res.partner", entry, values)
        }
        for (list, type) in [("leads", "lead"), ("opportunities", "opportunity")] {
            for entry in world[list]?.arrayValue ?? [] {
                var values: [String: JSON] = ["type": .string(type)]
                values["partner_id"] = entry["customer"] ?? entry["customer_name"]
                values["expected_revenue"] = entry["amount"]
                values["email_from"] = entry["email"]
                values["city"] = entry["city"]
                add("crm.lead", entry, values)
            }
        }
        if !records.isEmpty { try await crm.load(records, as: EvaluationWorld.caller) }
    }

    private func knows(_ user: String) async throws -> Bool {
        let query = RecordQuery(model: "res.users", domain: [["name", "=", .string(user)]], fields: ["name"])
        return try await !crm.search(query, as: EvaluationWorld.caller).isEmpty
    }

    /// The evaluation's key for a stage, the words themselves for anything else.
    func stage(_ words: String) -> String { stageIDs[words] ?? words }

    func isMe(_ words: String) -> Bool { words == me }

    private static func names(_ list: JSON?) -> [JSON] { list?.arrayValue ?? [] }
}
