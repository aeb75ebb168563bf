internal import Diagnostics

/// One record set as text: labels on the left, values on the right.
struct SheetText {
    private let sheet: Block.Sheet
    private let layout: TextLayout

    init(_ sheet: Block.Sheet, _ layout: TextLayout) {
        self.sheet = sheet
        self.layout = layout
    }

    var text: String {
        let widest = layout.width / 3
        let labels = sheet.fields.map { $0.label.printableRow.cut(to: widest) }
        let width = labels.map(\.terminalWidth).max() ?? 0
        var lines = sheet.title.isEmpty ? [] : [layout.paint(sheet.title.printableRow, .strong)]
        for (label, field) in zip(labels, sheet.fields) {
            let values = field.value.printableLines.split(separator: "\n").flatMap {
                String($0).wrapped(to: layout.width - width - 4)
            }
            for (index, value) in values.enumerated() {
                let label = index == 0 ? label : ""
                lines.append("  " + layout.paint(label.padded(to: width), .faint) + "  " + value)
            }
        }
        return lines.joined(separator: "\n")
    }
}
