internal import Intents
internal import JSON

/// Text for a model. Whatever is interpolated is quoted; only what stands in our source or in authors' files goes in
/// as it is, and has to say so.
public struct PromptText: Hashable, Sendable, ExpressibleByStringInterpolation {
    public private(set) var text: String

    public init(stringLiteral value: StaticString) {
        text = value.description
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    init(joining parts: [PromptText], with separator: StaticString = "") {
        text = parts.map(\.text).joined(separator: separator.description)
    }

    public static func += (left: inout PromptText, right: PromptText) { left.text += right.text }

    /// At least as many as a vendor counts.
    public var tokens: Int { TokenEstimate.tokens(of: text) }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

        /// Untrusted words, as a JSON string that they cannot leave.
        public mutating func appendInterpolation(_ words: String) {
            text += PromptText.quoted(words)
        }

        public mutating func appendInterpolation(_ number: Int) { text += "\(number)" }

        mutating func appendInterpolation(_ part: PromptText) { text += part.text }

        /// Words of an author's file, which an administrator put there; on one line.
        mutating func appendInterpolation(authored words: String) {
            text += words.map { $0.isNewline ? " " : String($0) }.joined()
        }
    }

    /// Brackets and line ends of any kind are escaped too, so that nothing inside looks like the prompt's own.
    private static func quoted(_ words: String) -> String {
        var quoted = ""
        for scalar in JSON.string(words).serialized().unicodeScalars {
            let isPlain =
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
                default: scalar != "<" && scalar != ">" && scalar != "`"
                }
            quoted.unicodeScalars.append(contentsOf: isPlain ? [scalar] : Array(escape(scalar).unicodeScalars))
        }
        return quoted
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        .joined()
    }
}

/// How many tokens a text is, rather too many than too few: by a quarter for prompts of today's models.
public enum TokenEstimate {
    public static func tokens(of text: String) -> Int {
        var latin = 0
        var other = 0
        for scalar in text.unicodeScalars {
            if scalar.isASCII { latin += 1 } else { other += scalar.value < 0x2E80 ? 2 : 1 }
        }
        return (latin + 2) / 3 + other
    }
}

/// What a model is asked: the part that is the same for many turns, and the part of this turn.
public struct Prompt: Hashable, Sendable {
    /// First, so that vendors can keep it in their caches.
    public var system: PromptText
    public var question: PromptText
    /// Whether text for people is wanted, and not commands.
    public var isProse: Bool

    public init(system: PromptText, question: PromptText, isProse: Bool = false) {
        self.system = system
        self.question = question
        self.isProse = isProse
    }

    public var tokens: Int { system.tokens + question.tokens }
}
