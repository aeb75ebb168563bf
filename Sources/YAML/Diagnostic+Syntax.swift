import Diagnostics

// What breaks YAML's grammar; `found` says in words what stands at the place.
extension Diagnostic {
    static func tab(at range: SourceRange) -> Self {
        Diagnostic("yaml.tab", .error, "a tab cannot indent", at: range, suggestion: "use spaces")
    }

    static func reservedCharacter(_ character: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.reserved-character",
            .error,
            "a value cannot start with '\(character)'",
            at: range,
            suggestion: "put the text in quotes"
        )
    }

    static func missingColon(after key: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.missing-colon",
            .error,
            "expected ': ' after '\(key.abbreviated)'",
            at: range,
            suggestion: key.contains(":") ? "put a space behind the ':'" : "write '\(key.abbreviated): …'"
        )
    }

    static func unexpectedColon(isSecond: Bool, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.unexpected-colon",
            .error,
            isSecond ? "a second ': ' cannot follow in the same line" : "a ':' is not allowed here",
            at: range,
            suggestion: isSecond
                ? "put the value in quotes if the ':' belongs to it"
                : "is the line indented like its neighbours?"
        )
    }

    static func expectedKey(found: String, startsLine: Bool, at range: SourceRange, mapping: SourceRange) -> Self {
        Diagnostic(
            "yaml.expected-key",
            .error,
            startsLine ? "expected a key of the mapping above, found \(found)" : "expected a new line, found \(found)",
            at: range,
            notes: [Note("the mapping starts here", at: mapping)],
            suggestion: startsLine
                ? "is the line indented like the mapping's other keys?"
                : "put the whole value in quotes if it goes on here"
        )
    }

    static func expectedItem(found: String, startsLine: Bool, at range: SourceRange, list: SourceRange) -> Self {
        Diagnostic(
            "yaml.expected-item",
            .error,
            startsLine ? "expected '- ' like the items above, found \(found)" : "expected a new line, found \(found)",
            at: range,
            notes: [Note("the list starts here", at: list)],
            suggestion: startsLine
                ? "is the line indented right?"
                : "put the whole value in quotes if it goes on here"
        )
    }

    /// The mistake is at the bracket when lines follow it: what comes behind the gap is only where it was noticed.
    static func unclosedBracket(
        _ open: String,
        _ close: String,
        found: String,
        at range: SourceRange,
        opened: SourceRange
    ) -> Self {
        let isNear = range.start.line == opened.start.line
        return Diagnostic(
            "yaml.unclosed-bracket",
            .error,
            isNear ? "expected ',' or '\(close)', found \(found)" : "the '\(open)' opened here is not closed",
            at: isNear ? range : opened,
            notes: isNear
                ? [Note("'\(open)' is opened here", at: opened)]
                : [Note("expected ',' or '\(close)', found \(found)", at: range)],
            suggestion: "close it with '\(close)', or put text that starts with '\(open)' in quotes"
        )
    }

    static func expectedValue(found: String, at range: SourceRange) -> Self {
        Diagnostic("yaml.expected-value", .error, "expected a value, found \(found)", at: range)
    }

    static func unclosedQuote(_ quote: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.unclosed-quote",
            .error,
            "the quote opened here is never closed",
            at: range,
            suggestion: "close it with \(quote)"
        )
    }

    static func documentMarkInQuotes(at range: SourceRange, opened: SourceRange) -> Self {
        Diagnostic(
            "yaml.unclosed-quote",
            .error,
            "a line of quoted text cannot start with '---' or '...'",
            at: range,
            notes: [Note("the quote is opened here", at: opened)],
            suggestion: "close the quote, or indent the line"
        )
    }

    static func escape(_ escape: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.escape",
            .error,
            "'\(escape)' is not an escape",
            at: range,
            suggestion: "write '\\\\' for a backslash, or use single quotes"
        )
    }

    static func blockHeader(_ indicator: String, found: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.block-header",
            .error,
            "expected a line break after '\(indicator)', found \(found)",
            at: range,
            suggestion: "put the text in quotes if it starts with '\(indicator)'"
        )
    }

    static func blockIndentation(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.block-header",
            .error,
            "the indentation of a text block cannot be 0",
            at: range,
            suggestion: "write a number from 1 to 9, or none"
        )
    }

    static func anchorName(_ indicator: String, found: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.anchor-name",
            .error,
            "the name behind '\(indicator)' has ASCII letters, digits, '-' and '_' only, found \(found)",
            at: range,
            suggestion: "put the text in quotes if it starts with '\(indicator)'"
        )
    }

    static func unexpectedItem(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.unexpected-item",
            .error,
            "a list item cannot start here",
            at: range,
            suggestion: "start the list on a line of its own, or put the text in quotes"
        )
    }

    static func unexpectedKeyIndicator(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.unexpected-key",
            .error,
            "a '? ' is not allowed here",
            at: range,
            suggestion: "put the text in quotes if it starts with '?'"
        )
    }

    static func expectedEnd(found: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.expected-end",
            .error,
            "expected the end of the file, found \(found)",
            at: range,
            suggestion: "is the line indented right?"
        )
    }

    static func directive(_ directive: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.directive",
            .error,
            "the directive '\(directive.abbreviated)' is not supported",
            at: range,
            suggestion: "remove it, or put the text in quotes if it starts with '%'"
        )
    }

    /// What no sentence of ours covers is said in libyaml's words.
    static func syntax(_ problem: String, found: String, at range: SourceRange) -> Self {
        Diagnostic("yaml.syntax", .error, "\(problem), found \(found)", at: range)
    }
}
