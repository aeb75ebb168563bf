import Diagnostics
import Intents

/// What can be wrong with the shape of a file, in words.
extension Diagnostic {
    static func unreadableFile(_ file: String) -> Self {
        Diagnostic("file.unreadable", .error, "the file cannot be read", at: SourceRange(file: file))
    }

    static func unreadableFolder(_ folder: String) -> Self {
        Diagnostic("file.unreadable", .error, "the folder cannot be read", at: SourceRange(file: folder))
    }

    static func emptyFile(_ file: String) -> Self {
        Diagnostic("file.empty", .error, "the file is empty", at: SourceRange(file: file))
    }

    static func fileName(_ name: String, file: String) -> Self {
        let parts = name.lowercased().unicodeScalars.split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        let better = parts.map { String($0) }.joined(separator: "_")
        return Diagnostic(
            "file.name",
            .error,
            "`\(name)` cannot name an intent: names are letters, digits and `_`",
            at: SourceRange(file: file),
            suggestion: better.isIdentifier ? "rename it to `\(better).yaml`" : nil
        )
    }

    static func missingValue(of key: String?, expected: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.missing-value",
            .error,
            key.map { "`\($0)` has no value: expected \(expected)" } ?? "a value is missing: expected \(expected)",
            at: range
        )
    }

    static func wrongShape(expected: String, found: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.wrong-type",
            .error,
            "expected \(expected), found \(found)",
            at: range,
            suggestion: expected == Shape.boolean.phrase ? usualTruths[found].map { "did you mean `\($0)`?" } : nil
        )
    }

    static func unknownWord(_ word: String, known: [String], at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.unknown-word",
            .error,
            "`\(word)` is none of \(known.map { "`\($0)`" }.joined(separator: ", "))",
            at: range,
            suggestion: known.closest(to: word).map { "did you mean `\($0)`?" }
        )
    }

    static func unknownLanguage(_ name: String, at range: SourceRange) -> Self {
        let known = Language.allCases.map(\.rawValue)
        return Diagnostic(
            "yaml.unknown-language",
            .error,
            "`\(name)` is not a language",
            at: range,
            suggestion: "there are \(known.map { "`\($0)`" }.joined(separator: " and "))"
        )
    }

    static func unknownKey(_ name: String, in table: KeyTable, at range: SourceRange) -> Self {
        let known = table.keys.map(\.name)
        return Diagnostic(
            "yaml.unknown-key",
            .error,
            "`\(name)` is not a key of \(table.title)",
            at: range,
            suggestion: (usualKeys[name].flatMap { known.contains($0) ? $0 : nil } ?? known.closest(to: name))
                .map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func missingKey(_ name: String, in table: KeyTable, at range: SourceRange) -> Self {
        Diagnostic("yaml.missing-key", .error, "\(table.title) needs the key `\(name)`", at: range)
    }

    static func missingOther(_ other: OtherKey, in table: KeyTable, at range: SourceRange) -> Self {
        Diagnostic(
            "plan.missing-handler",
            .error,
            "\(table.title) needs the name of \(other.title)",
            at: range,
            suggestion: "write `odoo.create:` or another one, with its parameters below"
        )
    }

    static func secondOther(_ other: OtherKey, in table: KeyTable, at range: SourceRange) -> Self {
        Diagnostic(
            "plan.second-handler",
            .error,
            "\(table.title) calls \(other.title) only once",
            at: range,
            suggestion: "write another step"
        )
    }

    static func noIdentifier(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.name",
            .error,
            "`\(name)` cannot be a name: names are letters, digits and `_`",
            at: range
        )
    }

    /// What is a word in YAML 1.2, though it was a truth in earlier versions.
    private static let usualTruths = [
        "`yes`": "true", "`on`": "true", "`Yes`": "true", "`no`": "false", "`off`": "false", "`No`": "false",
    ]

    /// What these keys are called in other tools.
    private static let usualKeys = [
        "name": "title", "label": "title", "description": "title", "action": "does", "effect": "does",
        "patterns": "heads", "utterances": "heads", "phrases": "heads", "triggers": "heads", "parameters": "slots",
        "entities": "slots", "params": "slots", "steps": "plan", "actions": "plan", "response": "reply",
        "responses": "reply", "prompt": "ask", "question": "ask", "validate": "check", "validation": "check",
        "values": "options", "choices": "options", "synonyms": "alias", "domain": "where", "timezone": "time_zone",
        "languages": "locales", "roles": "allow",
    ]
}

/// What can be wrong with the parts that are read one by one.
extension Diagnostic {
    static func unknownVersion(_ number: Int, known: Int, at range: SourceRange) -> Self {
        Diagnostic(
            "pack.version",
            .error,
            "this program knows version \(known) of the language, not \(number)",
            at: range
        )
    }

    static func noCode(_ text: String, meaning: String, at range: SourceRange) -> Self {
        Diagnostic("pack.code", .error, "`\(text)` is not the code of \(meaning)", at: range)
    }

    static func unknownReply(_ name: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "talk.unknown-reply",
            .error,
            "the engine never says `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
        )
    }

    static func noUniqueKey(_ text: String, at range: SourceRange) -> Self {
        Diagnostic(
            "unique.syntax",
            .error,
            "`\(text)` is not a slot with a similarity",
            at: range,
            suggestion: "write `phone`, or `customer_name~0.85` with a number from 0 to 1"
        )
    }

    static func noOffer(_ text: String, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.offer",
            .error,
            "`\(text)` offers nothing",
            at: range,
            suggestion: "write `offer create_customer`"
        )
    }

    static func undoWithoutReason(at range: SourceRange) -> Self {
        Diagnostic(
            "safety.undo-without-reason",
            .error,
            "what cannot be undone needs a reason, which the card shows",
            at: range,
            suggestion: "write `undo: {none: the e-mail has been sent}`"
        )
    }

    static func unknownUndo(_ text: String, at range: SourceRange) -> Self {
        Diagnostic(
            "undo.syntax",
            .error,
            "`\(text)` is no way to undo",
            at: range,
            suggestion: "write `auto`, a list of steps, or `{none: why}`"
        )
    }

    static func presentationCount(at range: SourceRange) -> Self {
        Diagnostic(
            "show.syntax",
            .error,
            "a presentation is one `table`, one `record` or one `chart`",
            at: range,
            suggestion: "write a list with an item for each"
        )
    }

    static func testWithoutTurns(at range: SourceRange) -> Self {
        Diagnostic("test.empty", .error, "a test needs `chat` or `say`", at: range)
    }

    static func testWithBoth(at range: SourceRange) -> Self {
        Diagnostic("test.say-and-chat", .error, "a test has either `chat` or `say`", at: range)
    }

    static func unknownBot(_ text: String, known: [String], at range: SourceRange) -> Self {
        Diagnostic(
            "test.unknown-answer",
            .error,
            "`\(text)` is no answer that a test can expect",
            at: range,
            suggestion: known.closest(to: String(text.prefix { $0 != " " })).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }
}
