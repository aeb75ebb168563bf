extension JSON {
    /// What a text may cost at most; what goes beyond is refused before it is built.
    public struct Limits: Hashable, Sendable {
        public enum DuplicateKeys: Hashable, Sendable {
            case refused, lastWins
        }

        public static let `default` = Limits()

        public let maxDepth: Int
        public let maxBytes: Int
        public let duplicateKeys: DuplicateKeys

        public init(maxDepth: Int = 64, maxBytes: Int = 16 << 20, duplicateKeys: DuplicateKeys = .refused) {
            // The parser recurses: this many frames fit any thread's stack.
            precondition((1...1_000).contains(maxDepth), "a JSON depth limit is between 1 and 1,000")
            self.maxDepth = maxDepth
            self.maxBytes = maxBytes
            self.duplicateKeys = duplicateKeys
        }
    }

    /// Why a text is not JSON, at a byte of it.
    public struct ParseError: Error, Hashable, CustomStringConvertible {
        public let offset: Int
        public let message: String

        public init(offset: Int, message: String) {
            self.offset = offset
            self.message = message
        }

        public var description: String { "\(message) (byte \(offset))" }
    }

    /// Reads one value, strictly as in RFC 8259; a number beyond `Int` or with a fraction becomes a double.
    public init(parsing bytes: some Collection<UInt8>, limits: Limits = .default) throws(ParseError) {
        guard bytes.count <= limits.maxBytes else { throw .tooLong(bytes.count, limit: limits.maxBytes) }
        var parser = JSONParser(Array(bytes), limits: limits)
        self = try parser.document()
    }

    public init(parsing text: String, limits: Limits = .default) throws(ParseError) {
        try self.init(parsing: text.utf8, limits: limits)
    }
}
