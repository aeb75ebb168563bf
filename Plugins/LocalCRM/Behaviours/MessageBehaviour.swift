internal import JSON
internal import PluginAPI
internal import SQLite

/// Messages on records: notes, and what happened.
struct MessageBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        if values["date"] == nil { values["date"] = .string(session.now) }
        if values["author_id"] == nil { values["author_id"] = .integer(try session.contact()) }
        if let model = values["model"]?.stringValue, let id = values["res_id"]?.intValue {
            let target = try session.model(model)
            try session.checkAllThere([id], in: target)
            values["record_title"] = .string(try session.name(of: id, in: target))
        }
    }

    /// Only the author, or a manager, takes a message back.
    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure) {
        guard !session.isManager else { return }
        let foreign = try session.number(
            SQL(
                "SELECT count(*) FROM mail_message WHERE author_id IS NOT ? AND id IN ",
                [.integer(try session.contact())]
            )
                + SQL.list(ids)
        )
        guard foreign == 0 else { throw .denied(model: "mail.message", detail: "only its author may delete a message") }
    }
}

/// A message to be put on a record.
struct Posting {
    enum Subtype: Int { case discussions = 1, note, activities }

    var model: String
    var id: Int
    var body: String
    var subtype: Subtype
    var type = "notification"
    var subject: JSON = false
}

extension Session {
    func post(_ posting: Posting) throws(HandlerFailure) -> Int {
        try inside.create(
            "mail.message",
            [
                "model": .string(posting.model),
                "res_id": .integer(posting.id),
                "body": .string(posting.body),
                "message_type": .string(posting.type),
                "subtype_id": .integer(posting.subtype.rawValue),
                "is_internal": .bool(posting.subtype == .note),
                "subject": posting.subject,
            ]
        )
    }
}
