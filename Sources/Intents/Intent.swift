public import Diagnostics

/// An operation one can ask for, as its file declares it. Everything in it has been parsed; whether the handlers,
/// records and fields that it names exist is for the linker to say.
public struct Intent: Sendable {
    /// The file's name without its ending.
    public struct ID: Name {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    public var title: Localized<String>
    public var effect: Effect
    /// Who may ask for it; empty means everyone.
    public var allow: Set<Role>
    public var heads: Localized<[Pattern]>
    public var slots: [Slot]
    public var requireOneOf: [RequireOneOf]
    public var unique: [UniqueKey]
    public var guards: [Guard]
    public var confirmation: Confirmation
    public var plan: [Step]
    public var undo: Undo
    /// The slot or step whose record 「它」 means from now on.
    public var focus: String?
    /// What to do when the records that were looked for are not there, and other follow-ups.
    public var offers: [Offer]
    public var presentations: [Presentation]
    public var replies: [String: Localized<Template>]
    public var examples: Localized<[Example]>
    public var never: Localized<[String]>
    public var tests: [DialogueTest]
    public var reading: ReadingPolicy
    /// One short sentence for the model, never a rule.
    public var hint: String?
    public var place: SourceRange
    /// SHA-256 of the file's bytes in hexadecimal: the journal keeps it.
    public var digest: String

    public func slot(_ name: Slot.Name) -> Slot? {
        slots.first { $0.name == name }
    }

    public func isAllowed(for roles: Set<Role>) -> Bool {
        allow.isEmpty || !allow.isDisjoint(with: roles)
    }

    public init(id: ID, title: Localized<String>, effect: Effect, place: SourceRange) {
        self.id = id
        self.title = title
        self.effect = effect
        self.place = place
        allow = []
        heads = Localized()
        slots = []
        requireOneOf = []
        unique = []
        guards = []
        confirmation = Confirmation(
            rule: effect == .read ? .never : .always,
            level: effect == .delete ? .danger : .normal
        )
        plan = []
        undo = .automatic
        offers = []
        presentations = []
        replies = [:]
        examples = Localized()
        never = Localized()
        tests = []
        reading = .offlineFirst
        digest = ""
    }
}

/// What an operation does to the CRM: confirmation, undo, audit and roles follow from it.
public enum Effect: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case read, create, write, delete

    public static func < (left: Effect, right: Effect) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .read: 0
        case .create: 1
        case .write: 2
        case .delete: 3
        }
    }
}

/// Which reader gets the words first.
public enum ReadingPolicy: String, Hashable, Sendable {
    case offlineFirst = "offline"
    case modelFirst = "ai"
}

/// At least one of these slots must be filled; `ask` is the one question for all of them.
public struct RequireOneOf: Sendable {
    public var slots: [Slot.Name]
    public var ask: Localized<Template>
    public var place: SourceRange

    public init(slots: [Slot.Name], ask: Localized<Template>, place: SourceRange) {
        self.slots = slots
        self.ask = ask
        self.place = place
    }
}

/// A slot whose value should not exist in the CRM yet; `similarity` 0.85 lets near names count as the same.
public struct UniqueKey: Hashable, Sendable {
    public var slot: Slot.Name
    public var similarity: Double?
    public var place: SourceRange

    public init(slot: Slot.Name, similarity: Double? = nil, place: SourceRange) {
        self.slot = slot
        self.similarity = similarity
        self.place = place
    }
}

/// A condition over looked-up records that must hold before the card is shown.
public struct Guard: Sendable {
    public var condition: Expression
    public var say: Localized<Template>

    public init(condition: Expression, say: Localized<Template>) {
        self.condition = condition
        self.say = say
    }
}

/// When a card is shown, and how it must be answered.
public struct Confirmation: Sendable {
    public enum Rule: Sendable { case never, always, when(Expression) }
    public enum Level: String, Hashable, Sendable, Codable { case normal, danger }

    public var rule: Rule
    public var level: Level

    public init(rule: Rule, level: Level) {
        self.rule = rule
        self.level = level
    }
}

public enum Undo: Sendable {
    /// From the handlers' own inverses.
    case automatic
    case steps([Step])
    case none(because: String)
}

/// Another intent offered when this one has an empty result or misses a record: `none: create_customer`.
public struct Offer: Hashable, Sendable {
    public var when: String
    public var intent: Intent.ID
    public var place: SourceRange

    public init(when: String, intent: Intent.ID, place: SourceRange) {
        self.when = when
        self.intent = intent
        self.place = place
    }
}
