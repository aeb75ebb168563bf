internal import Diagnostics

/// A table set as text: in columns where they have room, else row by row.
struct TableText {
    private let table: Block.Table
    private let layout: TextLayout
    private let heads: [String]
    private let rows: [[String]]
    private let figures: [Bool]

    private static let gap = "  "
    /// A column is not made narrower than this.
    private static let narrowest = 8

    init(_ table: Block.Table, _ layout: TextLayout) {
        self.table = table
        self.layout = layout
        // 「第二个」 and "the last one" point into lists of records, so their rows are counted.
        let isCounted = table.rows.contains { $0.id != nil } && table.rows.count > 1
        heads = (isCounted ? ["#"] : []) + table.columns.map(\.label.printableRow)
        rows = table.rows.enumerated().map { index, row in
            let cells = table.columns.indices.map { row.cells.indices.contains($0) ? row.cells[$0].printableRow : "" }
            return (isCounted ? ["\(index + 1)"] : []) + cells
        }
        figures = (isCounted ? [true] : []) + table.columns.map { ["money", "number", "percent"].contains($0.type) }
    }

    var text: String {
        let lines = fittingWidths.map(inColumns) ?? rowByRow
        return (lines + rest).joined(separator: "\n")
    }

    /// What there is besides the rows shown.
    private var rest: [String] {
        table.total > rows.count ? [layout.paint("… \(rows.count) / \(table.total)", .faint)] : []
    }

    /// Nil where the columns have no room beside each other.
    private var fittingWidths: [Int]? {
        var widths = heads.indices.map { index in
            ([heads[index]] + rows.map { $0[index] }).map(\.terminalWidth).max() ?? 0
        }
        let room = layout.width - (widths.count - 1) * TableText.gap.count
        while widths.reduce(0, +) > room {
            // Figures are never cut: half a number is another number.
            let wide = widths.indices.filter { !figures[$0] && widths[$0] > TableText.narrowest }
            guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
        }
        return widths
    }

    private func inColumns(_ widths: [Int]) -> [String] {
        let head = layout.paint(line(heads, widths), .strong)
        let rule = layout.paint(
            widths.map { String(repeating: "─", count: $0) }.joined(separator: TableText.gap),
            .faint
        )
        return [head, rule] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let set = cells.indices.map { cells[$0].cut(to: widths[$0]).padded(to: widths[$0], onTheLeft: figures[$0]) }
        return String(set.joined(separator: TableText.gap).reversed().drop { $0 == " " }.reversed())
    }

    private var rowByRow: [String] {
        rows.flatMap { row in
            heads.indices.filter { !row[$0].isEmpty }.enumerated().flatMap { position, index in
                let label = layout.paint(heads[index], .faint)
                let words = row[index].wrapped(to: layout.width - heads[index].terminalWidth - 4)
                return words.enumerated().map { number, words in
                    let start = position == 0 ? "" : TableText.gap
                    let space = String(repeating: " ", count: heads[index].terminalWidth)
                    return start + (number == 0 ? label : space) + TableText.gap + words
                }
            }
        }
    }
}
