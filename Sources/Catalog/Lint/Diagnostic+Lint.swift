import Diagnostics
import Intents

/// What is wrong between files, in words.
extension Diagnostic {
    static func duplicateIntent(_ id: Intent.ID, at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "intent.duplicate",
            .error,
            "there is another intent `\(id)`",
            at: range,
            notes: [Note("it is declared here", at: first)],
            suggestion: "rename one of the two files"
        )
    }

    static func unknownIntent(_ name: String, at range: SourceRange, known: Set<String>) -> Self {
        Diagnostic(
            "offer.unknown-intent",
            .error,
            "there is no intent `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
        )
    }

    static func unknownRecordKind(_ name: String, at range: SourceRange, known: Set<String>) -> Self {
        Diagnostic(
            "slot.unknown-record-kind",
            .error,
            "`records.yaml` has no kind `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? (known.isEmpty ? nil : "there are \(known.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        )
    }
}
