public import Intents

/// All that a conversation remembers between two turns: a value that any store can keep.
public struct DialogueState: Hashable, Sendable, Codable {
    /// The last is the one being talked about; the others wait until it is done.
    public var stack: [Batch]
    /// The records that pronouns mean, the latest first, at most one of each kind.
    public var focus: [Focus]
    /// The records of the last list, in its order: 第二个.
    public var listed: [Focus]
    /// The last reading command, for 「那上周的呢」.
    public var lastRead: Frame?
    public var lastReply: String?
    public var language: Language
    /// Cards that were answered, so that a second answer is told so.
    public var answered: [String]

    /// Deeper digressions than this drop the oldest.
    public static let depth = 4

    public init(language: Language) {
        self.language = language
        stack = []
        focus = []
        listed = []
        answered = []
    }

    public struct Focus: Hashable, Sendable, Codable {
        public let kind: RecordKind.Name
        public let record: RecordReference

        public init(kind: RecordKind.Name, record: RecordReference) {
            self.kind = kind
            self.record = record
        }
    }

    public var current: Batch? {
        get { stack.last }
        set {
            if !stack.isEmpty { stack.removeLast() }
            if let newValue { stack.append(newValue) }
        }
    }

    public mutating func push(_ batch: Batch) {
        stack.append(batch)
        if stack.count > DialogueState.depth { stack.removeFirst() }
    }

    public mutating func look(at record: RecordReference, kind: RecordKind.Name) {
        focus.removeAll { $0.kind == kind }
        focus.insert(Focus(kind: kind, record: record), at: 0)
    }

    /// The record that a pronoun means, where the slot takes one of `kinds`.
    public func focused(on kinds: [RecordKind.Name]) -> Focus? {
        focus.first { kinds.contains($0.kind) }
    }

    public mutating func answer(_ card: Card) {
        answered.append(card.id)
        if answered.count > 50 { answered.removeFirst() }
    }
}
