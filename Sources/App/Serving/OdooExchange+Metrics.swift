internal import Observability
internal import OdooPlugin
internal import PluginAPI

extension Metrics {
    func count(_ exchange: OdooExchange) {
        observe(.crmSeconds, exchange.method, took: exchange.took)
        if let failure = exchange.failure { add(.crmFailures, failure.reason) }
    }
}

extension HandlerFailure {
    /// One word for it.
    fileprivate var reason: String {
        switch self {
        case .unauthenticated: "unauthenticated"
        case .denied: "denied"
        case .missing: "missing"
        case .invalid: "invalid"
        case .conflict: "conflict"
        case .unavailable: "unavailable"
        case .timedOut: "timed_out"
        case .misused: "misused"
        case .cancelled: "cancelled"
        case .unexpected: "unexpected"
        }
    }
}
