public import JSON

/// A message as its author sends it.
public struct ChatMessage: Hashable, Sendable {
    /// The idempotency key.
    public let id: String
    /// The envelope's `data`; a second message of the same id must have an equal one.
    public let data: JSON
    /// Nil for clients that do not number their messages.
    public let place: Place?
    /// Who says it, for another node that finishes what this one began; a log of one process has no use for it.
    public let author: JSON?

    public init(id: String, data: JSON, place: Place? = nil, author: JSON? = nil) {
        self.id = id
        self.data = data
        self.place = place
        self.author = author
    }

    /// Where it stands among the messages of one client in one session.
    public struct Place: Hashable, Sendable {
        public let client: String
        /// Contiguous from 1.
        public let cseq: Int

        public init(client: String, cseq: Int) {
            self.client = client
            self.cseq = cseq
        }
    }
}

/// What became of a message that was sent.
public enum Acceptance: Hashable, Sendable {
    case accepted(ChatFrame)
    /// It was there before, at this position.
    case duplicate(seq: Int)
    /// Another message has this id.
    case conflict
    /// The client's next message is the one of this number.
    case outOfOrder(nextCseq: Int)
    case noSession
}
