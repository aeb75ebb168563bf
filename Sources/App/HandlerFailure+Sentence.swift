internal import PluginAPI

extension HandlerFailure {
    /// For the person at the command line.
    var sentence: String {
        switch self {
        case .unauthenticated(let detail), .denied(_, let detail), .invalid(_, let detail), .conflict(let detail),
            .unavailable(let detail, _), .misused(let detail), .unexpected(let detail):
            detail
        case .missing(let model, let id): "there is no \(model) \(id.map(String.init) ?? "")"
        case .timedOut: "the service did not answer in time"
        case .cancelled: "stopped"
        }
    }
}
