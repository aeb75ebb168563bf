public import JSON

/// What the dashboard shows beside what was counted.
public struct Surroundings: Sendable {
    public var users: Int
    public var sockets: Int
    public var providers: [Provider]
    /// In the form of `Status.crm` of the description.
    public var crm: JSON
    /// What an intent is called, by its id: `{zh, en}`.
    public var titles: [String: JSON]

    public init(users: Int, sockets: Int, providers: [Provider] = [], crm: JSON, titles: [String: JSON] = [:]) {
        self.users = users
        self.sockets = sockets
        self.providers = providers
        self.crm = crm
        self.titles = titles
    }

    /// What a provider of language models was asked within the window.
    public struct Provider: Hashable, Sendable {
        public let name: String
        public var calls = 0
        public var failures = 0
        public var input = 0
        public var output = 0
        /// `Money` of the description; nil where prices are not known.
        public var cost: JSON?

        public init(_ name: String) {
            self.name = name
        }

        var json: JSON {
            let state = failures == 0 ? "up" : failures < calls ? "degraded" : "down"
            var json: JSON = [
                "name": .string(name), "calls": .integer(calls), "failures": .integer(failures),
                "input_tokens": .integer(input), "output_tokens": .integer(output), "state": .string(state),
            ]
            json["cost"] = cost
            return json
        }
    }
}
