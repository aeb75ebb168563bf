/// Words between quotation marks: a value with its edges given.
struct Quotation {
    /// With the marks.
    let outer: Range<Int>
    let inner: Range<Int>

    private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "「": "」", "『": "』", "《": "》", "【": "】", "〈": "〉", "'": "'",
    ]

    static func find(in folded: [Unicode.Scalar], limit: Int) -> [Quotation] {
        var found: [Quotation] = []
        var index = 0
        while index < limit {
            guard let mark = closing[folded[index]],
                folded[index] != "'" || index == 0 || !folded[index - 1].isLatin,
                let close = folded[(index + 1)..<limit].firstIndex(where: { $0 == mark || $0.isNewline }),
                folded[close] == mark, close > index + 1
            else {
                index += 1
                continue
            }
            found.append(Quotation(outer: index..<(close + 1), inner: (index + 1)..<close))
            index = close + 1
        }
        return found
    }
}
