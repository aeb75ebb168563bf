public import Diagnostics

/// A piece of information an intent needs.
public struct Slot: Sendable {
    public struct Name: Intents.Name {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var name: Name
    public var type: SlotType
    public var title: Localized<String>
    public var requirement: Requirement
    /// Takes the words that nothing else explains.
    public var takesRest: Bool
    public var cues: Localized<[String]>
    public var ask: Localized<Template>
    public var checks: [Check]
    /// Other slots that an answer to this slot's question may fill instead.
    public var accepts: [Name]
    public var standard: Standard?
    /// Who may set it; empty means whoever may use the intent.
    public var allow: Set<Role>
    public var options: [ChoiceOption]
    public var multiplicity: Multiplicity
    /// The largest number of values of a list, or of choices offered.
    public var maximum: Int?
    /// The intent offered when no record has this name.
    public var offersWhenNone: Intent.ID?
    public var hint: String?
    public var place: SourceRange

    public init(name: Name, type: SlotType, place: SourceRange) {
        self.name = name
        self.type = type
        self.place = place
        title = Localized()
        requirement = .never
        takesRest = false
        cues = Localized()
        ask = Localized()
        checks = []
        accepts = []
        allow = []
        options = []
        multiplicity = .one
    }
}

extension Slot {
    public enum Requirement: Sendable { case never, always, when(Expression) }

    /// What happens when words fit several records.
    public enum Multiplicity: String, Hashable, Sendable {
        case one
        /// Offer a list and let the person pick one.
        case pick
        /// Take them all.
        case list
    }

    /// The value of a slot that nobody filled.
    public enum Standard: Sendable {
        case expression(Expression)
        case text(String)
    }

    /// A rule that a value must obey, with what is said when it does not.
    public struct Check: Sendable {
        public var rule: Rule
        public var say: Localized<Template>
        public var place: SourceRange

        public init(rule: Rule, say: Localized<Template>, place: SourceRange) {
            self.rule = rule
            self.say = say
            self.place = place
        }
    }

    public enum Rule: Sendable {
        /// Characters of a text, items of a list.
        case length(ClosedRange<Int>)
        /// An expression in which `value` is the slot's value; `> 0` is short for `value > 0`.
        case expression(Expression)
    }
}

/// One of the options of a `choice` slot: its key and the words for it.
public struct ChoiceOption: Hashable, Sendable {
    public var key: String
    public var words: Localized<[String]>
    public var title: Localized<String>
    /// Who may choose it; empty means whoever may use the intent.
    public var allow: Set<Role>

    public init(key: String, words: Localized<[String]>, title: Localized<String>, allow: Set<Role> = []) {
        self.key = key
        self.words = words
        self.title = title
        self.allow = allow
    }
}

/// What a slot's words must be: one or several alternatives, in order of preference.
public indirect enum SlotType: Hashable, Sendable {
    case text, phone, money, number, integer, percent, quantity, time, duration, period
    /// The part taken off a price in percent: 八折 is 20.
    case discount
    case email, url, boolean, organization, person, city
    case date(Tense), moment(Tense)
    case choice
    /// The name of another slot of the same intent, said by that slot's cue.
    case slot([Slot.Name])
    /// Kinds of `records.yaml`, by name.
    case record([RecordKind.Name])
    case list(SlotType)
    case either([SlotType])
}

extension SlotType {
    /// The kinds of records that a value of this type may be.
    public var recordKinds: [RecordKind.Name] {
        switch self {
        case .record(let kinds): kinds
        case .list(let element): element.recordKinds
        case .either(let types): types.flatMap(\.recordKinds)
        default: []
        }
    }
}

/// Which 周三 is meant: the coming one or the last one.
public enum Tense: String, Hashable, Sendable {
    case any, future, past
}
