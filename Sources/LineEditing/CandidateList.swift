import Diagnostics

/// What could be meant, in columns under the line.
struct CandidateList {
    static let longest = 60
    private let shown: [String]
    private let hidden: Int
    private let columns: Int

    init(_ candidates: [String], columns: Int) {
        shown = Array(candidates.prefix(CandidateList.longest))
        hidden = candidates.count - shown.count
        self.columns = columns
    }

    /// Each row ends with a line break.
    var text: String {
        let width = (shown.map(\.terminalWidth).max() ?? 0) + 2
        let perRow = max(1, columns / width)
        var text = ""
        for (index, candidate) in shown.enumerated() {
            let isLast = index % perRow == perRow - 1 || index == shown.count - 1
            let padding = isLast ? 0 : width - candidate.terminalWidth
            text += candidate + String(repeating: " ", count: padding) + (isLast ? "\n" : "")
        }
        return hidden > 0 ? text + "… \(hidden)\n" : text
    }
}
