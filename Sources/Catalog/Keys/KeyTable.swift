/// The keys of one kind of mapping, declared once.
struct KeyTable: Sendable {
    let name: String
    /// How the kind is called in sentences: `an intent`, `a slot`.
    let title: String
    let keys: [Key]
    /// Keys besides those of the table: a step names its handler by one.
    let other: OtherKey?

    init(_ name: String, _ title: String, other: OtherKey? = nil, _ keys: [Key]) {
        self.name = name
        self.title = title
        self.keys = keys
        self.other = other
    }

    /// In the order in which an author meets them.
    static let all: [KeyTable] = [
        .intent, .slot, .check, .option, .requireOneOf, .guardRule, .confirmation, .step, .undo, .offer, .presentation,
        .table, .record, .chart, .column, .reply, .test, .turn, .recordKind, .pack, .talk,
    ]

    subscript(name: String) -> Key? {
        keys.first { $0.name == name }
    }
}

struct Key: Sendable {
    let name: String
    let shape: Shape
    let summary: String
    /// What counts when the key is left out, in words; nil when nothing does.
    let standard: String?
    let isRequired: Bool

    init(_ name: String, _ shape: Shape, _ summary: String, standard: String? = nil, isRequired: Bool = false) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.standard = standard
        self.isRequired = isRequired
    }
}

/// The one key of a mapping that its table does not know by name.
struct OtherKey: Sendable {
    let title: String
    let summary: String
    /// What tells such a key from a misspelt one.
    let mark: Character
}
