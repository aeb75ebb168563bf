/// One session as the log has it.
public struct ChatSession: Hashable, Sendable {
    public let id: String
    public let user: String
    /// Empty until the first message; then its beginning, until somebody renames it.
    public var title: String
    /// Changes only when the log was replaced, as by a backup: positions of another epoch mean nothing.
    public let epoch: String
    /// What the dialogue remembers, as JSON; nil before the first answer.
    public var state: String?
    /// The last frame's position, 0 before the first.
    public var top: Int
    public var isPinned = false
    public var isArchived = false
    /// The furthest position that any device of the user has read.
    public var read = 0
    /// Seconds since 1970, as the next.
    public var created = 0
    /// The last frame's time.
    public var updated = 0
    /// The beginning of what was said last.
    public var preview = ""

    public init(id: String, user: String, title: String, epoch: String, state: String?, top: Int) {
        self.id = id
        self.user = user
        self.title = title
        self.epoch = epoch
        self.state = state
        self.top = top
    }

    /// What a person may change of a session.
    public struct Change: Hashable, Sendable {
        public var title: String?
        public var isPinned: Bool?
        public var isArchived: Bool?

        public init(title: String? = nil, isPinned: Bool? = nil, isArchived: Bool? = nil) {
            self.title = title
            self.isPinned = isPinned
            self.isArchived = isArchived
        }
    }
}

extension ChatSession {
    static func newEpoch() -> String {
        String(UInt64.random(in: .min ... .max), radix: 16)
    }
}

/// Which of a person's sessions are asked for, the pinned first, then by last activity.
public struct ChatSessionQuery: Hashable, Sendable {
    public var isArchived: Bool
    /// Words of the title or of the last message.
    public var words: String
    public var limit: Int
    public var offset: Int

    public init(isArchived: Bool = false, words: String = "", limit: Int, offset: Int = 0) {
        self.isArchived = isArchived
        self.words = words
        self.limit = limit
        self.offset = offset
    }
}

/// A message or an answer that has the words that were looked for.
public struct ChatHit: Hashable, Sendable {
    public let session: String
    public let title: String
    public let frame: ChatFrame
}

/// A message whose answer is still to come.
public struct Unanswered: Hashable, Sendable {
    public let session: String
    public let user: String
    public let message: String
}
