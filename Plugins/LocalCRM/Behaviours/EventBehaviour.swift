internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

/// Meetings: their length, and who takes part.
struct EventBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        takeDays(&values)
        // The next half hour, as Odoo's own default; the end does not follow a given start.
        let start = (session.caller.now + 1799) / 1800 * 1800
        if values["start"] == nil { values["start"] = .string(Session.text(start)) }
        if values["stop"] == nil { values["stop"] = .string(Session.text(start + 3600)) }
        if values["user_id"] == nil { values["user_id"] = .integer(session.user) }
        if values["partner_ids"] == nil {
            values["partner_ids"] = [[6, 0, [.integer(try session.contact())]]]
        }
        try measure(&values, name: values["name"]?.stringValue)
    }

    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure) {
        takeDays(&values)
        let times: Set = ["start", "stop", "duration", "allday"]
        guard !times.isDisjoint(with: values.keys), let id = ids.first else { return }
        let names = ["name", "start", "stop", "duration"]
        guard let old = try session.read("calendar.event", [id], fields: names).first else { return }
        let start = values["start"] ?? old.values["start"] ?? false
        if values["stop"] == nil, let begin = EventBehaviour.seconds(start) {
            // The end moves with the beginning.
            let hours = values["duration"]?.doubleValue ?? old.values["duration"]?.doubleValue ?? 0
            values["stop"] = .string(Session.text(begin + Int((hours * 3600).rounded())))
        }
        values["start"] = start
        try measure(&values, name: old.values["name"]?.stringValue)
    }

    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {
        guard isNew || touched.contains("partner_ids") else { return }
        let organizer = try session.contact()
        for id in ids {
            let key = [Datum.integer(id)]
            let partners = try session.rows(
                SQL("SELECT target FROM calendar_event__partner_ids WHERE source = ? ORDER BY target", key)
            ) { $0.integer(0) }
            let known = try session.rows(SQL("SELECT partner_id FROM calendar_attendee WHERE event_id = ?", key)) {
                $0.integer(0)
            }
            for partner in partners where !known.contains(partner) {
                let name = try session.name(of: partner, in: try session.model("res.partner"))
                _ = try session.create(
                    "calendar.attendee",
                    [
                        "event_id": .integer(id), "partner_id": .integer(partner), "common_name": .string(name),
                        "state": partner == organizer ? "accepted" : "needsAction",
                    ]
                )
            }
            let gone = known.filter { !partners.contains($0) }
            try session.run(
                SQL("DELETE FROM calendar_attendee WHERE event_id = ? AND partner_id IN ", key) + SQL.list(gone)
            )
        }
    }

    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure) {
        try session.run("DELETE FROM calendar_attendee WHERE event_id IN " + SQL.list(ids))
    }

    /// Whole days may be given as dates alone.
    private func takeDays(_ values: inout [String: JSON]) {
        if let day = values["start_date"]?.stringValue, values["start"] == nil { values["start"] = .string(day) }
        if let day = values["stop_date"]?.stringValue, values["stop"] == nil { values["stop"] = .string(day) }
    }

    private func measure(_ values: inout [String: JSON], name: String?) throws(HandlerFailure) {
        guard let start = EventBehaviour.seconds(values["start"] ?? false),
            let stop = EventBehaviour.seconds(values["stop"] ?? false)
        else { return }
        guard stop >= start else {
            throw .invalid(
                field: "stop",
                detail: "The ending date and time cannot be earlier than the starting date and time (\(name ?? ""))."
            )
        }
        values["duration"] = .double((Double(stop - start) / 36).rounded() / 100)
        let isAllDay = values["allday"] == true
        values["start_date"] = isAllDay ? .string(Session.text(start)) : false
        values["stop_date"] = isAllDay ? .string(Session.text(stop)) : false
    }

    /// Seconds since 1970 of a value that its column will take; nil for any other, which is refused there.
    private static func seconds(_ value: JSON) -> Int? {
        guard case .string(let text) = value, let day = Day(text.prefix(10)) else { return nil }
        let parts = text.dropFirst(11).split(separator: ":").map { Int($0) ?? 0 }
        let time = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return day.number * 86_400 + time
    }
}
