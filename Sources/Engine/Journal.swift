public import Intents
public import JSON
public import PluginAPI

/// What was done and what was about to be: written before and after each step, so that a crash between two steps is
/// found at the next start and nothing runs twice.
///
/// Every call is durable when it returns. An operation's id is unique for ever: it is the idempotency key of its card.
public protocol Journal: Sendable {
    /// Takes the operation in, or answers with the one of this id that is there already.
    func begin(_ operation: Operation) async throws(JournalFailure) -> Operation?
    func willRun(_ step: Operation.Step, of operation: String) async throws(JournalFailure)
    func didRun(_ step: Operation.Step, of operation: String) async throws(JournalFailure)
    func finish(_ operation: String, as state: Operation.State, at now: Int) async throws(JournalFailure)
    func operation(_ id: String) async throws(JournalFailure) -> Operation?
    /// The latest operation of a person in a session that was done and not taken back.
    func lastDone(in session: String, by user: String) async throws(JournalFailure) -> Operation?
    /// Operations that began and neither finished nor failed, of processes that are gone: what another one is at work
    /// on is not among them.
    func unfinished() async throws(JournalFailure) -> [Operation]
}

/// One confirmed batch, or one undo, on its way through the handlers.
public struct Operation: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case running, done, failed, undone
        /// The process ended while a step was under way: whether that step happened is not known.
        case interrupted
    }

    public var id: String
    public var session: String
    public var user: String
    public var state: State
    public var started: Int
    public var finished: Int?
    /// The operation that this one takes back.
    public var undoes: String?
    public var frames: [Part]
    public var steps: [Step]

    public init(id: String, session: String, user: String, started: Int, undoes: String? = nil, frames: [Part]) {
        self.id = id
        self.session = session
        self.user = user
        self.started = started
        self.undoes = undoes
        self.frames = frames
        state = .running
        steps = []
    }

    /// What was asked for: one frame of the batch.
    public struct Part: Hashable, Sendable {
        public var intent: Intent.ID
        /// SHA-256 of the intent's file.
        public var digest: String
        public var utterance: String
        /// Slots as they were said back, by name.
        public var slots: [String: String]
        /// The user's words for each slot.
        public var evidence: [String: String]

        public init(
            intent: Intent.ID,
            digest: String,
            utterance: String,
            slots: [String: String],
            evidence: [String: String]
        ) {
            self.intent = intent
            self.digest = digest
            self.utterance = utterance
            self.slots = slots
            self.evidence = evidence
        }
    }

    public struct Step: Hashable, Sendable {
        public enum State: String, Hashable, Sendable {
            case started, done, failed, compensated
            /// Not run: the call that the intent's own `undo` wants instead of the handlers' inverses.
            case inverse
        }

        /// Its place among all steps of the operation, from 0.
        public var position: Int
        public var frame: Int
        public var handler: String
        public var arguments: [String: JSON]
        public var state: State
        public var outcome: Outcome?
        public var failure: String?

        public init(position: Int, frame: Int, handler: String, arguments: [String: JSON]) {
            self.position = position
            self.frame = frame
            self.handler = handler
            self.arguments = arguments
            state = .started
        }
    }

    public var changes: [Change] { steps.filter { $0.state == .done }.flatMap { $0.outcome?.changes ?? [] } }
}

/// Why the journal cannot be written: without it nothing is carried out.
public struct JournalFailure: Error, Hashable, Sendable {
    /// A sentence that says what to do.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }
}
