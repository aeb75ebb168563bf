/// What a file may cost at most; a limit is checked before what it bounds is built.
public struct YAMLLimits: Hashable, Sendable {
    public static let `default` = YAMLLimits()

    public let maxBytes: Int
    public let maxDepth: Int
    /// Counted as if every alias were written out.
    public let maxNodes: Int
    public let maxAliases: Int
    /// Reading stops when a file has this many mistakes.
    public let maxMistakes: Int

    public init(
        maxBytes: Int = 1 << 20,
        maxDepth: Int = 64,
        maxNodes: Int = 100_000,
        maxAliases: Int = 1_000,
        maxMistakes: Int = 100
    ) {
        // A tree is freed by recursion: this depth fits any thread's stack.
        precondition((1...1_000).contains(maxDepth), "a YAML depth limit is between 1 and 1,000")
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxNodes = maxNodes
        self.maxAliases = maxAliases
        self.maxMistakes = maxMistakes
    }
}
