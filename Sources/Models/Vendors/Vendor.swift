/// What one kind of chat completions server is like: all that differs between vendors, as data.
public struct Vendor: Hashable, Sendable {
    /// As configuration, accounts and traces spell it.
    public var name: String
    /// `/chat/completions` is appended to it.
    public var url: String
    public var model: String
    public var capabilities: Capabilities
    /// The request's member that bounds the answer's length.
    public var lengthMember: String
    /// Nil where models refuse to be given one.
    public var temperature: Double?
    public var price: Price
    public var needsKey: Bool

    public init(
        _ name: String,
        url: String,
        model: String,
        _ capabilities: Capabilities,
        lengthMember: String = "max_tokens",
        temperature: Double? = 0,
        price: Price = .unknown,
        needsKey: Bool = true
    ) {
        self.name = name
        self.url = url
        self.model = model
        self.capabilities = capabilities
        self.lengthMember = lengthMember
        self.temperature = temperature
        self.price = price
        self.needsKey = needsKey
    }

    public static let known: [Vendor] = [.deepSeek, .openAI, .compatible]
}
