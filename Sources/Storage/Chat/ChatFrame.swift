public import JSON

/// One durable frame.
public struct ChatFrame: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case message = "user_message"
        case answer = "ai_response"
        case failure = "error"
        /// Something that happened to the session: a new title, a card that was resolved.
        case event = "status_update"
    }

    public let seq: Int
    public let id: String
    public let kind: Kind
    /// The message that it answers.
    public let replyTo: String?
    /// Seconds since 1970, by the server's clock.
    public let time: Int
    /// The envelope's `data`.
    public let data: JSON
}

extension ChatFrame {
    /// What people read of it; empty for what nobody said.
    var said: String { kind == .message || kind == .answer ? data["content"]?.stringValue ?? "" : "" }

    /// An event's id is made of its place: it has no author who could send it twice.
    static func event(_ data: JSON, seq: Int, replyTo: String?, time: Int) -> ChatFrame {
        ChatFrame(seq: seq, id: "event-\(seq)", kind: .event, replyTo: replyTo, time: time, data: data)
    }
}

extension String {
    /// A title that says what it is about: the first forty characters, on one line.
    var firstWords: String {
        String(split(whereSeparator: \.isNewline).joined(separator: " ").prefix(40))
    }

    /// What the list of sessions shows of what was said last.
    var preview: String { String(prefix(120)) }
}

/// The one answer to a message.
public struct ChatAnswer: Hashable, Sendable {
    public let id: String
    public let message: String
    public let isFailure: Bool
    /// The envelope's `data`.
    public let data: JSON
    /// What came about with it, in order: each becomes a durable frame before the answer's own.
    public let events: [JSON]

    public init(id: String, to message: String, isFailure: Bool = false, data: JSON, events: [JSON] = []) {
        self.id = id
        self.message = message
        self.isFailure = isFailure
        self.data = data
        self.events = events
    }
}
