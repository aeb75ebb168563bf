import Diagnostics

// What can be wrong with a file as such, and with what YAML allows but this reader does not.
extension Diagnostic {
    static func tooLarge(_ count: Int, limit: Int, file: String) -> Self {
        Diagnostic(
            "yaml.too-large",
            .error,
            "the file has \(count) bytes, more than the limit of \(limit)",
            at: SourceRange(file: file),
            suggestion: "split it into several files"
        )
    }

    static func outOfMemory(file: String) -> Self {
        Diagnostic("yaml.out-of-memory", .error, "there is no memory to read the file", at: SourceRange(file: file))
    }

    static func wrongEncoding(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.encoding",
            .error,
            "the file is stored as \(name)",
            at: range,
            suggestion: "save it as UTF-8"
        )
    }

    static func invalidUTF8(_ byte: UInt8, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.invalid-utf8",
            .error,
            "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not valid UTF-8",
            at: range,
            suggestion: "save the file as UTF-8"
        )
    }

    static func nulCharacter(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.nul",
            .error,
            "the file contains a NUL character",
            at: range,
            suggestion: "is it a text file? remove the character"
        )
    }

    static func controlCharacter(_ value: UInt8, at range: SourceRange) -> Self {
        let digits = String(value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: 4 - digits.count) + digits
        return Diagnostic(
            "yaml.control-character",
            .error,
            "the file contains the control character \(name)",
            at: range,
            suggestion: "remove it, or write it as an escape in double quotes"
        )
    }

    static func lineSeparator(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.line-separator",
            .error,
            "the file contains the invisible line separator \(name)",
            at: range,
            suggestion: "break the line, or write the character as an escape in double quotes"
        )
    }

    static func noCharacter(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.control-character",
            .error,
            "the file contains a code point that is no character (U+FFFE or U+FFFF)",
            at: range,
            suggestion: "remove it"
        )
    }

    static func strayByteOrderMark(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.byte-order-mark",
            .error,
            "a byte order mark stands in the middle of the file",
            at: range,
            suggestion: "remove the invisible character U+FEFF"
        )
    }

    static func tooDeep(limit: Int, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.too-deep",
            .error,
            "lists and mappings are nested more than \(limit) deep",
            at: range,
            suggestion: "flatten the structure"
        )
    }

    static func tooManyNodes(limit: Int, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.too-many-nodes",
            .error,
            "the file has more than \(limit) keys, values and lists",
            at: range,
            suggestion: "split it into several files"
        )
    }

    static func tooManyMistakes(limit: Int, at range: SourceRange) -> Self {
        Diagnostic("yaml.too-many-mistakes", .error, "reading stopped after \(limit) mistakes", at: range)
    }

    static func multipleDocuments(at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "yaml.multiple-documents",
            .error,
            "a second document starts here, but a file holds one",
            at: range,
            notes: [Note("the first document is here", at: first)],
            suggestion: "move it to a file of its own"
        )
    }
}

// Keys, anchors and tags.
extension Diagnostic {
    static func duplicateKey(_ key: String, at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "yaml.duplicate-key",
            .error,
            "the key '\(key.abbreviated)' occurs twice in this mapping",
            at: range,
            notes: [Note("'\(key.abbreviated)' occurs first here", at: first)],
            suggestion: "remove or rename one of them"
        )
    }

    static func keyIsNoText(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.complex-key",
            .error,
            "a key must be text, not a list or mapping",
            at: range,
            suggestion: "put the text in quotes if it starts with '{' or '['"
        )
    }

    static func keyIsEmpty(at range: SourceRange) -> Self {
        Diagnostic("yaml.empty-key", .error, "a key is missing", at: range, suggestion: "write a name before the ':'")
    }

    static func mergeKey(at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.merge-key",
            .error,
            "merge keys '<<' are not supported",
            at: range,
            suggestion: "write the merged keys out"
        )
    }

    static func tag(_ tag: String, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.tag",
            .error,
            "tags such as '\(tag.abbreviated)' are not supported",
            at: range,
            suggestion: tag == "!!str"
                ? "put the value in quotes to make it text"
                : "remove it, or put the text in quotes if it starts with '!'"
        )
    }

    static func unknownAnchor(_ name: String, at range: SourceRange, known: some Collection<String>) -> Self {
        Diagnostic(
            "yaml.unknown-anchor",
            .error,
            "no anchor '&\(name.abbreviated)' precedes the alias '*\(name.abbreviated)'",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean '*\($0.abbreviated)'?" }
                ?? "put the text in quotes if it starts with '*'"
        )
    }

    static func cyclicAlias(_ name: String, at range: SourceRange, anchor: SourceRange) -> Self {
        Diagnostic(
            "yaml.cyclic-alias",
            .error,
            "the alias '*\(name.abbreviated)' stands inside what it refers to",
            at: range,
            notes: [Note("'&\(name.abbreviated)' is here", at: anchor)],
            suggestion: "write the value out instead"
        )
    }

    static func tooManyAliases(limit: Int, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.alias-limit",
            .error,
            "the file has more than \(limit) aliases",
            at: range,
            suggestion: "write the values out instead"
        )
    }

    static func aliasesTooLarge(_ name: String, limit: Int, at range: SourceRange) -> Self {
        Diagnostic(
            "yaml.alias-limit",
            .error,
            "with the alias '*\(name.abbreviated)' written out, the file has more than \(limit) keys, values and lists",
            at: range,
            suggestion: "write the values out instead"
        )
    }
}
