/// A mistake in a file: where it is, what it is, how to mend it.
public struct Diagnostic: Hashable, Sendable {
    public let id: ID
    public let severity: Severity
    /// One lower-case sentence that quotes the culprit.
    public let message: String
    public let range: SourceRange
    public let notes: [Note]
    /// The cure, when we know it.
    public let suggestion: String?

    public init(
        _ id: ID,
        _ severity: Severity,
        _ message: String,
        at range: SourceRange,
        notes: [Note] = [],
        suggestion: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.range = range
        self.notes = notes
        self.suggestion = suggestion
    }
}

extension Diagnostic {
    /// The stable name of a kind of mistake: `slot.unknown-kind`.
    public struct ID: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral, CustomStringConvertible {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral value: String) { rawValue = value }

        public var description: String { rawValue }
    }

    /// Only an error keeps a file from being used.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        case error, warning, note
    }

    /// A second place, or a fact, that explains the mistake.
    public struct Note: Hashable, Sendable {
        public let message: String
        public let range: SourceRange?

        public init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }
}

extension Sequence<Diagnostic> {
    public var containsError: Bool { contains { $0.severity == .error } }

    /// By file, then by place, in a stable order for people and tests.
    public func inReadingOrder() -> [Diagnostic] {
        sorted {
            guard $0.range.file == $1.range.file else { return $0.range.file < $1.range.file }
            guard $0.range.start == $1.range.start else { return $0.range.start < $1.range.start }
            return ($0.range.end, $0.id.rawValue, $0.message) < ($1.range.end, $1.id.rawValue, $1.message)
        }
    }
}
