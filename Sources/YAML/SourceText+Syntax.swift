import Diagnostics

extension SourceText {
    /// libyaml's complaint in our words, with what it is about in quotes.
    func diagnostic(for failure: SyntaxFailure, at mark: Int, context: Int) -> Diagnostic {
        let isTag = failure.context.contains(" tag") || failure.context.contains("%TAG")
        return switch failure.problem {
        case "found character that cannot start any token":
            bytes[safe: mark] == UInt8(ascii: "\t")
                ? .tab(at: range(tabs(from: mark)))
                : .reservedCharacter(scalar(at: mark), at: range(character(at: mark)))
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            .tab(at: range(tabs(from: mark)))
        case "could not find expected ':'":
            .missingColon(after: text(restOfLine(from: context)), at: range(restOfLine(from: context)))
        case "mapping values are not allowed in this context":
            .unexpectedColon(isSecond: hasColon(before: mark), at: range(character(at: mark)))
        case "did not find expected key":
            .expectedKey(
                found: found(at: mark),
                startsLine: startsLine(mark),
                at: range(culprit(at: mark)),
                mapping: range(word(at: context))
            )
        case "did not find expected '-' indicator":
            .expectedItem(
                found: found(at: mark),
                startsLine: startsLine(mark),
                at: range(culprit(at: mark)),
                list: range(character(at: context))
            )
        case "did not find expected ',' or ']'": unclosedBracket("[", "]", at: mark, context: context)
        case "did not find expected ',' or '}'": unclosedBracket("{", "}", at: mark, context: context)
        case "did not find expected node content": .expectedValue(found: found(at: mark), at: range(culprit(at: mark)))
        case "found unexpected end of stream":
            .unclosedQuote(scalar(at: context), at: range(restOfLine(from: context)))
        case "found unexpected document indicator":
            .documentMarkInQuotes(at: range(word(at: mark)), opened: range(character(at: context)))
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            .escape(text(escape(around: mark)), at: range(escape(around: mark)))
        case "found an indentation indicator equal to 0": .blockIndentation(at: range(character(at: mark)))
        case "did not find expected comment or line break" where failure.context == "while scanning a block scalar":
            .blockHeader(scalar(at: context), found: found(at: mark), at: range(culprit(at: mark)))
        case "did not find expected alphabetic or numeric character":
            .anchorName(scalar(at: context), found: found(at: mark), at: range(culprit(at: mark)))
        case "block sequence entries are not allowed in this context": .unexpectedItem(at: range(character(at: mark)))
        case "mapping keys are not allowed in this context": .unexpectedKeyIndicator(at: range(character(at: mark)))
        case "found unexpected ':'": .unexpectedColon(isSecond: false, at: range(character(at: mark)))
        case "did not find expected <document start>":
            .expectedEnd(found: found(at: mark), at: range(culprit(at: mark)))
        case "found duplicate %YAML directive", "found incompatible YAML document":
            .directive(text(word(at: mark)), at: range(word(at: mark)))
        case "found undefined tag handle": .tag(text(word(at: mark)), at: range(word(at: mark)))
        case _ where isTag: .tag(text(word(at: context)), at: range(word(at: context)))
        case _ where failure.context.contains("directive"):
            .directive(text(word(at: context)), at: range(word(at: context)))
        default: .syntax(failure.problem, found: found(at: mark), at: range(culprit(at: mark)))
        }
    }

    private func unclosedBracket(_ open: String, _ close: String, at mark: Int, context: Int) -> Diagnostic {
        .unclosedBracket(
            open,
            close,
            found: found(at: mark),
            at: range(culprit(at: mark)),
            opened: range(character(at: context))
        )
    }
}

extension SourceText {
    /// What stands at an offset, in words.
    private func found(at offset: Int) -> String {
        let word = word(at: offset)
        if word.isEmpty { return isAtEnd(offset) ? "the end of the file" : "the end of the line" }
        return "'\(text(word).abbreviated)'"
    }

    /// The word at an offset; at the end of the file, the place behind the last word, which people can see.
    private func culprit(at offset: Int) -> Range<Int> {
        guard isAtEnd(offset) else { return word(at: offset) }
        var end = min(offset, bytes.count)
        while end > 0, bytes[end - 1].isSpace { end -= 1 }
        return end..<end
    }

    private func isAtEnd(_ offset: Int) -> Bool {
        bytes[min(offset, bytes.count)...].allSatisfy(\.isSpace)
    }

    private func word(at offset: Int) -> Range<Int> {
        offset..<(bytes[offset...].firstIndex(where: \.isSpace) ?? bytes.count)
    }

    private func character(at offset: Int) -> Range<Int> {
        offset..<min(offset + scalar(at: offset).utf8.count, bytes.count)
    }

    private func scalar(at offset: Int) -> String {
        text(offset..<offset + 4).unicodeScalars.first.map(String.init) ?? ""
    }

    private func tabs(from offset: Int) -> Range<Int> {
        offset..<(bytes[offset...].firstIndex { $0 != UInt8(ascii: "\t") } ?? bytes.count)
    }

    /// Without the white space at its end.
    private func restOfLine(from offset: Int) -> Range<Int> {
        var end = bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        while end > offset, bytes[end - 1].isSpace { end -= 1 }
        return offset..<end
    }

    private func startOfLine(_ offset: Int) -> Int {
        bytes[..<offset].lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map { $0 + 1 } ?? 0
    }

    private func startsLine(_ offset: Int) -> Bool {
        bytes[startOfLine(offset)..<offset].allSatisfy(\.isSpace)
    }

    private func hasColon(before offset: Int) -> Bool {
        text(startOfLine(offset)..<offset).contains(": ")
    }

    /// From the backslash to the end of the escape or to the character that spoils it.
    private func escape(around offset: Int) -> Range<Int> {
        let start = bytes[..<min(offset + 1, bytes.count)].lastIndex(of: UInt8(ascii: "\\")) ?? offset
        var end = min(start + 1, bytes.count)
        let digits =
            switch bytes[safe: end] {
            case UInt8(ascii: "x"): 2
            case UInt8(ascii: "u"): 4
            case UInt8(ascii: "U"): 8
            default: 0
            }
        if digits > 0 { end += 1 }
        for _ in 0..<digits where bytes[safe: end]?.isHexDigit == true { end += 1 }
        let isComplete = digits > 0 && end == start + 2 + digits
        return start..<(isComplete ? end : character(at: end).upperBound)
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { Character(Unicode.Scalar(self)).isHexDigit }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
