internal import Intents

/// An organization's name taken apart for comparison; what is shown stays as it was said.
public struct OrganizationName: Hashable, Sendable {
    /// Half width, lower case, simplified, without spaces and punctuation.
    public let folded: String
    /// Without the legal form and a place in front: 上海云启科技有限公司 is 云启科技.
    public let core: String
    /// Without the kind of business too: 云启.
    public let stem: String

    public init(_ text: String) {
        let scanner = Scanner(NormalizedText(text))
        let tokens = Self.withoutBrackets(scanner)
        folded = Self.text(scanner, scanner.tokens.indices.filter { scanner.kind($0) != .sign })
        // Nobody is called more.
        guard tokens.count <= 64 else {
            core = folded
            stem = folded
            return
        }
        var kept = tokens[...]
        kept = Self.dropping(3, from: kept, scanner)
        if let first = kept.first, kept.count > 2,
            let place = scanner.find(.city, first) ?? scanner.find(.province, first), scanner.kind(first) == .han
        {
            let end = scanner.past(.placeSuffix, place.next)
            let rest = kept.filter { $0 >= end }
            // 北京大学 is no 大学.
            let isGeneric = scanner.find(.organizationSuffix, end)?.next == (rest.last ?? 0) + 1
            if rest.count >= 2, !isGeneric { kept = rest[...] }
        }
        core = Self.text(scanner, Array(kept))
        let stemmed = Self.dropping(2, from: kept, scanner)
        stem =
            stemmed.count >= 2 || scanner.kind(stemmed.first ?? -1) == .word ? Self.text(scanner, Array(stemmed)) : core
    }

    private static let recognizer = Recognizer()

    /// What people say for it, as it is written: 上海云启科技有限公司 is 上海云启科技, 上海云启, 云启科技 and 云启. Two
    /// characters that mean something else are left out: 明天传媒 is not 明天.
    public static func shortForms(of text: String) -> [String] {
        let scanner = Scanner(NormalizedText(text))
        let tokens = withoutBrackets(scanner)
        guard (2...64).contains(tokens.count) else { return [] }
        let whole = dropping(3, from: tokens[...], scanner)
        // In Latin letters what is left without the kind of business is a word: Delta of Delta Freight.
        let isHan = whole.first.map { scanner.kind($0) == .han } ?? false
        var forms = isHan ? [whole, dropping(2, from: whole, scanner)] : [whole]
        if let first = whole.first, let place = scanner.find(.city, first) ?? scanner.find(.province, first),
            scanner.kind(first) == .han
        {
            let end = scanner.past(.placeSuffix, place.next)
            forms += forms.map { $0.drop { $0 < end } }
        }
        var texts: [String] = []
        for form in forms {
            guard let first = form.first, let last = form.last, form.count < tokens.count else { continue }
            let words = scanner.text.text(scanner.range(first, last + 1))
            let isTelling = scanner.kind(first) == .han ? form.count > 1 : words.count > 4
            guard isTelling, !texts.contains(words) else { continue }
            if form.count == 2,
                !recognizer.entities(in: words, reference: Reference(now: Moment(unix: 0, offset: 0))).isEmpty
            {
                continue
            }
            texts.append(words)
        }
        return texts
    }

    /// 1 for the same name, lower the more of it only one side has; 0 for strangers.
    public func similarity(to other: OrganizationName) -> Double {
        if folded == other.folded { return 1 }
        if !core.isEmpty, core == other.core { return 0.96 }
        if !stem.isEmpty, stem == other.stem { return 0.9 }
        let direct = TextSimilarity.ratio(core, other.core)
        if core.count >= 2, other.core.count >= 2, core.contains(other.core) || other.core.contains(core) {
            return max(0.85, direct)
        }
        return min(0.84, direct)
    }

    /// What stands in brackets is a place or a legal form.
    private static func withoutBrackets(_ scanner: Scanner) -> [Int] {
        var depth = 0
        var kept: [Int] = []
        for index in scanner.tokens.indices {
            if scanner.isSign("(", index) { depth += 1 }
            if depth == 0, scanner.kind(index) != .sign { kept.append(index) }
            if scanner.isSign(")", index) { depth = max(0, depth - 1) }
        }
        return kept
    }

    private static func dropping(
        _ strength: Int,
        from tokens: ArraySlice<Int>,
        _ scanner: Scanner
    ) -> ArraySlice<Int> {
        var tokens = tokens
        var again = true
        while again {
            again = false
            for (place, index) in tokens.enumerated() where place > 0 {
                guard let suffix = scanner.find(.organizationSuffix, index),
                    suffix.value == 3 || suffix.value == strength,
                    let last = tokens.last, suffix.next > last
                else { continue }
                tokens = tokens.prefix(place)
                again = true
                break
            }
        }
        return tokens
    }

    private static func text(_ scanner: Scanner, _ tokens: [Int]) -> String {
        var view = String.UnicodeScalarView()
        for index in tokens {
            view.append(contentsOf: scanner.text.folded[scanner.tokens[index].start..<scanner.tokens[index].end])
        }
        return String(view)
    }
}
