internal import Entities
internal import Intents

/// How well words name a record: the tiers of `records.yaml`, decided on the names alone. Width, case, script,
/// legal form and a place in front do not count.
struct NameMatch {
    private let words: OrganizationName
    private let text: String
    private let pinyin: Pinyin
    private let isLatin: Bool

    init(_ words: String) {
        text = words
        self.words = OrganizationName(words)
        pinyin = Pinyin(self.words.core)
        isLatin = words.unicodeScalars.allSatisfy(\.isASCII)
    }

    var isEmpty: Bool { words.folded.isEmpty }

    /// The first of `tiers` under which the words name something called `name`.
    func tier(of name: String, among tiers: [MatchTier]) -> MatchTier? {
        let name = OrganizationName(name)
        guard !name.folded.isEmpty, !isEmpty else { return nil }
        return tiers.first { tier in
            switch tier {
            case .exact: name.folded == words.folded
            case .prefix: name.folded.hasPrefix(words.folded) || name.core.hasPrefix(words.core)
            case .contains: contains(name)
            case .pinyin: sounds(like: name)
            case .fuzzy: words.similarity(to: name) >= NameMatch.closeEnough
            }
        }
    }

    /// 0 … 1 for any name.
    func similarity(to name: String) -> Double { words.similarity(to: OrganizationName(name)) }

    private func contains(_ name: OrganizationName) -> Bool {
        if name.folded.contains(words.core) { return true }
        return name.core.count >= 4 && words.folded.contains(name.core)
    }

    private func sounds(like name: OrganizationName) -> Bool {
        guard words.core.count >= 2 else { return false }
        let other = Pinyin(name.core)
        if isLatin { return !name.core.unicodeScalars.allSatisfy(\.isASCII) && other.isSpelled(by: words.folded) }
        return other.joined == pinyin.joined
    }

    private static let closeEnough = 0.7
}
