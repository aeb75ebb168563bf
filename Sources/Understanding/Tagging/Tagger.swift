internal import Entities
internal import Intents

/// Finds the literals, word classes, names and typed values of an utterance.
struct Tagger: Sendable {
    let literals: Literals
    let classes: WordClasses
    /// Literals that stand for the record in focus.
    let pronouns: [Int32: Set<RecordKind.Name>]
    /// Literals that are another word for a record.
    let aliases: [Int32: Set<RecordKind.Name>]

    /// Classes whose longer words are not what a shorter one in them says.
    private static let idle: Set<WordClass> = [.filler, .question, .connector, .correct, .denial, .yes, .skip]
    private static let fragile: Set<WordClass> = [.negation, .advice, .how]

    private let recognizer = Recognizer()

    /// Beyond this the words are one stretch: the body of a note.
    static let longest = 400

    /// - Parameter leniently: Whether Chinese words count that only sound like those of the grammar.
    func tag(_ text: NormalizedText, in context: ReadingContext, leniently: Bool = false) -> Tagging {
        let scalars = text.folded
        let limit = min(scalars.count, Self.longest)
        var edges = EdgeSet(scalars, limit: limit)

        let quotes = Quotation.find(in: scalars, limit: limit)
        var hits = hits(in: scalars, limit: limit, outside: quotes)
        if leniently { addHomophones(to: &hits, scalars, limit: limit) }
        let head = limit == scalars.count ? text : NormalizedText(text.text(0..<limit))
        var entities = recognizer.entities(in: head, reference: context.reference)
            .filter { $0.range.upperBound <= limit }
        var names: [Found<Set<RecordKind.Name>>] = []
        for start in 0..<limit where scalars.isWordEdge(start) && scalars[start].isWordScalar {
            context.lexicon.names(in: scalars, at: start) { end, kinds in
                names.append(Found(start: start, end: end, value: Set(kinds)))
            }
        }

        var words: [Found<WordClass>] = []
        var references: [Found<Set<RecordKind.Name>>] = []
        for start in 0..<limit {
            for hit in hits[start] {
                if let kinds = aliases[hit.literal], hit.slips == 0 {
                    names.append(Found(start: start, end: Int(hit.end), value: kinds))
                }
                if let kinds = pronouns[hit.literal] {
                    references.append(Found(start: start, end: Int(hit.end), value: kinds))
                }
            }
            guard !hits[start].isEmpty else { continue }
            var found: [Found<WordClass>] = []
            classes.match(from: start, hits: { $0 < limit ? hits[$0][...] : [] }, skippingBlanks: scalars.afterBlanks) {
                found.append(Found(start: start, end: $1, value: $0))
            }
            // 不错 is no 不, 怎么样 no 怎么.
            let longest = found.filter { Self.idle.contains($0.value) }.map(\.end).max() ?? 0
            // A capital inside a sentence makes a name of an idle word: Open Door Schools.
            if text.isCapitalised(start), text.isMidSentence(start), start + 1 < limit, scalars[start + 1].isLatin {
                continue
            }
            words += found.filter { !Self.fragile.contains($0.value) || $0.end >= longest }
        }

        let known = names.filter { $0.end - $0.start > 1 }.map { $0.start..<$0.end }
        // 「云启是公司」 is no name where 云启 is one.
        entities.removeAll { $0.kind == .organization && $0.range.overlaps(known) }
        let whole = known + entities.filter { $0.kind == .city || $0.kind == .person }.map(\.range)
        words.removeAll { word in
            whole.contains {
                $0.lowerBound <= word.start && word.end <= $0.upperBound && $0.count > word.end - word.start
            }
        }
        entities += hidden(by: words, entities, in: head, context.reference)
        entities.removeAll { scalars.isDash($0.range) }

        for found in hits.joined() { edges.insert(Int(found.start), Int(found.end)) }
        for found in words { edges.insert(found.start, found.end) }
        for found in names { edges.insert(found.start, found.end) }
        for found in entities { edges.insert(found.range.lowerBound, found.range.upperBound) }
        let starts = edges.starts.filter { start in
            !entities.contains { $0.range.lowerBound < start && start < $0.range.upperBound }
        }
        let likely = LikelyName.find(in: head, starts: starts)
        for name in likely { edges.insert(name.range.lowerBound, name.range.upperBound) }
        for quote in quotes {
            edges.insert(quote.outer.lowerBound, quote.outer.upperBound)
            edges.insert(quote.inner.lowerBound, quote.inner.upperBound)
        }
        let (places, index) = edges.places()
        var tagging = TaggingBuilder(text: text, places: places, index: index)
        tagging.fill(
            hits: hits.joined().map { hit in
                Found(
                    start: Int(hit.start),
                    end: Int(hit.end),
                    value: Tagging.Literal(
                        id: hit.literal,
                        slips: hit.slips,
                        weight: literals.lengths[Int(hit.literal)],
                        isGrammar: literals.isGrammar[Int(hit.literal)]
                    )
                )
            }
        )
        tagging.fill(words: words, references: references, names: names, entities: entities, quotes: quotes)
        tagging.fill(likely: likely)
        return tagging.tagging
    }

