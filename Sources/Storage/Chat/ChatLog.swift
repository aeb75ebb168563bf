public import JSON

/// What was said in every session, in order and for ever: the one truth that every device and node ends equal to.
///
/// Each call is one transaction that is on the disk when it returns. The positions of a session's frames are
/// contiguous from 1, a message is accepted once however often it is sent, and it is answered once.
public protocol ChatLog: Sendable {
    /// Throws when the log cannot be used just now; answers at once.
    func check() async throws(ChatLogFailure)

    /// How much each user said on each of these days since 1970, in the sessions that are there; of one user, or of all.
    func messageCounts(of user: String?, on days: Range<Int>) async throws(ChatLogFailure) -> [MessageCount]

    /// Another number once somebody else has written to the log: its sessions may be others then, as after a restore.
    func generation() async throws(ChatLogFailure) -> Int

    /// The session of that id, made when there is none; nil when it is another user's.
    func open(_ session: String, for user: String, at now: Int) async throws(ChatLogFailure) -> ChatSession?

    /// Takes a message in, unless it is there already, differs from what is there, or is not its client's next one.
    func accept(_ message: ChatMessage, in session: String, at now: Int) async throws(ChatLogFailure) -> Acceptance

    /// Adds the answer to a message together with what the dialogue remembers after it, nil leaving that as it was.
    /// Answers with the events' frames and the answer's own, the last; with nil when the message is not there or is
    /// answered already, and nothing was written.
    func answer(
        _ answer: ChatAnswer,
        remembering state: String?,
        in session: String,
        at now: Int
    ) async throws(ChatLogFailure) -> [ChatFrame]?

    /// Up to `limit` frames behind a position, in order.
    func frames(of session: String, after seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame]

    /// Up to `limit` frames in front of a position, in order.
    func frames(of session: String, before seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame]

    func frame(_ id: String, in session: String) async throws(ChatLogFailure) -> ChatFrame?

    /// The `cseq` that the client's next message must have.
    func nextCseq(of client: String, in session: String) async throws(ChatLogFailure) -> Int

    /// Messages without an answer that nobody is at work on, oldest first: those whose turn died with its process.
    func unanswered() async throws(ChatLogFailure) -> [Unanswered]

    /// Nil when there is none, or it is another user's.
    func session(_ id: String, of user: String) async throws(ChatLogFailure) -> ChatSession?
    func sessions(of user: String, _ query: ChatSessionQuery) async throws(ChatLogFailure) -> [ChatSession]

    /// Adds the event when there is one, and answers with its frame.
    func change(
        _ session: String,
        _ change: ChatSession.Change,
        event: JSON?,
        at now: Int
    ) async throws(ChatLogFailure) -> ChatFrame?
    /// With all that was said in it; false when there was none.
    func delete(_ session: String) async throws(ChatLogFailure) -> Bool
    /// Keeps the furthest position.
    func read(_ session: String, upTo seq: Int) async throws(ChatLogFailure)
    func search(_ words: String, of user: String, in session: String?, limit: Int) async throws(ChatLogFailure)
        -> [ChatHit]
    /// Keeps what a person thinks of an answer, nil for nothing any more. Answers with what he thought of it before;
    /// with nil when there is no such frame.
    func judge(_ frame: String, in session: String, as feedback: JSON?) async throws(ChatLogFailure) -> Judged?
}

/// What was thought of an answer until now.
public struct Judged: Hashable, Sendable {
    public let before: JSON?

    init(before: JSON?) {
        self.before = before
    }
}

/// A log that could not be read or written; nothing of the call was kept.
public struct ChatLogFailure: Error, Hashable, Sendable {
    public let message: String

    public init(_ message: String) {
        self.message = message
    }
}

/// How much somebody said on one day.
public struct MessageCount: Hashable, Sendable {
    public var user: String
    /// Days since 1970.
    public var day: Int
    public var messages: Int

    public init(user: String, day: Int, messages: Int) {
        self.user = user
        self.day = day
        self.messages = messages
    }
}
