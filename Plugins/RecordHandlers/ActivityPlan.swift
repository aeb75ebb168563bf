internal import JSON
internal import PluginAPI
internal import TimeZones

/// An activity as `activity_schedule` takes it. An activity has a day and no time of day, so a time stands in front of
/// the summary.
struct ActivityPlan {
    let type: String
    let date: String?
    let time: String?
    let summary: String?

    init(
        type: String?,
        date: String?,
        time: String?,
        summary: String?,
        zone: ZoneRules
    ) throws(HandlerFailure) {
        let key = type ?? "todo"
        guard ["call", "meeting", "email", "todo"].contains(key) else {
            throw .misused("an activity is a call, a meeting, an email or a todo, not '\(key)'")
        }
        self.type = key
        let local = date.map { DateTimeText.onTheClock($0, zone: zone) }
        self.date = local.map { String($0.prefix(10)) }
        let clock = time ?? local.flatMap { $0.utf8.count > 10 ? String($0.dropFirst(11)) : nil }
        self.time = clock.map { String($0.prefix(5)) }
        let parts = [self.time, summary].compactMap(\.self)
        self.summary = parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    var arguments: [String: JSON] {
        var arguments: [String: JSON] = ["act_type_xmlid": .string("mail.mail_activity_data_\(type)")]
        if let date { arguments["date_deadline"] = .string(date) }
        if let summary { arguments["summary"] = .string(summary) }
        return arguments
    }
}