    /// Values that a recogniser, taking the longest, has missed: 「一下周五」 is 一下 and 周五 as well as 一 and 下周五,
    /// 「上海区域」 上海 and 区域, "500,000 / 40%" two values.
    private func hidden(
        by words: [Found<WordClass>],
        _ entities: [Entity],
        in text: NormalizedText,
        _ reference: Reference
    ) -> [Entity] {
        var parts: Set<Range<Int>> = []
        for entity in entities where entity.range.count > 1 {
            let (start, end) = (entity.range.lowerBound, entity.range.upperBound)
            for word in words where word.value == .filler || word.value == .classifier {
                if word.start <= start, start < word.end, word.end < end,
                    word.end - word.start > 1 || !text.folded[start].isWordScalar
                {
                    parts.insert(word.end..<end)
                }
                if start < word.start, word.start < end, end < word.end { parts.insert(start..<word.start) }
            }
            for mark in (start + 1)..<end where text.folded[mark] == "/" && text.folded[mark - 1].isBlank {
                parts.insert(start..<mark)
                parts.insert((mark + 1)..<end)
            }
        }
        return parts.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }.prefix(4).flatMap {
            part in
            recognizer.entities(in: NormalizedText(text.text(part)), reference: reference).map { entity in
                let range = (part.lowerBound + entity.range.lowerBound)..<(part.lowerBound + entity.range.upperBound)
                return Entity(range: range, value: entity.value)
            }
        }
    }

    private func addHomophones(to hits: inout [[Hit]], _ scalars: [Unicode.Scalar], limit: Int) {
        for start in 0..<limit where scalars[start].isHan {
            for length in Homophones.lengths where start + length <= limit {
                for literal in literals.homophones.find(scalars[start..<(start + length)]) {
                    hits[start].append(
                        Hit(literal: literal, start: Int32(start), end: Int32(start + length), slips: 1)
                    )
                }
            }
        }
    }

    /// By start: literals that occur, misspelt Latin words included.
    private func hits(in scalars: [Unicode.Scalar], limit: Int, outside quotes: [Quotation]) -> [[Hit]] {
        var hits = [[Hit]](repeating: [], count: limit)
        for start in 0..<limit where scalars.isWordEdge(start) && !quotes.contains(where: { $0.inner.contains(start) })
        {
            literals.trie.walk(scalars, from: start) { id, end in
                guard let end = scalars.wordEnd(from: end), end <= limit else { return }
                hits[start].append(Hit(literal: Int32(id), start: Int32(start), end: Int32(end), slips: 0))
            }
            guard scalars[start].isLatin, !scalars[start].isDecimalDigit else { continue }
            var end = start
            while end < limit, scalars[end].isLatin, !scalars[end].isDecimalDigit { end += 1 }
            let word = Array(scalars[start..<end])
            guard !literals.words.contains(word) else { continue }
            for neighbor in literals.words.neighbors(of: word) {
                literals.trie.walk(scalars, replacing: start..<end, with: neighbor) { id, end in
                    guard let end = scalars.wordEnd(from: end), end <= limit else { return }
                    hits[start].append(Hit(literal: Int32(id), start: Int32(start), end: Int32(end), slips: 1))
                }
            }
        }
        return hits
    }
}

extension Range<Int> {
    /// Whether one of `others` lies in it, or reaches into it, without being the same.
    fileprivate func overlaps(_ others: [Range<Int>]) -> Bool {
        others.contains { $0 != self && $0.overlaps(self) }
    }
}

/// Something found between two scalars.
struct Found<Value> {
    let start: Int
    let end: Int
    let value: Value
}

extension [Unicode.Scalar] {
    func afterBlanks(_ index: Int) -> Int {
        var index = index
        while index < count, self[index].isBlank { index += 1 }
        return index
    }

    /// Whether a dash between words was taken for a sign: "- 2".
    func isDash(_ range: Range<Int>) -> Bool {
        range.count > 2 && self[range.lowerBound] == "-" && self[range.lowerBound + 1].isBlank
    }

    /// Where a literal that ends at `index` ends as a word: there, after a plural's s, or nowhere.
    func wordEnd(from index: Int) -> Int? {
        if isWordEdge(index) { return index }
        return self[index] == "s" && isWordEdge(index + 1) ? index + 1 : nil
    }
}
