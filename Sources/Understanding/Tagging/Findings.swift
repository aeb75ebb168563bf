internal import Entities
internal import Intents

/// What was found in a text before it is put in its places.
struct Findings {
    /// By start.
    let hits: [[Hit]]
    let quotes: [Quotation]
    var words: [Found<WordClass>] = []
    var references: [Found<Set<RecordKind.Name>>] = []
    var names: [Found<Set<RecordKind.Name>>] = []
    var entities: [Entity] = []

    init(hits: [[Hit]], quotes: [Quotation]) {
        self.hits = hits
        self.quotes = quotes
    }

    /// Lets go of what lies inside something that is known as a whole, and adds the values that were hidden.
    mutating func settle(_ hidden: HiddenValues) {
        // 远洋 is not what 远洋航运 says where both are known.
        names = names.filter { name in
            !names.contains {
                $0.start <= name.start && name.end <= $0.end && $0.end - $0.start > name.end - name.start
                    && !$0.value.isDisjoint(with: name.value)
            }
        }
        let known = names.filter { $0.end - $0.start > 1 }.map { $0.start..<$0.end }
        // 「云启是公司」 is no name where 云启 is one.
        entities.removeAll { entity in
            entity.kind == .organization && known.contains { $0 != entity.range && $0.overlaps(entity.range) }
        }
        let whole = known + entities.filter { $0.kind == .city || $0.kind == .person }.map(\.range)
        words.removeAll { word in
            let range = word.start..<word.end
            return whole.contains { $0 != range && $0.lowerBound <= word.start && word.end <= $0.upperBound }
        }
        entities += hidden.find(behind: words, in: entities)
        entities.removeAll { hidden.text.folded.isDash($0.range) }
    }
}

extension EdgeSet {
    mutating func insert(_ found: Findings) {
        for hit in found.hits.joined() { insert(Int(hit.start), Int(hit.end)) }
        for word in found.words { insert(word.start, word.end) }
        for name in found.names { insert(name.start, name.end) }
        for entity in found.entities { insert(entity.range.lowerBound, entity.range.upperBound) }
        for quote in found.quotes {
            insert(quote.outer.lowerBound, quote.outer.upperBound)
            insert(quote.inner.lowerBound, quote.inner.upperBound)
        }
    }
}
