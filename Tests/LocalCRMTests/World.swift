import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers

/// 2026-03-18 10:00 in Shanghai.
let morning = 1_773_799_200

let chen = Caller(user: "chen", roles: ["sales"], language: .zh, timeZone: "Asia/Shanghai", now: morning)
let alex = Caller(user: "alex", roles: ["sales"], language: .en, timeZone: "Asia/Shanghai", now: morning)
let boss = Caller(user: "boss", roles: ["sales_manager"], language: .en, timeZone: "Asia/Shanghai", now: morning)

extension LocalCRM {
    func make(_ model: String, _ values: [String: JSON], as caller: Caller = alex) async throws(HandlerFailure) -> Int {
        guard let id = try await create(model, [values], key: nil, as: caller).first else {
            throw .unexpected("no id")
        }
        return id
    }

    func one(_ model: String, _ id: Int, _ fields: String..., as caller: Caller = alex) async throws -> [String: JSON] {
        try await read(model, [id], fields: fields, as: caller).first?.values ?? [:]
    }

    func find(
        _ model: String,
        _ domain: JSON,
        order: String? = "id",
        archived: Bool = false,
        as caller: Caller = alex
    ) async throws(HandlerFailure) -> [Int] {
        let query = RecordQuery(model: model, domain: domain, fields: ["id"], order: order, includesArchived: archived)
        return try await search(query, as: caller).map(\.id)
    }
}
