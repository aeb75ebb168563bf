import Diagnostics

/// What can be wrong with the wording of an expression, in words.
extension Diagnostic {
    static func emptyExpression(at range: SourceRange) -> Self {
        Diagnostic("expression.empty", .error, "an expression is missing", at: range)
    }

    static func strayDollar(at range: SourceRange) -> Self {
        Diagnostic("expression.syntax", .error, "no name follows `$`", at: range, suggestion: "write `$name`")
    }

    static func unclosedQuote(_ quote: Unicode.Scalar, at range: SourceRange) -> Self {
        Diagnostic(
            "expression.syntax",
            .error,
            "the quote opened here is never closed",
            at: range,
            suggestion: "close it with \(quote)"
        )
    }

    static func foreignOperator(_ foreign: String, ours: String, at range: SourceRange) -> Self {
        Diagnostic(
            "expression.operator",
            .error,
            "there is no operator `\(foreign)`",
            at: range,
            suggestion: "write `\(ours)`"
        )
    }

    static func notAnOperator(_ text: String, at range: SourceRange) -> Self {
        Diagnostic(
            "expression.operator",
            .error,
            "`\(text)` means nothing in an expression",
            at: range,
            suggestion: "put text in quotes"
        )
    }

    static func unexpectedWord(_ text: String, expected: String?, at range: SourceRange) -> Self {
        Diagnostic(
            "expression.syntax",
            .error,
            expected.map { "expected \($0), found `\(text)`" } ?? "`\(text)` does not fit here",
            at: range
        )
    }

    static func unfinishedExpression(expected: String?, at range: SourceRange) -> Self {
        Diagnostic(
            "expression.syntax",
            .error,
            "the expression breaks off" + (expected.map { ": expected \($0)" } ?? ""),
            at: range
        )
    }

    static func unclosedExpression(at range: SourceRange) -> Self {
        Diagnostic("expression.syntax", .error, "the bracket opened here is never closed", at: range)
    }

    static func chainedComparison(at range: SourceRange) -> Self {
        Diagnostic(
            "expression.chain",
            .error,
            "a comparison cannot be compared again",
            at: range,
            suggestion: "write `a < b and b < c`"
        )
    }

    static func expressionTooLong(at range: SourceRange) -> Self {
        Diagnostic(
            "expression.too-long",
            .error,
            "the expression has more than \(ExpressionParser.mostWords) words",
            at: range,
            suggestion: "what needs more is a handler of a plugin"
        )
    }

    static func noLength(at range: SourceRange) -> Self {
        Diagnostic(
            "expression.length",
            .error,
            "this is no range of lengths",
            at: range,
            suggestion: "write `length 2..80`"
        )
    }
}
