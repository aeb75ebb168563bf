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

    private let recognizer = Recognizer()

    /// Beyond this the words are one stretch: the body of a note.
    static let longest = 400

    /// - Parameter leniently: Whether Chinese words count that only sound like those of the grammar.
    func tag(_ text: NormalizedText, in context: ReadingContext, leniently: Bool = false) -> Tagging {
        let limit = min(text.count, Self.longest)
        let head = limit == text.count ? text : NormalizedText(text.text(0..<limit))
        let quotes = Quotation.find(in: text.folded, limit: limit)
        var scan = LiteralScan(literals, in: text.folded, limit: limit, outside: quotes)
        if leniently { scan.addHomophones() }
        var found = Findings(hits: scan.hits, quotes: quotes)
        found.names = names(in: text.folded, limit: limit, context.lexicon) + aliases(scan.hits)
        found.references = references(scan.hits)
        found.words = words(in: text, scan.hits)
        found.entities = recognizer.entities(in: head, reference: context.reference)
        found.settle(HiddenValues(recognizer: recognizer, text: head, reference: context.reference))

        var edges = EdgeSet(text.folded, limit: limit)
        edges.insert(found)
        let starts = edges.starts.filter { start in
            start < limit && !found.entities.contains { $0.range.lowerBound < start && start < $0.range.upperBound }
        }
        let likely = LikelyName.find(in: head, starts: starts)
        for name in likely { edges.insert(name.range.lowerBound, name.range.upperBound) }
        var builder = TaggingBuilder(text: text, edges: edges)
        builder.fill(found, literals, today: context.reference.now.day)
        builder.fill(likely: likely)
        return builder.tagging
    }

    private func names(
        in scalars: [Unicode.Scalar],
        limit: Int,
        _ lexicon: Lexicon
    ) -> [Found<Set<RecordKind.Name>>] {
        var names: [Found<Set<RecordKind.Name>>] = []
        for start in 0..<limit where scalars.isWordEdge(start) && scalars[start].isWordScalar {
            lexicon.names(in: scalars, at: start) { names.append(Found(start: start, end: $0, value: Set($1))) }
        }
        return names
    }

    private func aliases(_ hits: [[Hit]]) -> [Found<Set<RecordKind.Name>>] {
        hits.joined().compactMap { hit in
            guard hit.slips == 0, let kinds = aliases[hit.literal] else { return nil }
            return Found(start: Int(hit.start), end: Int(hit.end), value: kinds)
        }
    }

    private func references(_ hits: [[Hit]]) -> [Found<Set<RecordKind.Name>>] {
        hits.joined().compactMap { hit in
            pronouns[hit.literal].map { Found(start: Int(hit.start), end: Int(hit.end), value: $0) }
        }
    }

    /// Classes whose longer words are not what a shorter one in them says.
    private static let idle: Set<WordClass> = [.filler, .question, .connector, .correct, .denial, .yes, .skip]
    private static let fragile: Set<WordClass> = [.negation, .advice, .how]

    private func words(in text: NormalizedText, _ hits: [[Hit]]) -> [Found<WordClass>] {
        var words: [Found<WordClass>] = []
        for start in hits.indices where !hits[start].isEmpty {
            // A capital inside a sentence makes a name of an idle word: Open Door Schools.
            let isLong = start + 1 < hits.count && text.folded[start + 1].isLatin
            if isLong, text.isCapitalised(start), text.isMidSentence(start) { continue }
            var found: [Found<WordClass>] = []
            classes.match(
                from: start,
                hits: { $0 < hits.count ? hits[$0] : [] },
                skippingBlanks: text.folded.afterBlanks
            ) { found.append(Found(start: start, end: $1, value: $0)) }
            // 不错 is no 不, 怎么样 no 怎么.
            let longest = found.filter { Self.idle.contains($0.value) }.map(\.end).max() ?? 0
            words += found.filter { !Self.fragile.contains($0.value) || $0.end >= longest }
        }
        return words
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
