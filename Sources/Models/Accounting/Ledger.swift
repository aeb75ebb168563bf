public import Intents

/// Where requests to models are written down. What cannot be written is lost, never a turn with it.
public protocol Ledger: Sendable {
    func record(_ entry: UsageEntry)
    /// What today's requests have cost, in millionths; of one user, or of all. Nil when that cannot be told.
    func spentToday(by user: String?) -> Int?
}

/// One request to a model.
public struct UsageEntry: Hashable, Sendable {
    public var provider: String
    public var intent: Intent.ID?
    public var user: String
    public var tokens: Tokens
    /// In millionths.
    public var cost: Int
    public var latency: Duration
    public var failure: String?

    public init(
        provider: String,
        intent: Intent.ID?,
        user: String,
        tokens: Tokens,
        cost: Int,
        latency: Duration,
        failure: String?
    ) {
        self.provider = provider
        self.intent = intent
        self.user = user
        self.tokens = tokens
        self.cost = cost
        self.latency = latency
        self.failure = failure
    }
}

/// How much may be spent in a day, in millionths; nil sets no bound.
public struct Budget: Hashable, Sendable {
    public var ofUser: Int?
    public var ofInstallation: Int?

    public init(ofUser: Int? = nil, ofInstallation: Int? = nil) {
        self.ofUser = ofUser
        self.ofInstallation = ofInstallation
    }

    enum Verdict: Hashable { case within, spent(of: String) }

    /// A budget without a readable account is taken as spent.
    func verdict(_ ledger: (any Ledger)?, user: String) -> Verdict {
        if let ofUser, ledger?.spentToday(by: user) ?? .max >= ofUser { return .spent(of: "the user") }
        if let ofInstallation, ledger?.spentToday(by: nil) ?? .max >= ofInstallation {
            return .spent(of: "the installation")
        }
        return .within
    }
}
