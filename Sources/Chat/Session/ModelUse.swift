/// What one user's requests of one day took at one provider of language models.
public struct ModelUse: Hashable, Sendable {
    public var provider: String
    public var user: String
    /// Days since 1970.
    public var day: Int
    public var calls: Int
    public var failures: Int
    public var input: Int
    public var output: Int
    /// In millionths of the program's currency; zero where prices are not known.
    public var cost: Int

    public init(
        provider: String,
        user: String,
        day: Int,
        calls: Int,
        failures: Int,
        input: Int,
        output: Int,
        cost: Int
    ) {
        self.provider = provider
        self.user = user
        self.day = day
        self.calls = calls
        self.failures = failures
        self.input = input
        self.output = output
        self.cost = cost
    }
}
