internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func note(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.note",
            "Logs an internal note on a record; nobody outside is told.",
            effect: .create,
            inverse: .call(takeBack),
            Parameter<String>("model", "What the record is", .model),
            Parameter<RecordIDs>("id", "The record"),
            Parameter<String>("text", "The note, as plain text")
        ) { context, model, records, text in
            let caller = context.caller
            let record = try await store.only(records, of: model, as: caller)
            let id = try await store.post(text, on: record, key: context.idempotencyKey, as: caller)
            return Outcome(
                ["id": .integer(id), "text": .string(text), "record": record.reference],
                changes: [Change(.created, model: "mail.message", id: id, after: ["body": .string(text)])]
            )
        }
    }

    static func schedule(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.schedule",
            "Plans an activity on a record: a call, a meeting, an e-mail or a to-do, with a day and whose it is.",
            effect: .create,
            inverse: .call(takeBack),
            Parameter<String>("model", "What the record is", .model),
            Parameter<RecordIDs?>("id", "The record; the caller's own contact when left out"),
            Parameter<String?>("type", "call, meeting, email or todo (when left out)"),
            Parameter<String?>("date", "The day; a time in it goes into the summary"),
            Parameter<String?>("time", "The time of day, which Odoo's activities have no field for"),
            Parameter<String?>("summary", "What it is about, in a few words"),
            Parameter<String?>("note", "What else is to be known"),
            Parameter<RecordIDs?>("user", "Who is to do it, the caller when left out", .records(of: "res.users"))
        ) { context, model, records, type, date, time, summary, note, user in
            let caller = context.caller
            let record = try await store.target(records, of: model, as: caller)
            let plan = try ActivityPlan(type: type, date: date, time: time, summary: summary, zone: caller.zone)
            let owner: Int = if let id = user?.ids.first { id } else { try await store.currentUser(as: caller).id }
            var arguments = plan.arguments
            arguments["user_id"] = .integer(owner)
            if let note { arguments["note"] = .string(HTML.paragraphs(note)) }
            let made = try await store.call(
                "activity_schedule",
                on: record.model,
                [record.id],
                arguments,
                key: context.idempotencyKey,
                as: caller
            )
            guard let id = (made[0] ?? made).intValue else {
                throw HandlerFailure.unexpected("\(model): activity_schedule gave no id")
            }
            var outcome = try await store.outcome(
                ofCreating: id,
                in: "mail.activity",
                ["summary": .null, "date_deadline": .null, "user_id": .null],
                reading: [],
                as: caller
            )
            outcome.facts["record"] = record.reference
            outcome.facts["time"] = plan.time.map(JSON.string) ?? .null
            return outcome
        }
    }
}

extension RecordStore {
    /// The record that an activity is for: without one it hangs on the caller's own contact, since Odoo has no
    /// activity without a record.
    func target(_ records: RecordIDs?, of model: String, as caller: Caller) async throws(HandlerFailure) -> Record {
        if let records { return try await only(records, of: model, as: caller) }
        let own = try await currentUser(as: caller).values["partner_id"]
        guard let id = own?[0]?.intValue ?? own?.intValue else {
            throw .misused("the user '\(caller.user)' has no contact of its own")
        }
        return try await only(RecordIDs([id]), of: "res.partner", as: caller)
    }

    /// The one record a chatter handler works on.
    func only(_ records: RecordIDs, of model: String, as caller: Caller) async throws(HandlerFailure) -> Record {
        guard records.ids.count == 1 else {
            throw .misused("this works on one record, not on \(records.ids.count)")
        }
        let read = try await readAll(model, records.ids, fields: ["display_name"], as: caller)
        guard let record = read.first else { throw .missing(model: model, id: records.ids[0]) }
        return record
    }

    /// Logs an internal note and gives the message's id.
    func post(_ text: String, on record: Record, key: String?, as caller: Caller) async throws(HandlerFailure) -> Int {
        let made = try await call(
            "message_post",
            on: record.model,
            [record.id],
            [
                "body": .string(HTML.paragraphs(text)),
                "body_is_html": true,
                "message_type": "comment",
                "subtype_xmlid": "mail.mt_note",
            ],
            key: key,
            as: caller
        )
        guard let id = (made[0] ?? made).intValue else {
            throw .unexpected("\(record.model): message_post gave no id")
        }
        return id
    }
}

extension Record {
    var reference: JSON {
        ["id": .integer(id), "name": values["display_name"] ?? .null, "model": .string(model)]
    }
}

enum HTML {
    /// Plain text as HTML: nothing in it is markup, and its lines stay apart.
    static func paragraphs(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(escape)
        return "<p>\(lines.joined(separator: "<br>"))</p>"
    }

    static func escape(_ text: some StringProtocol) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
