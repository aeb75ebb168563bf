/// What a million tokens cost, in millionths of the unit of money that the installation counts in.
public struct Price: Hashable, Sendable {
    public var input: Int
    /// Of input that the vendor had in its cache.
    public var cached: Int
    public var output: Int

    public static let unknown = Price(input: 0, cached: 0, output: 0)

    public init(input: Int, cached: Int, output: Int) {
        self.input = input
        self.cached = cached
        self.output = output
    }

    /// `0.28,0.028,0.42`: input, cached, output for a million tokens; nil when it is not that.
    public init?(parsing text: String) {
        let parts = text.split(separator: ",").map { Double($0.filter { !$0.isWhitespace }) }
        let figures = parts.compactMap { $0 }.filter { $0.isFinite && (0...1_000_000).contains($0) }
        guard figures.count == 3, parts.count == 3 else { return nil }
        let millionths = figures.map { Int(($0 * 1_000_000).rounded()) }
        self.init(input: millionths[0], cached: millionths[1], output: millionths[2])
    }

    /// In millionths, a part of one being a whole one: many small requests are no free ones.
    public func cost(of tokens: Tokens) -> Int {
        let fresh = Double(max(0, tokens.input - tokens.cached))
        let sum =
            fresh * Double(input) + Double(tokens.cached) * Double(cached) + Double(tokens.output) * Double(output)
        return Int(min((sum / 1_000_000).rounded(.up), 1e15))
    }
}

/// What an answer says that it took.
public struct Tokens: Hashable, Sendable {
    /// Those that were cached included.
    public var input: Int
    public var cached: Int
    public var output: Int

    public init(input: Int = 0, cached: Int = 0, output: Int = 0) {
        self.input = input
        self.cached = cached
        self.output = output
    }

    public static func += (left: inout Tokens, right: Tokens) {
        left.input += right.input
        left.cached += right.cached
        left.output += right.output
    }
}
