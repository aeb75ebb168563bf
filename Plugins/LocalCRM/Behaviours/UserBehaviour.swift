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
        if values["partner_id"] == nil { values["partner_id"] = .integer(try UserBehaviour.contact(values, session)) }
    }

    fileprivate static func contact(_ values: [String: JSON], _ session: Session) throws(HandlerFailure) -> Int {
        let shared = values.filter { ["name", "email", "phone", "lang", "tz"].contains($0.key) && $0.value != false }
        return try session.inside.create("res.partner", shared)
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

extension Session {
    /// The caller as a contact. A user who was made on the first call becomes one when it is first needed.
    func contact() throws(HandlerFailure) -> Int {
        let fields = ["name", "email", "phone", "lang", "tz", "partner_id"]
        guard let own = try read("res.users", [user], fields: fields).first else {
            throw .missing(model: "res.users", id: user)
        }
        if let known = own.values["partner_id"]?[0]?.intValue { return known }
        let made = try UserBehaviour.contact(own.values, self)
        try run(SQL("UPDATE res_users SET partner_id = ? WHERE id = ?", [.integer(made), .integer(user)]))
        return made
    }
}
