public import Intents
internal import Diagnostics

/// How replies are set as text: how wide, in which language, and with what kind of ink.
public struct TextLayout: Sendable {
    public enum Ink: Sendable { case strong, faint, bar }

    /// Columns of a terminal; a Chinese character takes two.
    public var width: Int
    public var language: Language
    /// Adds what a terminal needs for an ink; plain text stays as it is.
    public var paint: @Sendable (_ text: String, _ ink: Ink) -> String

    public static let narrowest = 20

    public init(
        width: Int = 80,
        language: Language,
        paint: @escaping @Sendable (_ text: String, _ ink: Ink) -> String = { text, _ in text }
    ) {
        self.width = max(TextLayout.narrowest, width)
        self.language = language
        self.paint = paint
    }
}

extension Reply {
    /// All that the reply says, also to who sees no blocks.
    public func text(_ layout: TextLayout) -> String {
        parts.map { $0.text(layout) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension Reply.Part {
    /// The words, and those blocks that tell more than the words do.
    public func text(_ layout: TextLayout) -> String {
        var pieces = [text.printableLines]
        for block in blocks {
            if case .record(var sheet) = block, sheet.title == text {
                sheet.title = ""
                pieces.append(Block.record(sheet).text(layout))
            } else {
                pieces.append(block.text(layout))
            }
        }
        return pieces.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension Block {
    /// Empty for what the words of the part say already: a card, a question, an offer to undo.
    public func text(_ layout: TextLayout) -> String {
        switch self {
        case .records(let table): TableText(table, layout).text
        case .record(let sheet): SheetText(sheet, layout).text
        case .chart(let chart): ChartText(chart, layout).text
        case .confirm, .form, .undo: ""
        }
    }
}

extension String {
    /// Without what would move a terminal's cursor; names come from a CRM that anybody may write to.
    var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
    }

    /// In one row.
    var printableRow: String { split(whereSeparator: \.isNewline).joined(separator: " ").printable }

    /// As many characters as have room, the last one `…` where some have none.
    func cut(to width: Int) -> String {
        guard terminalWidth > width else { return self }
        var rest = width - 1
        return prefix { character in
            rest -= character.terminalWidth
            return rest >= 0
        } + "…"
    }

    func padded(to width: Int, onTheLeft: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - terminalWidth))
        return onTheLeft ? space + self : self + space
    }

    /// Rows of at most `width` columns, broken at spaces where there are some.
    func wrapped(to width: Int) -> [String] {
        var rows: [String] = []
        var row = ""
        var used = 0
        for character in self {
            let needed = character.terminalWidth
            if used + needed > width, !row.isEmpty {
                let tail = character == " " ? "" : row.wordAtEnd
                rows.append(String(row.dropLast(tail.count)).trimmedEnd)
                row = tail
                used = tail.terminalWidth
                if character == " " { continue }
            }
            row.append(character)
            used += needed
        }
        if !row.isEmpty || rows.isEmpty { rows.append(row) }
        return rows
    }

    /// The Latin word that the text breaks off in; empty where it began the row, or where it may be broken.
    private var wordAtEnd: String {
        let word = reversed().prefix { $0.isASCII && $0 != " " }
        return word.count == count || word.count > 20 ? "" : String(word.reversed())
    }

    private var trimmedEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
