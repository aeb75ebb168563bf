/// Where a Redis listens and as whom to sign in, as written in the `redis:` scheme registered with IANA.
public struct RedisLocation: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        case address(RedisAddress)
        case socket(path: String)
        /// Whoever the first sentinel that answers names as the primary of this name.
        case sentinels([RedisAddress], primary: String)
    }

    public var place: Place
    public var user: String?
    public var password: String?
    public var database: Int

    public init(_ text: String) throws(RedisFailure) {
        func fail() -> RedisFailure { .badLocation(Self.redacted(text)) }
        database = 0
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            guard path.hasPrefix("/") else { throw fail() }
            place = .socket(path: path)
            return
        }
        guard let scheme = ["redis://", "redis+sentinel://"].first(where: text.hasPrefix) else { throw fail() }
        var rest = text.dropFirst(scheme.count)
        if let at = rest.lastIndex(of: "@") {
            let credentials = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            rest = rest[rest.index(after: at)...]
            guard let first = credentials.first, let last = credentials.last,
                let name = Self.decoded(first), let secret = Self.decoded(last)
            else { throw fail() }
            user = credentials.count == 2 && !name.isEmpty ? name : nil
            password = secret
        }
        let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let tail = parts.count == 2 ? String(parts[1]) : ""
        let isSentinel = scheme == "redis+sentinel://"
        let standard = isSentinel ? 26379 : 6379
        let addresses = (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
            .map { RedisAddress($0, port: standard) }
        let known = addresses.compactMap(\.self)
        guard let first = known.first, known.count == addresses.count else { throw fail() }
        if isSentinel {
            guard !tail.isEmpty, !tail.contains("/") else { throw fail() }
            place = .sentinels(known, primary: tail)
        } else {
            guard known.count == 1, let number = tail.isEmpty ? 0 : Int(tail), number >= 0 else { throw fail() }
            place = .address(first)
            database = number
        }
    }

    /// Percent-decoded; nil where that is damaged.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Without what stands before the last @.
    private static func redacted(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return text }
        return "…" + text[at...]
    }
}

public struct RedisAddress: Hashable, Sendable, CustomStringConvertible {
    public let host: String
    public let port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `host`, `host:port`, `[v6]:port`.
    init?(_ text: some StringProtocol, port standard: Int) {
        var host = Substring(text)
        var port = standard
        let bracket = host.hasPrefix("[") ? host.lastIndex(of: "]") : nil
        if host.hasPrefix("["), bracket == nil { return nil }
        if let colon = host[(bracket ?? host.startIndex)...].lastIndex(of: ":") {
            guard let number = Int(host[host.index(after: colon)...]), (1...65535).contains(number) else { return nil }
            port = number
            host = host[..<colon]
        }
        if bracket != nil { host = host.dropFirst().dropLast() }
        if host.isEmpty { return nil }
        self.init(host: String(host), port: port)
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
