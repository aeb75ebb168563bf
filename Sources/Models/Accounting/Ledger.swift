public import Intents

/// Where requests to models are written down. What cannot be written is lost, never a turn with it.
public protocol Ledger: Sendable {
    func record(_ entry: UsageEntry)
    /// What today's requests have cost, in millionths; of one user, or of all. Nil when that cannot be told.
    func spentToday(by user: String?) -> Int?
    /// Of all who write into this account.
    var reservations: Reservations { get }
}

/// One request to a model.
public struct UsageEntry: Hashable, Sendable {
    public var provider: String
    public var intent: Intent.ID?
    public var user: String
    public var tokens: Tokens
    /// Whether the tokens are a guess, as the provider did not tell them.
    public var isEstimated: Bool
    /// In millionths.
    public var cost: Int
    public var latency: Duration
    public var failure: String?

    public init(
        provider: String,
        intent: Intent.ID?,
        user: String,
        tokens: Tokens,
        isEstimated: Bool = false,
        cost: Int,
        latency: Duration,
        failure: String?
    ) {
        self.provider = provider
        self.intent = intent
        self.user = user
        self.tokens = tokens
        self.isEstimated = isEstimated
        self.cost = cost
        self.latency = latency
        self.failure = failure
    }
}
