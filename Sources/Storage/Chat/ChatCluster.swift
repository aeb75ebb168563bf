public import JSON

/// A log that several processes, its nodes, share.
///
/// Any node takes messages in, which are its own to answer while it lives: it says so by `renew`, and is taken for
/// dead when it has not for `lease`. A session's turns run one at a time in the order of its messages, whichever nodes
/// took them in: `claim` gives the turn to the first that waits, and no answer is kept of a node that lost its message
/// to another one. What nodes tell each other may get lost; the log is the truth.
public protocol ChatCluster: ChatLog {
    /// For how long a word of life holds.
    var lease: Duration { get }

    func renew() async throws(ChatLogFailure)
    /// Lets the others have at once what is left of this node.
    func leave() async throws(ChatLogFailure)

    /// Whether the turn of a message may begin here and now.
    ///
    /// - Parameter version: What this node last knew the dialogue to be; nil for nothing.
    func claim(
        _ message: String,
        in session: String,
        knowing version: Int?
    ) async throws(ChatLogFailure) -> ChatClaim

    /// Makes a message of a node that is gone this one's; nil when it is not to be had, or its turn had begun.
    func adopt(_ message: String, in session: String) async throws(ChatLogFailure) -> ChatMessage?

    /// What this node took in and has not answered.
    func ownUnanswered() async throws(ChatLogFailure) -> [Unanswered]

    /// How far sessions are; those that are not there any more are missing.
    func tops(of sessions: [String]) async throws(ChatLogFailure) -> [String: Int]

    /// Positions of the session mean nothing from now on: the log has lost some of them.
    func beginEpoch(of session: String, after old: String) async throws(ChatLogFailure)

    /// What the other nodes tell, for as long as somebody reads the stream.
    func news() -> AsyncStream<ChatNews>
    /// Tells the other nodes.
    func tell(_ news: ChatNews) async
}

public enum ChatClaim: Hashable, Sendable {
    /// It may; what the dialogue remembers is another one than was known when the version is.
    case granted(version: Int, state: String?)
    /// Another message comes first, or this node must first say that it lives.
    case wait
    /// It is answered, or another node's.
    case lost
}

/// What one node tells the others; it may get lost.
public enum ChatNews: Hashable, Sendable {
    /// The session's log is at least so long.
    case top(Int, session: String)
    /// The session was deleted.
    case gone(session: String)
    /// The work on a message is to end.
    case stop(String, session: String)
    /// What the session's sockets are to be shown, of the frames that are not kept.
    case show(JSON, session: String)
    /// News may have been missed.
    case missed
}
