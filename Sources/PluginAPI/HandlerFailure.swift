/// Why a call did not do what it should, by kind: the channel puts it into the user's words, and says what to do.
/// No secret and no traceback ever stands in a detail.
public enum HandlerFailure: Error, Hashable, Sendable {
    /// The credentials are missing, wrong, expired or revoked.
    case unauthenticated(detail: String)
    /// The user may not do this to this model or record.
    case denied(model: String, detail: String)
    /// The record is gone.
    case missing(model: String, id: Int?)
    /// The service refused the values; `detail` is its own sentence, fit to be shown.
    case invalid(field: String?, detail: String)
    /// Somebody else changed or holds the record.
    case conflict(detail: String)
    /// The service cannot be reached, or broke. With `mayHaveHappened` the effect of this call is unknown.
    case unavailable(detail: String, mayHaveHappened: Bool)
    case timedOut(mayHaveHappened: Bool)
    /// Our own mistake or the author's: an unknown field, a bad domain, a wrong parameter.
    case misused(String)
    case cancelled
    case unexpected(String)

    /// Whether the effect of the failed call is unknown.
    public var mayHaveHappened: Bool {
        switch self {
        case .unavailable(_, let maybe), .timedOut(let maybe): maybe
        case .cancelled, .unexpected: true
        default: false
        }
    }
}
