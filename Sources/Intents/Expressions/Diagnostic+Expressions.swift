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

/// What names and types say against an expression or a hole, in words.
extension Diagnostic {
    static func unknownName(_ name: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "expression.unknown-name",
            .error,
            name == "value" ? "`value` has a meaning only in a check" : "there is no slot or step `\(name)` here",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
        )
    }

    static func unknownMember(_ name: String, of phrase: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "expression.unknown-part",
            .error,
            "\(phrase) has no part `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? (known.isEmpty ? nil : "there are \(known.map { "`\($0)`" }.joined(separator: ", "))")
        )
    }

    static func notComparable(
        _ left: String,
        _ right: String,
        _ comparison: Expression.Comparison,
        at range: SourceRange
    ) -> Self {
        Diagnostic(
            "expression.types",
            .error,
            "`\(comparison.rawValue)` cannot compare \(left) with \(right)",
            at: range
        )
    }

    static func notContained(_ item: String, in container: String, at range: SourceRange) -> Self {
        Diagnostic("expression.types", .error, "\(item) cannot be in \(container)", at: range)
    }

    static func notCombined(
        _ operation: Expression.Arithmetic,
        _ left: String,
        _ right: String,
        at range: SourceRange
    ) -> Self {
        Diagnostic(
            "expression.types",
            .error,
            "`\(operation.rawValue)` has no meaning for \(left) and \(right)",
            at: range
        )
    }

    static func impossibleType(_ type: String, of name: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "expression.impossible-type",
            .error,
            "`\(name)` is never `\(type)`",
            at: range,
            suggestion: known.closest(to: type).map { "did you mean `\($0)`?" }
                ?? "it is \(known.map { "`\($0)`" }.joined(separator: " or "))"
        )
    }

    static func unknownOption(_ key: String, of slot: Slot.Name, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "expression.unknown-option",
            .error,
            "`\(key)` is not an option of `\(slot)`",
            at: range,
            suggestion: known.closest(to: key).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func noCondition(_ phrase: String, isCount: Bool, at range: SourceRange) -> Self {
        Diagnostic(
            "expression.no-condition",
            .error,
            "\(phrase) is no condition",
            at: range,
            suggestion: isCount ? "write `count(…) > 0`" : "compare it with something"
        )
    }

    static func unknownFunction(_ name: String, at range: SourceRange) -> Self {
        let known = ExpressionFunction.allCases.map(\.rawValue)
        return Diagnostic(
            "expression.unknown-function",
            .error,
            "there is no function `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func argumentCount(_ name: String, at range: SourceRange) -> Self {
        Diagnostic("expression.arguments", .error, "`\(name)` takes one value", at: range)
    }

    static func needsNumber(_ name: String, _ phrase: String, at range: SourceRange) -> Self {
        Diagnostic("expression.types", .error, "`\(name)` takes a number, not \(phrase)", at: range)
    }
}
