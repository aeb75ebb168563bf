public import Diagnostics
public import JSON

/// A conversation that an author wrote down as a test of an intent.
public struct DialogueTest: Sendable {
    public var name: String
    /// Records that exist at the start, by model.
    public var given: [String: [JSON]]
    /// Who speaks: roles, when other than the intent's own.
    public var roles: Set<Role>?
    public var turns: [Turn]
    public var place: SourceRange

    public init(name: String, given: [String: [JSON]], roles: Set<Role>?, turns: [Turn], place: SourceRange) {
        self.name = name
        self.given = given
        self.roles = roles
        self.turns = turns
        self.place = place
    }

    public struct Turn: Sendable {
        public var user: String
        /// `ask phone`, `reject phone`, `confirm`, `danger`, `done`, `undone`, `cancelled`, `pick customer_name`,
        /// `duplicate customer 7`, `none customer_name`, `offer create_customer`, `refused`, `ambiguous`, `help`, `unknown`.
        public var bot: String
        /// Slots of the frame with their values as they are said back; nil leaves the others free.
        public var slots: [String: JSON]?
        public var changed: [String]?
        /// Handler calls made in this turn: `{odoo.create: res.partner, values: {…}}`; given values must be contained.
        public var calls: [JSON]?
        /// Text that the reply must contain.
        public var says: [String]
        public var place: SourceRange

        public init(user: String, bot: String, place: SourceRange) {
            self.user = user
            self.bot = bot
            self.place = place
            says = []
        }
    }
}
