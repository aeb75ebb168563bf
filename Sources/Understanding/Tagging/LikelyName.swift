internal import Entities

/// Words that look like the name of somebody or something, without being known.
struct LikelyName {
    let range: Range<Int>
    let kind: EntityKind
    /// Words with capitals, whatever else they mean.
    var isCapitalised = false

    /// Names of people below this score are no more than words.
    private static let plausible = 0.5
    /// Names of organizations in Chinese are about so long.
    private static let lengths = 3...12

    /// People by surname, organizations by the word they end in, and runs of capitalised words.
    ///
    /// - Parameter starts: Where words begin; Chinese ones are not told apart by their looks.
    static func find(in text: NormalizedText, starts: [Int]) -> [LikelyName] {
        var found = NameKinds.people(in: text).filter { $0.score >= plausible }
            .map { LikelyName(range: $0.range, kind: .person) }
        for end in NameKinds.organizationEnds(in: text) where text.folded[end - 1].isHan {
            for start in starts where start < end && lengths.contains(end - start) {
                guard text.folded[start..<end].allSatisfy({ $0.isHan || $0.isLatin }) else { continue }
                found.append(LikelyName(range: start..<end, kind: .organization))
            }
        }
        return found + capitalised(in: text, people: found.filter { $0.kind == .person }.map(\.range))
    }

    /// `Closed Loop Recycling`: words with capitals in a row, one alone only inside a sentence.
    private static func capitalised(in text: NormalizedText, people: [Range<Int>]) -> [LikelyName] {
        var found: [LikelyName] = []
        var index = 0
        while index < text.count {
            guard text.isCapitalised(index) else {
                index += 1
                continue
            }
            let start = index
            var end = text.wordEnd(index)
            var words = 1
            while end + 1 < text.count, text.scalars[end] == " ", text.isCapitalised(end + 1) {
                end = text.wordEnd(end + 1)
                words += 1
            }
            let isWord = end - start > 2 && !text.folded[start..<end].contains(where: \.isDecimalDigit)
            if isWord, words > 1 || text.isMidSentence(start) {
                found.append(LikelyName(range: start..<end, kind: .organization, isCapitalised: true))
                if words == 1 || people.contains(start..<end) {
                    found.append(LikelyName(range: start..<end, kind: .person, isCapitalised: true))
                }
            }
            index = end
        }
        return found
    }
}

extension NormalizedText {
    /// Whether a Latin word with a capital begins here.
    func isCapitalised(_ index: Int) -> Bool {
        scalars[index].properties.isUppercase && folded[index].isLatin && folded.isWordEdge(index)
    }

    /// Whether other words of the sentence stand before the one that begins here.
    func isMidSentence(_ index: Int) -> Bool {
        guard index > 1, scalars[index - 1] == " " else { return false }
        return folded[index - 2].isLatin || folded[index - 2].isHan
    }

    func wordEnd(_ index: Int) -> Int {
        var end = index
        while end < count, folded[end].isLatin || folded[end] == "'" || folded[end] == "&" { end += 1 }
        return end > index + 2 && folded[end - 2] == "'" ? end - 2 : end
    }
}
