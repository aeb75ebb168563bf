public import Dialogue
public import Intents
internal import Entities
internal import JSON
internal import PluginAPI
public import Understanding

/// One utterance and what came of it.
public struct Turn: Sendable {
    public let words: String
    public let now: Moment
    public internal(set) var reply = Reply([])
    public internal(set) var trace: Trace
    /// The handler calls made, in order.
    public internal(set) var calls: [Operation.Step] = []
    /// What the reader made of the words.
    public internal(set) var commands: [Command] = []
    var reading: Understanding.Reading?
    /// The replies that were said, by intent, as its file names them.
    var replies: [Intent.ID: Set<String>] = [:]
    /// What this message began.
    public internal(set) var begun: [Frame] = []
    /// The frames that the message was about: those in progress, or those it finished.
    public internal(set) var frames: [Frame] = []

    /// Fields of the records that were read in this turn, by `model,id`.
    var records: [String: [String: JSON]] = [:]
    /// The records that the frames of a batch have made, by frame.
    var made: [Int: RecordReference] = [:]
    /// About the product itself, ahead of the reply.
    var notice: Reply.Part?
    /// A question was put: what waits below is not asked too.
    var hasAsked = false
    /// The user's own record, once it was needed.
    var me: RecordReference?

    /// What the reader was told of the conversation, and whether a model did the reading.
    var context: ReadingContext?
    var isReadByModel = false
    /// Why the reader did not know all names.
    var namesFailure: HandlerFailure?

    let session: Session
    let language: Language
    let report: TurnReport?

    init(_ words: String, session: Session, language: Language, now: Int, report: TurnReport? = nil) {
        self.words = words
        self.session = session
        self.language = language
        self.report = report
        self.now = Moment(unix: now, offset: session.offset)
        trace = Trace(utterance: words)
    }

    var caller: Caller {
        Caller(
            user: session.user,
            roles: session.roles,
            language: language,
            timeZone: session.timeZone,
            now: now.unix
        )
    }

    mutating func say(_ part: Reply.Part) {
        reply.parts.append(part)
    }
}
