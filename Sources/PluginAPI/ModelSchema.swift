public import Intents

/// The fields and public methods of a model: from a live service, a snapshot, or the embedded CRM.
public struct ModelSchema: Hashable, Sendable {
    public var model: String
    public var fields: [String: Field]
    /// Public methods; nil where nobody knows.
    public var methods: Set<String>?

    public init(model: String, fields: [String: Field], methods: Set<String>? = nil) {
        self.model = model
        self.fields = fields
        self.methods = methods
    }

    public struct Field: Hashable, Sendable {
        /// `char text html integer float monetary boolean date datetime selection many2one one2many many2many …`
        public var type: String
        public var label: Localized<String>
        /// The other model of a relational field.
        public var relation: String?
        /// The field of `relation` that points back, for one2many.
        public var relationField: String?
        public var selection: [Option]
        public var isRequired: Bool
        public var isReadonly: Bool
        public var isStored: Bool

        public init(
            type: String,
            label: Localized<String> = Localized(),
            relation: String? = nil,
            relationField: String? = nil,
            selection: [Option] = [],
            isRequired: Bool = false,
            isReadonly: Bool = false,
            isStored: Bool = true
        ) {
            self.type = type
            self.label = label
            self.relation = relation
            self.relationField = relationField
            self.selection = selection
            self.isRequired = isRequired
            self.isReadonly = isReadonly
            self.isStored = isStored
        }
    }

    public struct Option: Hashable, Sendable {
        public var key: String
        public var label: Localized<String>

        public init(key: String, label: Localized<String>) {
            self.key = key
            self.label = label
        }
    }
}
