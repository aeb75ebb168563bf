/// One source line with a caret line beneath it, cut to the width of a terminal around the caret.
struct SourceSnippet: Hashable {
    let text: String
    /// How many terminal columns precede the first caret.
    let indent: Int
    /// How many terminal columns the carets span, at least one.
    let width: Int

    /// `columns` counts the line's scalars from 0.
    init(line: String, columns: Range<Int>, limit: Int) {
        let cells = line.map(Cell.init)
        let (first, last) = Self.cells(of: columns, in: cells)
        let window = Self.window(around: first, in: cells, limit: limit)
        let shown = cells[window]
        let ellipsis = "…"
        let isCutBefore = window.lowerBound > 0
        let isCutAfter = window.upperBound < cells.count
        text = (isCutBefore ? ellipsis : "") + shown.map(\.text).joined() + (isCutAfter ? ellipsis : "")
        indent = (isCutBefore ? 1 : 0) + cells[window.lowerBound..<first].width
        width = max(cells[first..<max(first, min(last, window.upperBound))].width, 1)
    }

    private static func cells(of columns: Range<Int>, in cells: [Cell]) -> (first: Int, last: Int) {
        var scalars = 0
        var first = cells.count
        var last = cells.count
        for (index, cell) in cells.enumerated() {
            let end = scalars + cell.scalarCount
            if first == cells.count, columns.lowerBound < end { first = index }
            if columns.upperBound <= scalars {
                last = index
                break
            }
            scalars = end
        }
        return (first, max(first, last))
    }

    /// The cells that fit, with a third of the room before the caret when the line's start does not reach it.
    private static func window(around caret: Int, in cells: [Cell], limit: Int) -> Range<Int> {
        guard cells[...].width > limit else { return 0..<cells.count }
        let room = max(limit - 2, 1)
        var start = 0
        if cells[..<caret].width > room * 2 / 3 {
            start = caret
            var width = 0
            while start > 0, width + cells[start - 1].width <= room / 3 {
                start -= 1
                width += cells[start].width
            }
        }
        var end = start
        var width = 0
        while end < cells.count, width + cells[end].width <= room || end <= caret {
            width += cells[end].width
            end += 1
        }
        return start..<end
    }
}

/// A character as a terminal may be shown it: nothing that moves the cursor or hides text.
private struct Cell {
    let text: String
    let width: Int
    let scalarCount: Int

    init(_ character: Character) {
        text = character == "\t" ? "    " : String(character).printable
        width = text.terminalWidth
        scalarCount = character.unicodeScalars.count
    }
}

extension ArraySlice<Cell> {
    fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}
