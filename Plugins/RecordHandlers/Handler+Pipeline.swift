internal import Intents
internal import JSON
internal import PluginAPI

extension Handler {
    static func lose(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.lose",
            "Marks opportunities as lost, with a reason by name (made when it is new) and the words as a note.",
            effect: .write,
            inverse: .call { change in
                change.kind == .created ? takeBack(change) : writeBack(change)
            },
            Parameter<RecordIDs>("id", "The opportunities", .records(of: "crm.lead")),
            Parameter<String?>("reason", "The reason in a few words"),
            Parameter<String?>("feedback", "What else was said")
        ) { context, records, reason, feedback in
            let caller = context.caller
            let work = Losing(store: store, caller: caller, key: context.idempotencyKey)
            let touched: [String: JSON] = ["active": false, "probability": 0, "lost_reason_id": .null]
            let alteration = Alteration(model: "crm.lead", ids: records.ids, touched: touched)
            var notes: [Int] = []
            var outcome = try await store.outcome(of: alteration, as: caller) { () throws(HandlerFailure) in
                notes = try await work.lose(records.ids, because: reason, feedback)
            }
            outcome.changes += notes.map { Change(.created, model: "mail.message", id: $0) }
            return outcome
        }
    }

    static func event(over store: some RecordStore) -> Handler {
        Handler(
            "odoo.event",
            "Puts a meeting into the calendar; the caller takes part besides those who are named.",
            effect: .create,
            inverse: .call(takeBack),
            Parameter<String?>("name", "What it is about; whom it is with when left out"),
            Parameter<String>("start", "When it begins; a mere day makes it an event of that day"),
            Parameter<String?>("stop", "When it ends"),
            Parameter<Int?>("seconds", "How long it takes, an hour when left out"),
            Parameter<Attendees?>("partners", "Who takes part: contacts, or names that go into the agenda"),
            Parameter<RecordIDs?>("opportunity", "What it belongs to", .records(of: "crm.lead")),
            Parameter<String?>("location", "Where"),
            Parameter<String?>("description", "The agenda")
        ) { context, name, start, stop, seconds, partners, opportunity, location, description in
            let caller = context.caller
            var values = try EventTime(start: start, stop: stop, seconds: seconds, zone: caller.zone).values
            if let name {
                values["name"] = .string(name)
            } else {
                values["name"] = .string(try await store.title(ofMeetingWith: partners, as: caller))
            }
            values["location"] = location.map(JSON.string)
            let agenda = [description, partners?.sentence].compactMap(\.self).joined(separator: "\n")
            if !agenda.isEmpty { values["description"] = .string(HTML.paragraphs(agenda)) }
            values["opportunity_id"] = (opportunity?.ids.first).map(JSON.integer)
            let others = partners?.ids ?? []
            if !others.isEmpty {
                // Naming attendees takes the place of the default, which is the organiser.
                let me = try await store.currentUser(as: caller).values["partner_id"]
                let own = me?[0]?.intValue ?? me?.intValue
                let everyone = (own.map { [$0] } ?? []) + others.filter { $0 != own }
                values["partner_ids"] = [[6, 0, .array(everyone.map(JSON.integer))]]
            }
            let ids = try await store.create("calendar.event", [values], key: context.idempotencyKey, as: caller)
            guard let id = ids.first else { throw HandlerFailure.unexpected("calendar.event: create gave no id") }
            return try await store.outcome(ofCreating: id, in: "calendar.event", values, reading: [], as: caller)
        }
    }
}

/// Losing takes a note and an action. The note comes first and is taken back when the action fails, so that nothing is
/// left half done.
private struct Losing<Store: RecordStore> {
    let store: Store
    let caller: Caller
    let key: String

    /// - Returns: The notes that were written.
    func lose(_ ids: [Int], because reason: String?, _ feedback: String?) async throws(HandlerFailure) -> [Int] {
        var words = feedback
        var arguments: [String: JSON] = [:]
        if let reason, !reason.isEmpty {
            do {
                arguments["lost_reason_id"] = .integer(
                    try await store.findOrCreate(reason, in: "crm.lost.reason", as: caller)
                )
            } catch .denied {
                // Whoever may not add reasons keeps the words of this one.
                words = [reason, feedback].compactMap(\.self).joined(separator: "\n")
            }
        }
        var notes: [Int] = []
        if let words, !words.isEmpty {
            for id in ids {
                let record = Record(model: "crm.lead", id: id, values: [:])
                notes.append(try await store.post(words, on: record, key: "\(key)/\(id)", as: caller))
            }
        }
        do {
            _ = try await store.call("action_set_lost", on: "crm.lead", ids, arguments, key: key, as: caller)
        } catch {
            if !notes.isEmpty, !error.mayHaveHappened { try? await store.unlink("mail.message", notes, as: caller) }
            throw error
        }
        return notes
    }
}

extension RecordStore {
    /// `Meeting with Anna Berg`, in the caller's language.
    fileprivate func title(
        ofMeetingWith partners: Attendees?,
        as caller: Caller
    ) async throws(HandlerFailure) -> String {
        let contacts = try await read("res.partner", partners?.ids ?? [], fields: ["name"], as: caller)
        let names = contacts.compactMap { $0.values["name"]?.stringValue } + (partners?.names ?? [])
        switch caller.language {
        case .zh: return names.isEmpty ? "会议" : "与\(names.joined(separator: "、"))会面"
        case .en: return names.isEmpty ? "Meeting" : "Meeting with \(names.joined(separator: ", "))"
        }
    }
}
