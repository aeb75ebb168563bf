import Diagnostics

/// What can be wrong with a pattern or an example, in words.
extension Diagnostic {
    static func emptyPattern(at range: SourceRange) -> Self {
        Diagnostic("pattern.empty", .error, "an empty pattern matches nothing", at: range)
    }

    static func emptyBranch(at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.empty-branch",
            .error,
            "one of the alternatives is empty",
            at: range,
            suggestion: "write `[a]` for what may be left out"
        )
    }

    static func bareAlternative(at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.bare-alternative",
            .error,
            "`|` stands outside of brackets",
            at: range,
            suggestion: "write `(a|b)`, or a pattern of its own for each"
        )
    }

    static func strayBracket(_ bracket: Unicode.Scalar, at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.stray-bracket",
            .error,
            "`\(bracket)` closes nothing",
            at: range,
            suggestion: "write `\\\(bracket)` for the character itself"
        )
    }

    static func unclosed(_ open: Unicode.Scalar, with close: Unicode.Scalar, at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.unclosed",
            .error,
            "`\(open)` is never closed",
            at: range,
            suggestion: "add `\(close)`, or write `\\\(open)` for the character itself"
        )
    }

    static func patternTooDeep(at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.too-deep",
            .error,
            "brackets are nested more than \(Pattern.deepestNesting) deep",
            at: range
        )
    }

    static func noSlotName(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.slot-name",
            .error,
            "`\(name)` is not the name of a slot",
            at: range,
            suggestion: "names are letters, digits and `_`"
        )
    }

    static func escapesNothing(_ escape: String, at range: SourceRange) -> Self {
        Diagnostic(
            "pattern.escape",
            .error,
            "`\(escape)` escapes nothing: only brackets, `|` and `\\` have a meaning to escape",
            at: range,
            suggestion: "write `\\\\` for a backslash"
        )
    }

    static func emptyExample(at range: SourceRange) -> Self {
        Diagnostic("example.empty", .error, "the example is empty", at: range)
    }

    static func openMark(at range: SourceRange) -> Self {
        Diagnostic(
            "example.mark",
            .error,
            "a mark is written `[words](slot)`",
            at: range,
            suggestion: "write `\\[` for the character itself"
        )
    }

    static func emptyMark(_ slot: String, at range: SourceRange) -> Self {
        Diagnostic("example.empty-mark", .error, "no words are marked as `\(slot)`", at: range)
    }
}
