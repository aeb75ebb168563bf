import Diagnostics

/// What can be wrong with a reply, in words, besides what it shares with patterns.
extension Diagnostic {
    static func neverEmpty(at range: SourceRange) -> Self {
        Diagnostic(
            "template.never-empty",
            .warning,
            "nothing inside these brackets can be empty, so they never disappear",
            at: range,
            suggestion: "remove the brackets, or write `\\[` for the character itself"
        )
    }

    static func noPath(_ text: String, at range: SourceRange) -> Self {
        Diagnostic(
            "template.path",
            .error,
            "`\(text)` is not a name",
            at: range,
            suggestion: text.hasPrefix("$")
                ? "names stand without `$` here"
                : "write `{slot}` or `{step.field}`, or `\\{` for the character itself"
        )
    }

    static func unknownFilter(_ name: String, at range: SourceRange) -> Self {
        let known = TemplateFilter.allCases.map(\.rawValue)
        return Diagnostic(
            "template.unknown-filter",
            .error,
            "there is no filter `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func filterTakesNothing(_ name: String, at range: SourceRange) -> Self {
        Diagnostic("template.filter-argument", .error, "the filter `\(name)` takes no argument", at: range)
    }

    static func filterNeedsArgument(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "template.filter-argument",
            .error,
            "the filter `\(name)` needs an argument",
            at: range,
            suggestion: "write `\(name) \(TemplateFilter(rawValue: name)?.exampleArgument ?? "…")`"
        )
    }

    static func filterNeedsNumber(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "template.filter-argument",
            .error,
            "the filter `\(name)` needs a whole number",
            at: range,
            suggestion: "write `\(name) 3`"
        )
    }
}
