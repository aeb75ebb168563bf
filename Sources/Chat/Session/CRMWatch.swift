internal import Engine
internal import JSON
public import PluginAPI

/// The CRM, and how one finds out whether it answers.
public struct CRMService: Sendable {
    let name: String
    let ping: @Sendable () async throws(HandlerFailure) -> Void

    /// - Parameter ping: Throws when it does not answer; nobody's rights count for it.
    public init(_ name: String, ping: @escaping @Sendable () async throws(HandlerFailure) -> Void) {
        self.name = name
        self.ping = ping
    }
}

/// Whether the CRM answers: asked every ten seconds at most, however many dashboards are open.
actor CRMWatch {
    private static let pause = Duration.seconds(10)

    private let service: CRMService
    private var last: (asked: ContinuousClock.Instant, state: JSON)?

    init(_ service: CRMService) {
        self.service = service
    }

    /// `Status.crm` of the HTTP description.
    func state(at now: Int) async -> JSON {
        if let last, ContinuousClock.now - last.asked < Self.pause { return last.state }
        let (state, message) = await ask()
        var crm: JSON = [
            "name": .string(service.name), "state": .string(state), "checked_at": .string(now.instant),
        ]
        crm["message"] = message.map(JSON.string)
        last = (.now, crm)
        return crm
    }

    private func ask() async -> (state: String, message: String?) {
        do throws(HandlerFailure) {
            try await service.ping()
            return ("up", nil)
        } catch {
            switch error {
            case .unavailable(let detail, _): return ("down", detail)
            case .timedOut: return ("down", nil)
            case .unauthenticated, .denied, .missing, .invalid, .conflict, .misused, .cancelled, .unexpected:
                return ("degraded", nil)
            }
        }
    }
}
