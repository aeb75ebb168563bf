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
