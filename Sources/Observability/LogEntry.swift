internal import JSON

/// One line of the log: what happened, and to which request, session and turn. It has no place for what people say,
/// for their names or for secrets.
public struct LogEntry: Hashable, Sendable {
    public enum Level: String, Hashable, Sendable, Comparable {
        case debug, info, warning, error

        private var rank: Int {
            switch self {
            case .debug: 0
            case .info: 1
            case .warning: 2
            case .error: 3
            }
        }

        public static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }
    }

    public enum Field: String, Hashable, Sendable {
        case request, session, turn, trace, user, connection, method, route, status, code, reason, intent, provider
        case milliseconds, bytes, count, attempt
    }

    public var level: Level
    public let event: String
    private var values: [Field: JSON] = [:]

    /// - Parameter event: A name that the code fixes, `request.done`.
    public init(_ event: StaticString, _ level: Level = .info) {
        self.event = "\(event)"
        self.level = level
    }

    /// An identifier: what is not of an identifier's letters is left out, so that no value can pretend to be a line.
    public func with(_ field: Field, _ identifier: String) -> LogEntry {
        var copy = self
        let letters = identifier.unicodeScalars.prefix(120).filter { $0.isASCII && Self.isPlain($0) }
        copy.values[field] = .string(String(String.UnicodeScalarView(letters)))
        return copy
    }

    public func with(_ field: Field, _ number: Int) -> LogEntry {
        var copy = self
        copy.values[field] = .integer(number)
        return copy
    }

    /// One line of JSON.
    public func line(at time: String) -> String {
        var members: [String: JSON] = [
            "time": .string(time), "level": .string(level.rawValue), "event": .string(event),
        ]
        for (field, value) in values { members[field.rawValue] = value }
        return JSON.object(members).serialized()
    }

    private static func isPlain(_ letter: Unicode.Scalar) -> Bool {
        letter.properties.isAlphabetic || ("0"..."9").contains(letter) || "_.:-/{}*".unicodeScalars.contains(letter)
    }
}
