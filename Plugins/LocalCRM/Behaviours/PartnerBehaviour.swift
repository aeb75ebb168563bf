internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

/// Contacts: display names, the company that trades for them, searchable phone numbers.
struct PartnerBehaviour: Behaviour {
    static let methods: [String: Method] = [
        // `Wang Fang <wang@example.com>` gives both.
        "name_create": Method(on: .model, takes: ["name"]) { call throws(HandlerFailure) in
            let written = call.arguments["name"]?.stringValue ?? ""
            let parts = written.split(separator: "<", maxSplits: 1)
            var values: [String: JSON] = ["name": .string(written)]
            if parts.count == 2, parts[1].hasSuffix(">"), parts[1].contains("@") {
                values["name"] = .string(String(parts[0].reversed().drop { $0 == " " }.reversed()))
                values["email"] = .string(String(parts[1].dropLast()))
            }
            let id = try call.session.create("res.partner", values)
            return [.integer(id), .string(try call.session.name(of: id, in: call.model))]
        }
    ]

    var accepts: Set<String> { ["company_type"] }

    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        normalize(&values)
        if let parent = values["parent_id"]?.intValue { try inherit(from: parent, &values, session) }
        if values["lang"] == nil { values["lang"] = session.caller.language == .zh ? "zh_CN" : "en_US" }
        let type = values["type"] ?? "contact"
        guard type != "contact" || !(values["name"]?.stringValue ?? "").isEmpty else {
            throw .invalid(
                field: "name",
                detail: session.caller.language == .zh ? "联系人必须有名称。" : "Contacts require a name"
            )
        }
    }

    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure) {
        normalize(&values)
        if let parent = values["parent_id"]?.intValue {
            let above = try session.family(of: [parent], .parentOf, in: try session.model("res.partner"), "t")
            let ancestors = try session.ids(of: try session.model("res.partner"), where: above)
            guard Set(ancestors).isDisjoint(with: ids) else {
                throw .invalid(field: "parent_id", detail: "You cannot create recursive Partner hierarchies.")
            }
        }
        if values["name"] == false || values["name"] == "" {
            let contacts = try session.number(
                "SELECT count(*) FROM res_partner WHERE type = 'contact' AND id IN " + SQL.list(ids)
            )
            guard contacts == 0 else { throw .invalid(field: "name", detail: "Contacts require a name") }
        }
    }

    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {
        guard isNew || !touched.isDisjoint(with: ["name", "parent_id", "is_company", "type", "company_name"]) else {
            return
        }
        let model = try session.model("res.partner")
        // From the top down: a contact's names depend on its company's.
        var level = ids
        while !level.isEmpty {
            for id in level { try rename(id, session) }
            level = try session.ids(of: model, where: "t.parent_id IN " + SQL.list(level), order: "id")
        }
        let users = SQL.list(ids)
        try session.run(
            SQL(
                """
                UPDATE res_users SET name = (SELECT p.name FROM res_partner p WHERE p.id = partner_id)
                WHERE partner_id IN \(users.text)
                """,
                users.values
            )
        )
    }

    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure) {
        guard try session.number("SELECT count(*) FROM res_users WHERE partner_id IN " + SQL.list(ids)) == 0 else {
            throw .invalid(field: nil, detail: "a contact that is a user cannot be deleted: archive the user first")
        }
    }

    private func normalize(_ values: inout [String: JSON]) {
        if let type = values["company_type"] { values["is_company"] = .bool(type == "company") }
        ContactDetails.normalize(&values, email: "email")
    }

    /// A contact lives where its company does, until it says otherwise.
    private func inherit(
        from parent: Int,
        _ values: inout [String: JSON],
        _ session: Session
    ) throws(HandlerFailure) {
        let address = ["street", "street2", "zip", "city", "state_id", "country_id"]
        guard values["type"] ?? "contact" == "contact", address.allSatisfy({ values[$0] == nil }) else { return }
        guard let company = try session.read("res.partner", [parent], fields: address + ["lang"]).first else { return }
        for name in address + ["lang"] where values[name] == nil {
            let value = company.values[name] ?? false
            values[name] = value[0] ?? value
        }
    }

    private func rename(_ id: Int, _ session: Session) throws(HandlerFailure) {
        let label = session.caller.language == .zh ? "地址" : "Address"
        let statement = """
            WITH own AS (SELECT * FROM res_partner WHERE id = ?1),
                parent AS (SELECT * FROM res_partner WHERE id = (SELECT parent_id FROM own))
            UPDATE res_partner SET
                commercial_partner_id = CASE WHEN is_company OR parent_id IS NULL THEN id
                    ELSE coalesce((SELECT commercial_partner_id FROM parent), parent_id) END,
                commercial_company_name = CASE WHEN is_company THEN name
                    ELSE coalesce((SELECT commercial_company_name FROM parent), company_name) END,
                complete_name = CASE WHEN parent_id IS NOT NULL AND NOT coalesce(is_company, 0)
                    THEN coalesce((SELECT coalesce(commercial_company_name, name) FROM parent) || ', ', '')
                        || coalesce(name, ?2)
                    ELSE coalesce(name, ?2) END
            WHERE id = ?1
            """
        try session.run(SQL(statement, [.integer(id), .text(label)]))
    }
}

/// What is derived from an e-mail address and a phone number, so that they are found however they are written.
enum ContactDetails {
    static func normalize(_ values: inout [String: JSON], email: String) {
        if let address = values[email] {
            let text = address.stringValue?.lowercased().filter { !$0.isWhitespace }
            values["email_normalized"] = text.flatMap { $0.contains("@") ? .string($0) : nil } ?? false
        }
        if let phone = values["phone"] {
            let digits = phone.stringValue.map(PhoneDigits.significant) ?? ""
            values["phone_digits"] = digits.isEmpty ? .null : .string(digits)
            values["phone_sanitized"] = phone.stringValue.flatMap(PhoneDigits.sanitized).map(JSON.string) ?? false
        }
    }
}
