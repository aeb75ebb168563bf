internal import Diagnostics
internal import FoundationEssentials
internal import Intents

/// Figures as horizontal bars, whatever form the chart has elsewhere.
struct ChartText {
    private let chart: Block.Chart
    private let layout: TextLayout

    init(_ chart: Block.Chart, _ layout: TextLayout) {
        self.chart = chart
        self.layout = layout
    }

    private static let longestBar = 40

    private struct Bar {
        var label: String
        var value: Double
        var figure: String
    }

    var text: String {
        let bars = self.bars
        let labelWidth = bars.map(\.label.terminalWidth).max() ?? 0
        let figureWidth = bars.map(\.figure.terminalWidth).max() ?? 0
        let room = min(ChartText.longestBar, max(4, layout.width - labelWidth - figureWidth - 4))
        let largest = bars.map(\.value.magnitude).filter(\.isFinite).max() ?? 0
        let lines = bars.map { bar in
            let drawn = ChartText.bar(bar.value, of: largest, room: room)
            let gap = String(repeating: " ", count: drawn.isEmpty ? 0 : 1)
            return bar.label.padded(to: labelWidth) + "  " + layout.paint(drawn, .bar) + gap + bar.figure
        }
        let title = chart.title.isEmpty ? [] : [layout.paint(chart.title.printableRow, .strong)]
        return (title + lines).joined(separator: "\n")
    }

    /// One for each label and series.
    private var bars: [Bar] {
        let widest = layout.width / 3
        return chart.labels.indices.flatMap { index in
            chart.series.enumerated().compactMap { number, series -> Bar? in
                guard series.values.indices.contains(index) else { return nil }
                var label = number == 0 ? chart.labels[index].printableRow : ""
                if chart.series.count > 1 {
                    label =
                        label.cut(to: widest / 2).padded(to: labelsWidth(widest / 2)) + " " + series.name.printableRow
                }
                let value = series.values[index]
                return Bar(label: label.cut(to: widest), value: value, figure: figure(value, of: series))
            }
        }
    }

    private func labelsWidth(_ widest: Int) -> Int {
        chart.labels.map { min(widest, $0.printableRow.terminalWidth) }.max() ?? 0
    }

    private func figure(_ value: Double, of series: Block.Chart.Series) -> String {
        guard value.isFinite else { return "–" }
        let format = ValueFormat(layout.language, currency: chart.unit)
        let text: String
        switch chart.unit {
        case "": text = format.text(Decimal(value))
        case "%": text = format.text(Decimal(value), fractionDigits: value == value.rounded() ? 0 : 1) + "%"
        default: text = format.text(Money(Decimal(value)))
        }
        guard chart.form == .pie else { return text }
        let sum = series.values.filter { $0 > 0 && $0.isFinite }.reduce(0, +)
        return sum > 0 && value > 0 ? "\(text) (\(Int((value / sum * 100).rounded()))%)" : text
    }

    /// Eighths of a column; a value that is not nothing shows something.
    private static func bar(_ value: Double, of largest: Double, room: Int) -> String {
        guard value.isFinite, largest > 0, value != 0 else { return "" }
        let eighths = max(1, Int((value.magnitude / largest * Double(room * 8)).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
