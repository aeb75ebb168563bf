/// All that the files of `Intents/` declare, parsed: what the linker turns into a program.
public struct Pack: Sendable {
    public var settings: Settings
    public var records: [RecordKind]
    public var talk: Talk
    public var intents: [Intent]

    public init(
        settings: Settings = Settings(),
        records: [RecordKind] = [],
        talk: Talk = Talk(),
        intents: [Intent] = []
    ) {
        self.settings = settings
        self.records = records
        self.talk = talk
        self.intents = intents
    }

    /// `pack.yaml`
    public struct Settings: Hashable, Sendable {
        public var version: Int
        public var languages: [Language]
        /// ISO 4217
        public var currency: String
        /// ISO 3166-1 alpha-2; decides how telephone numbers without a country code are read.
        public var region: String
        /// An IANA name, `Asia/Shanghai`.
        public var timeZone: String
        /// What the roles are called that `allow` may name; empty says nothing about which there are.
        public var roles: [Role: Localized<String>]

        public init(
            version: Int = 1,
            languages: [Language] = [.zh, .en],
            currency: String = "CNY",
            region: String = "CN",
            timeZone: String = "Asia/Shanghai",
            roles: [Role: Localized<String>] = [:]
        ) {
            self.version = version
            self.languages = languages
            self.currency = currency
            self.region = region
            self.timeZone = timeZone
            self.roles = roles
        }
    }
}

/// `talk.yaml`: the built-in words and replies, which an installation may override.
public struct Talk: Sendable {
    /// Patterns of the built-in commands, by name: `yes no cancel undo correct skip repeat help why greeting …`;
    /// and of the reader's own word classes: `filler negation sequence connector …`.
    public var words: [String: Localized<[Pattern]>]
    /// What the engine itself says, by message key: `ask.retry`, `card.expired` …
    public var replies: [String: Localized<Template>]

    public init(words: [String: Localized<[Pattern]>] = [:], replies: [String: Localized<Template>] = [:]) {
        self.words = words
        self.replies = replies
    }
}
