public import Diagnostics
public import JSON

/// How words become one record of a model.
public struct RecordKind: Sendable {
    public struct Name: Intents.Name {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var name: Name
    public var model: String
    public var title: Localized<String>
    /// A search domain in the form of Odoo that holds for all records of this kind.
    public var domain: JSON
    /// Fields that a name is looked for in.
    public var find: [String]
    /// Tiers in order; the first with a hit wins.
    public var match: [MatchTier]
    /// How a record is called in lists and cards.
    public var show: Template
    /// Words that mean the one in focus.
    public var refer: Localized<[String]>
    /// What its names look like: `organization`, `person`, both, or `text`; nil says nothing.
    public var names: SlotType?
    /// Small tables are read whole and offered as buttons.
    public var loadsAll: Bool
    /// More words for a record, by its name.
    public var aliases: [String: [String]]
    /// The order of pick lists in the form of Odoo, nil for the model's own.
    public var order: String?
    /// More fields to read, for `show` and for telling twins apart.
    public var fields: [String]
    /// Kinds that narrow this one, with the field that points to them: the opportunities of a customer by `partner_id`.
    public var within: [Name: String]
    public var place: SourceRange
    /// Where the model and the fields stand, by name.
    public var places: [String: SourceRange]

    public init(name: Name, model: String, show: Template, place: SourceRange) {
        self.name = name
        self.model = model
        self.show = show
        self.place = place
        title = Localized()
        domain = .array([])
        find = ["name"]
        match = [.exact, .prefix, .contains, .pinyin, .fuzzy]
        refer = Localized()
        loadsAll = false
        aliases = [:]
        fields = []
        within = [:]
        places = [:]
    }
}

public enum MatchTier: String, Hashable, Sendable, CaseIterable {
    case exact, prefix, contains, pinyin, fuzzy
}
