internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

/// Activities: planned on a record, done with a message on it.
struct ActivityBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        if let model = values["res_model"]?.stringValue, let id = values["res_id"]?.intValue {
            let target = try session.model(model)
            try session.checkAllThere([id], in: target)
            values["res_name"] = .string(try session.name(of: id, in: target))
            if values["user_id"] == nil { values["user_id"] = .integer(session.user) }
        } else if values["res_model"] != nil || values["res_id"] != nil {
            throw .invalid(field: "res_id", detail: "Activities have to be linked to records with a not null res_id.")
        } else if values["user_id"] == nil {
            throw .invalid(field: "user_id", detail: "Activities must be assigned if not attached to a document.")
        }
        if values["activity_type_id"] == nil { values["activity_type_id"] = try session.firstID("mail.activity.type") }
        if values["date_deadline"] == nil { values["date_deadline"] = .string(session.today.description) }
    }

    static let methods: [String: Method] = [
        "action_feedback": Method(takes: ["feedback", "attachment_ids"]) { call throws(HandlerFailure) in
            try complete(call)
        },
        "action_done": Method { call throws(HandlerFailure) in try complete(call) },
        "action_cancel": Method { call throws(HandlerFailure) in
            try call.session.unlink("mail.activity", call.ids)
            return .null
        },
    ]

    /// A done activity stays, archived, and leaves a message on its record.
    private static func complete(_ call: Method.Call) throws(HandlerFailure) -> JSON {
        let session = call.session
        let fields = ["res_model", "res_id", "summary", "activity_type_id"]
        try session.checkAllThere(call.ids, in: call.model)
        var message = JSON.bool(false)
        let feedback = call.arguments["feedback"]?.stringValue
        for record in try session.read("mail.activity", call.ids, fields: fields) {
            let values: [String: JSON] = [
                "active": false, "date_done": .string(session.today.description),
                "feedback": feedback.map(JSON.string) ?? false,
            ]
            try session.inside.write("mail.activity", [record.id], values)
            guard let model = record.values["res_model"]?.stringValue, let id = record.values["res_id"]?.intValue else {
                continue
            }
            let what = [record.values["activity_type_id"]?[1]?.stringValue, record.values["summary"]?.stringValue]
            let title = what.compactMap(\.self).joined(separator: ": ")
            let done = session.caller.language == .zh ? "已完成" : "done"
            let text = ["\(title) \(done)", feedback].compactMap(\.self).map(HTMLText.escape).joined(separator: "<br>")
            let posting = Posting(model: model, id: id, body: "<p>\(text)</p>", subtype: .activities)
            message = .integer(try session.post(posting))
        }
        return message
    }
}

extension Session {
    func name(of id: Int, in model: Model) throws(HandlerFailure) -> String {
        let expression = try displayName(of: model, "t")
        return try text(SQL("SELECT \(expression) FROM \"\(model.table)\" t WHERE t.id = ?", [.integer(id)])) ?? ""
    }
}
