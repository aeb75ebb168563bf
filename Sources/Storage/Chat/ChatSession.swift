/// One session as the log has it.
public struct ChatSession: Hashable, Sendable {
    public let id: String
    public let user: String
    public var title: String
    /// Changes only when the log was replaced, as by a backup: positions of another epoch mean nothing.
    public let epoch: String
    /// What the dialogue remembers, as JSON; nil before the first answer.
    public var state: String?
    /// The last frame's position, 0 before the first.
    public var top: Int

    public init(id: String, user: String, title: String, epoch: String, state: String?, top: Int) {
        self.id = id
        self.user = user
        self.title = title
        self.epoch = epoch
        self.state = state
        self.top = top
    }
}

/// A message whose answer is still to come.
public struct Unanswered: Hashable, Sendable {
    public let session: String
    public let user: String
    public let message: String
}
