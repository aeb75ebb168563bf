/// Why a command has no answer; the description says what can be done about it.
public enum RedisFailure: Error, Hashable, Sendable {
    /// Nothing was sent.
    case unreachable(String, reason: String)
    /// The connection ended before the answer: the command may have been carried out.
    case lost(String, reason: String)
    /// Redis answered with an error.
    case refused(String)
    /// A location that cannot be read.
    case badLocation(String)
}

extension RedisFailure {
    /// Whether another connection may do better: this one ended, or leads to a Redis that is no longer the primary.
    var isOfThisConnection: Bool {
        switch self {
        case .lost: true
        case .refused(let message): message.hasPrefix("READONLY")
        case .unreachable, .badLocation: false
        }
    }

    /// Whether the same may succeed in a while: Redis is away, or comes up, or another one takes over.
    var isPassing: Bool {
        switch self {
        case .lost, .unreachable: true
        case .refused(let message):
            ["READONLY", "LOADING", "MASTERDOWN", "BUSY", "TRYAGAIN"].contains(where: message.hasPrefix)
        case .badLocation: false
        }
    }
}

extension RedisFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreachable(let address, let reason):
            "cannot reach Redis at \(address) (\(reason)); start it, or correct the address"
        case .lost(let address, let reason):
            "the connection to Redis at \(address) ended before the answer (\(reason)); try again"
        case .refused(let message):
            message.hasPrefix("NOAUTH") || message.hasPrefix("WRONGPASS")
                ? "Redis wants other credentials (\(message)); put user and password into its address"
                : "Redis refused: \(message)"
        case .badLocation(let text):
            "'\(text)' is no address of a Redis: write redis://[user:password@]host[:port][/number], "
                + "redis+sentinel://host[:port],…/name, or unix:/path"
        }
    }
}
