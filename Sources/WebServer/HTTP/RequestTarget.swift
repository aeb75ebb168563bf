/// What a request asks for: its path and query, decoded once and checked.
public struct RequestTarget: Hashable, Sendable {
    /// The path as it came, still percent-encoded; fit for a log, as the query is not.
    public let path: String
    /// The path's segments, each decoded by itself, so that an encoded slash stays inside its segment.
    public let segments: [String]
    public let query: Query

    /// Nil for what is not an absolute path, or decodes to control characters, bad UTF-8 or dot segments.
    public init?(_ text: String) {
        let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = halves.first, path.utf8.first == UInt8(ascii: "/") else { return nil }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "#") }) else { return nil }
        var segments: [String] = []
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let decoded = segment.percentDecoded(), decoded != ".", decoded != ".." else { return nil }
            segments.append(decoded)
        }
        guard let query = halves.count > 1 ? Query(halves[1]) : Query() else { return nil }
        self.path = String(path)
        self.segments = segments == [""] ? [] : segments
        self.query = query
    }

    private init() {
        path = "*"
        segments = []
        query = Query()
    }

    /// The server as a whole, which only `OPTIONS` may ask for.
    static let asterisk = RequestTarget()
}

extension RequestTarget {
    /// The query's items in the order they came.
    public struct Query: Hashable, Sendable {
        public struct Item: Hashable, Sendable {
            public let name: String
            public let value: String
        }

        public private(set) var items: [Item] = []

        init() {}

        init?(_ text: Substring) {
            for pair in text.split(separator: "&") {
                let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = halves[0].percentDecoded(plusIsSpace: true),
                    let value = halves.count > 1 ? halves[1].percentDecoded(plusIsSpace: true) : ""
                else { return nil }
                items.append(Item(name: name, value: value))
            }
        }

        /// The first value of that name.
        public subscript(name: String) -> String? {
            items.first { $0.name == name }?.value
        }
    }
}

extension Substring {
    /// Nil for a broken escape, bad UTF-8 or a control character, encoded or not.
    fileprivate func percentDecoded(plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            var decoded = byte
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst()?.hexDigitValue, let low = rest.popFirst()?.hexDigitValue else {
                    return nil
                }
                decoded = high << 4 | low
            } else if plusIsSpace, byte == UInt8(ascii: "+") {
                decoded = 0x20
            }
            guard decoded >= 0x20, decoded != 0x7f else { return nil }
            bytes.append(decoded)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    var hexDigitValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
