/// What Redis answers to one command; an error reply is thrown instead.
public enum RedisReply: Hashable, Sendable {
    case null
    case integer(Int)
    case text(String)
    case array([RedisReply])
}

extension RedisReply {
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// A number, also one that Redis keeps as text.
    public var integer: Int? {
        switch self {
        case .integer(let number): number
        case .text(let text): Int(text)
        case .null, .array: nil
        }
    }

    /// Empty for everything that is no array.
    public var elements: [RedisReply] {
        if case .array(let elements) = self { elements } else { [] }
    }
}
