internal import Intents
internal import JSON
internal import PluginAPI
internal import TimeZones

/// When a meeting is, as `calendar.event` wants it: naive UTC with an end, or whole days.
struct EventTime {
    let values: [String: JSON]

    init(start: String, stop: String?, seconds: Int?, zone: ZoneRules) throws(HandlerFailure) {
        if let day = Day(start) {
            let last = stop.flatMap { Day($0.prefix(10)) } ?? day
            guard last >= day else { throw .invalid(field: "stop", detail: "the end lies before the beginning") }
            values = [
                "allday": true, "start": .string(day.description), "stop": .string(last.description),
            ]
            return
        }
        guard let begin = DateTimeText.instant(start, zone: zone) else {
            throw .misused("'start' takes a date and time, not '\(start)'")
        }
        var end = begin + max(60, seconds ?? 3600)
        if let stop {
            guard let instant = DateTimeText.instant(stop, zone: zone) else {
                throw .misused("'stop' takes a date and time, not '\(stop)'")
            }
            end = instant
        }
        guard end >= begin else { throw .invalid(field: "stop", detail: "the end lies before the beginning") }
        values = [
            "start": .string(DateTimeText.naiveUTC(begin)), "stop": .string(DateTimeText.naiveUTC(end)),
        ]
    }
}
