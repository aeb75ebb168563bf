/// What was said in every session, in order and for ever: the one truth that every device and node ends equal to.
///
/// Each call is one transaction that is on the disk when it returns. The positions of a session's frames are
/// contiguous from 1, a message is accepted once however often it is sent, and it is answered once.
public protocol ChatLog: Sendable {
    /// The session of that id, made when there is none; nil when it is another user's.
    func open(_ session: String, for user: String, at now: Int) async throws(ChatLogFailure) -> ChatSession?

    /// Takes a message in, unless it is there already, differs from what is there, or is not its client's next one.
    func accept(_ message: ChatMessage, in session: String, at now: Int) async throws(ChatLogFailure) -> Acceptance

    /// Adds the answer to a message together with what the dialogue remembers after it, nil leaving that as it was.
    /// Nil: the message is not there or is answered already, and nothing was written.
    func answer(
        _ answer: ChatAnswer,
        remembering state: String?,
        in session: String,
        at now: Int
    ) async throws(ChatLogFailure) -> ChatFrame?

    /// Up to `limit` frames behind a position, in order.
    func frames(of session: String, after seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame]

    /// The `cseq` that the client's next message must have.
    func nextCseq(of client: String, in session: String) async throws(ChatLogFailure) -> Int

    /// Messages without an answer, oldest first: at a start, those whose turn died with the process.
    func unanswered() async throws(ChatLogFailure) -> [Unanswered]
}

/// A log that could not be read or written; nothing of the call was kept.
public struct ChatLogFailure: Error, Hashable, Sendable {
    public let message: String

    public init(_ message: String) {
        self.message = message
    }
}
