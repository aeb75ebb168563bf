internal import Observability

/// How a message came, and what it is worth knowing of that until it is answered.
struct Arrival: Sendable {
    let saying: Saying
    let author: Author
    /// What the work on it belongs to.
    let trace: TraceContext
    let moment: ContinuousClock.Instant
}
