public import Intents

/// The frames of one message, filled one after the other and confirmed with one card.
public struct Batch: Hashable, Sendable, Codable {
    public var frames: [Frame]
    public var stage: Stage
    /// Whether it was asked again after something else was dealt with: that happens once.
    public var wasResumed = false
    /// Where the frames come from when they are rows of a table.
    public var table: TableRows?

    public init(_ frames: [Frame]) {
        self.frames = frames
        stage = .filling
    }

    public enum Stage: Hashable, Sendable, Codable {
        case filling
        case asking(Question, attempt: Int)
        case confirming(Card)
    }
}

/// The rows of a table that the frames of a batch are made of.
public struct TableRows: Hashable, Sendable, Codable {
    /// How many can be carried out, and how many cannot, in words.
    public var summary: String
    public var columns: [String]
    /// For each frame its row, from 1, and what stands there.
    public var numbers: [Int]
    public var cells: [[String]]

    public init(summary: String, columns: [String], numbers: [Int], cells: [[String]]) {
        self.summary = summary
        self.columns = columns
        self.numbers = numbers
        self.cells = cells
    }
}

/// What the person is asked.
public enum Question: Hashable, Sendable, Codable {
    case slot(Slot.Name, frame: Int)
    /// One of several slots, by the position of the intent's `require_one_of`.
    case oneOf(Int, frame: Int)
    /// Which of several records is meant.
    case pick(Slot.Name, frame: Int, choices: [Choice])
    /// Records like the new one exist: open one, update one, or make a new one all the same.
    case duplicate(frame: Int, choices: [Choice])
    /// No record has this name: shall `intent` be started for it? The frame waits meanwhile.
    case offer(Intent.ID, frame: Int, slot: Slot.Name?, words: String)
    /// The words fit several intents.
    case alternatives([Frame])

    public var frame: Int? {
        switch self {
        case .slot(_, let frame), .oneOf(_, let frame), .pick(_, let frame, _), .duplicate(let frame, _),
            .offer(_, let frame, _, _):
            frame
        case .alternatives: nil
        }
    }
}

/// A record among several, with the line that tells it from the others.
public struct Choice: Hashable, Sendable, Codable {
    public let record: RecordReference
    public let line: String

    public init(record: RecordReference, line: String) {
        self.record = record
        self.line = line
    }
}

/// What the person is asked to confirm: good for one answer, for ten minutes, and for the state that it showed.
public struct Card: Hashable, Sendable, Codable {
    /// Also the idempotency key of what it lets happen.
    public let id: String
    public var level: Confirmation.Level
    /// The effect that the answer to a danger card must name.
    public var effect: Effect
    public var lines: [Line]
    /// The versions of the records shown, by `model,id`.
    public var versions: [String: String]
    /// Seconds since 1970.
    public var expires: Int

    /// Ten minutes.
    public static let lifetime = 600

    public init(
        id: String,
        level: Confirmation.Level,
        effect: Effect,
        lines: [Line],
        versions: [String: String],
        expires: Int
    ) {
        self.id = id
        self.level = level
        self.effect = effect
        self.lines = lines
        self.versions = versions
        self.expires = expires
    }

    /// One line of a card: a slot with its value, what it replaces, and the words that it came from.
    public struct Line: Hashable, Sendable, Codable {
        public var frame: Int
        public var slot: String
        public var label: String
        public var value: String
        public var before: String?
        public var evidence: String?
        public var isChanged: Bool

        public init(
            frame: Int,
            slot: String,
            label: String,
            value: String,
            before: String? = nil,
            evidence: String? = nil,
            isChanged: Bool = false
        ) {
            self.frame = frame
            self.slot = slot
            self.label = label
            self.value = value
            self.before = before
            self.evidence = evidence
            self.isChanged = isChanged
        }
    }
}
