/// Something that happened and is counted.
public enum Event: Hashable, Sendable {
    /// A message was accepted for the first time.
    case message
    /// A message came again and had its first acknowledgement repeated.
    case duplicate
    /// How long after its arrival a message was acknowledged.
    case acknowledged(milliseconds: Double)
    /// A request was carried through to its answer; nil when no intent was recognised.
    case turn(intent: String?, milliseconds: Double, failed: Bool)
    case error(code: String)
    /// Words that nothing could be made of.
    case unanswered(utterance: String, reason: String?)
    /// Somebody came back after his link was cut.
    case returned(Recovery)
    /// A connection was closed because its reader was too slow.
    case slowClose
    case feedback(isGood: Bool)

    /// What somebody who came back had missed.
    public enum Recovery: Hashable, Sendable {
        /// Nothing.
        case nothingMissed
        /// Some, all of which was sent after.
        case caughtUp
        /// More than could be sent after.
        case lost
    }
}
