/// Something that happened in the chat and is counted.
public enum Event: Hashable, Sendable {
    /// A message was accepted for the first time.
    case message(channel: String)
    /// A message came again and had its first acknowledgement repeated.
    case duplicate
    /// How long after its arrival a message was acknowledged.
    case acknowledged(in: Duration)
    /// A message was carried through to its answer; nil when no intent was recognised.
    case turn(intent: String?, outcome: Outcome, took: Duration)
    /// A failure that somebody was told of.
    case error(code: String)
    /// Words that nothing could be made of.
    case unanswered(utterance: String)
    /// Somebody came back after his link was cut, or came for the first time.
    case returned(Recovery)
    /// A connection was closed because its reader was too slow.
    case slowClose
    /// What somebody thinks of an answer, and thought of it before; nil for nothing.
    case feedback(isGood: Bool?, before: Bool?)

    /// How a turn ended.
    public enum Outcome: String, Hashable, Sendable {
        case answered, stopped, failed
    }

    /// What somebody who came back had missed.
    public enum Recovery: Hashable, Sendable {
        /// Nothing.
        case nothingMissed
        /// Some, all of which was sent after.
        case caughtUp
        /// What could not be sent after.
        case lost(reason: String)
    }
}
