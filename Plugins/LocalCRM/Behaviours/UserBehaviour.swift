internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

/// Users: each is a contact too, and the two share name, address and number.
struct UserBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        if let login = values["login"]?.stringValue { values["login"] = .string(login.lowercased()) }
        if values["name"] == nil { values["name"] = values["login"] }
        if values["company_id"] == nil { values["company_id"] = try session.firstID("res.company") }
        guard values["partner_id"] == nil else { return }
        var contact: [String: JSON] = [:]
        for name in ["name", "email", "phone", "lang", "tz"] { contact[name] = values[name] }
        values["partner_id"] = .integer(try session.inside.create("res.partner", contact))
    }

    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {
        let shared = touched.intersection(["name", "email", "phone"])
        guard !isNew, !shared.isEmpty else { return }
        for user in try session.read("res.users", ids, fields: shared.sorted() + ["partner_id"]) {
            guard let partner = user.values["partner_id"]?[0]?.intValue else { continue }
            var values = user.values
            values["partner_id"] = nil
            try session.write("res.partner", [partner], values)
        }
    }

    static let methods: [String: Method] = [
        "context_get": Method(on: .model) { call throws(HandlerFailure) in
            [
                "lang": call.session.caller.language == .zh ? "zh_CN" : "en_US",
                "tz": .string(call.session.caller.timeZone),
                "uid": .integer(call.session.user),
            ]
        }
    ]
}
