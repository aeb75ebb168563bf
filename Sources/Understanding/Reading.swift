public import Intents

/// What a reader made of one utterance.
public struct Reading: Hashable, Sendable {
    public var commands: [Command]
    /// Other meanings that fit as well, three at most with this one.
    public var alternatives: [[Command]]
    public var confidence: Confidence
    public var evidence: [Evidence]
    /// The name of the reader that made it.
    public var reader: String
    /// Whether the words ask that something be left undone.
    public var isDeclined = false
    /// The words ask that all records of a kind disappear, which is never done: the operations that do it to one.
    public var sweeping: [Intent.ID]?
    /// What the trace should tell besides: who was asked in vain, what was not believed.
    public var notes: [String] = []
    /// Models were wanted for it and none could be had.
    public var lacksModels = false
    /// A model read the words, and not the offline reader.
    public var isByModel = false

    public init(
        _ commands: [Command],
        alternatives: [[Command]] = [],
        confidence: Confidence,
        evidence: [Evidence] = [],
        reader: String
    ) {
        self.commands = commands
        self.alternatives = alternatives
        self.confidence = confidence
        self.evidence = evidence
        self.reader = reader
    }

    public enum Confidence: String, Hashable, Sendable, Comparable {
        case rejected, unsure, sure

        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .rejected: 0
            case .unsure: 1
            case .sure: 2
            }
        }
    }
}

/// What one stretch of the utterance was taken for.
public struct Evidence: Hashable, Sendable {
    public let words: Words
    public let role: Role

    public init(_ words: Words, _ role: Role) {
        self.words = words
        self.role = role
    }

    public enum Role: Hashable, Sendable {
        /// Words that start this intent.
        case head(Intent.ID)
        /// Words that announce this slot.
        case cue(Slot.Name)
        case value(Slot.Name, Source)
        /// Words of this class in `talk.yaml`.
        case word(String)
        case unexplained
    }

    /// How a value was recognised.
    public enum Source: String, Hashable, Sendable {
        /// By its form: a phone number, an amount, a date.
        case type
        /// By its look, which other things have as well: a likely name, a number without a unit.
        case look
        /// A name or an option that is known.
        case name
        /// A pronoun or a position in a list.
        case reference
        /// It stands where the head or the cue says that the value stands.
        case place
        /// Nothing else explains the words.
        case rest
        /// A model says so.
        case model
    }
}
