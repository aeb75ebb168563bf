public import Entities
public import Intents

/// What a reader may know of the conversation.
public struct ReadingContext: Sendable {
    public var language: Language
    public var reference: Reference
    public var roles: Set<Role>
    /// Whose turn it is, for accounts.
    public var speaker = ""
    public var pending: Pending
    /// The frame being filled or confirmed.
    public var frame: OpenFrame?
    /// Kinds of the records that pronouns can mean, the latest first.
    public var focus: [RecordKind.Name]
    public var lastRead: Intent.ID?
    public var lexicon: Lexicon
    /// When the turn did, for readers whose time is bounded; nil for now.
    public var began: ContinuousClock.Instant?
    /// Told the name of a model before it is asked.
    public var asking: (@Sendable (String) -> Void)?

    public init(
        language: Language = .zh,
        reference: Reference,
        roles: Set<Role> = [],
        pending: Pending = .nothing,
        frame: OpenFrame? = nil,
        focus: [RecordKind.Name] = [],
        lastRead: Intent.ID? = nil,
        lexicon: Lexicon = Lexicon()
    ) {
        self.language = language
        self.reference = reference
        self.roles = roles
        self.pending = pending
        self.frame = frame
        self.focus = focus
        self.lastRead = lastRead
        self.lexicon = lexicon
    }

    /// What the person was asked last.
    public enum Pending: Hashable, Sendable {
        case nothing
        /// A value for one of these slots.
        case slots([Slot.Name])
        /// One of these, by their titles, for a slot or for nothing in particular.
        case choice([String], slot: Slot.Name?)
        /// Yes or no to a card; a danger card wants its effect named.
        case card(Confirmation.Level)
        /// Whether another intent shall be started.
        case offer(Intent.ID)
    }

    /// An intent with the slots that are filled, in the order in which they were.
    public struct OpenFrame: Hashable, Sendable {
        public var intent: Intent.ID
        public var filled: [Slot.Name]
        /// What the slots hold that hold numbers: a number that corrects one is likely to be near it.
        public var figures: [Slot.Name: Double]

        public init(_ intent: Intent.ID, filled: [Slot.Name] = [], figures: [Slot.Name: Double] = [:]) {
            self.intent = intent
            self.filled = filled
            self.figures = figures
        }
    }
}
