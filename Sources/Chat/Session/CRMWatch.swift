internal import Engine
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

/// Whether the CRM answers: asked every ten seconds at most, however many dashboards are open.
actor CRMWatch {
    private static let pause = Duration.seconds(10)

    private let name: String
    private var last: (asked: ContinuousClock.Instant, state: JSON)?

    init(_ name: String) {
        self.name = name
    }

    /// `Status.crm` of the HTTP description.
    func state(_ program: Program, as caller: Caller) async -> JSON {
        if let last, ContinuousClock.now - last.asked < Self.pause { return last.state }
        let (state, message) = await ask(program, as: caller)
        var crm: JSON = [
            "name": .string(name), "state": .string(state), "checked_at": .string(caller.now.instant),
        ]
        crm["message"] = message.map(JSON.string)
        last = (.now, crm)
        return crm
    }

    private func ask(_ program: Program, as caller: Caller) async -> (state: String, message: String?) {
        guard let records = program.records, let kind = program.pack.records.first else { return ("down", nil) }
        do throws(HandlerFailure) {
            _ = try await records.search(RecordQuery(model: kind.model, fields: ["display_name"], limit: 1), as: caller)
            return ("up", nil)
        } catch {
            switch error {
            case .unavailable(let detail, _): return ("down", detail)
            case .timedOut: return ("down", nil)
            case .unauthenticated(let detail): return ("degraded", detail)
            case .denied, .missing, .invalid, .conflict, .misused, .cancelled, .unexpected: return ("degraded", nil)
            }
        }
    }
}
