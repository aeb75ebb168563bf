internal import Entities
internal import Intents

/// Puts what was found at the places of the text and says what each stretch is worth.
struct TaggingBuilder {
    let text: NormalizedText
    let places: [Int]
    /// By scalar: its place, -1 for scalars inside a stretch.
    let index: [Int32]

    private var hits: [[Tagging.Span<Tagging.Literal>]]
    private var classes: [[Tagging.Span<WordClass>]]
    private var entities: [[Tagging.Span<Entity>]]
    private var names: [[Tagging.Span<Set<RecordKind.Name>>]]
    private var references: [[Tagging.Span<Set<RecordKind.Name>>]]
    private var quotes: [[Tagging.Span<Tagging.Quote>]]
    private var likely: [[Tagging.Span<EntityKind>]]
    private var stretches: [Tagging.Stretch]
    private var longest: [Int]
    private var hasCapitals = false

    init(text: NormalizedText, edges: EdgeSet) {
        self.text = text
        (places, index) = edges.places()
        hits = Array(repeating: [], count: places.count)
        classes = Array(repeating: [], count: places.count)
        entities = Array(repeating: [], count: places.count)
        names = Array(repeating: [], count: places.count)
        references = Array(repeating: [], count: places.count)
        quotes = Array(repeating: [], count: places.count)
        likely = Array(repeating: [], count: places.count)
        longest = Array(places.indices)
        stretches = zip(places, places.dropFirst()).map { Self.stretch(text.folded, $0..<$1) }
    }

    var tagging: Tagging {
        Tagging(
            text: text,
            places: places,
            hits: hits,
            classes: classes,
            entities: entities,
            names: names,
            references: references,
            quotes: quotes,
            likely: likely,
            stretches: stretches,
            longest: longest,
            wordEnds: wordEnds,
            hasCapitals: hasCapitals
        )
    }

    /// - Parameter today: Days before it are past.
    mutating func fill(_ found: Findings, _ literals: Literals, today: Day) {
        for hit in found.hits.joined() { fill(hit, literals) }
        for word in found.references {
            references[place(word.start)].append(.init(end: place(word.end), value: word.value))
        }
        for name in found.names { fill(name) }
        for entity in found.entities { fill(entity, today: today) }
        for word in found.words { fill(word) }
        // A place or a person named is no idle word, whatever its characters are.
        for entity in found.entities where [.city, .person, .organization].contains(entity.kind) {
            for stretch in place(entity.range.lowerBound)..<place(entity.range.upperBound) {
                stretches[stretch].isClitic = false
                stretches[stretch].isLoose = false
                stretches[stretch].isParticle = false
            }
        }
        for quote in found.quotes {
            let value = Tagging.Quote(first: place(quote.inner.lowerBound), last: place(quote.inner.upperBound))
            quotes[place(quote.outer.lowerBound)].append(.init(end: place(quote.outer.upperBound), value: value))
        }
    }

    private mutating func fill(_ hit: Hit, _ literals: Literals) {
        let (start, end) = (place(Int(hit.start)), place(Int(hit.end)))
        let literal = Tagging.Literal(
            id: hit.literal,
            slips: hit.slips,
            weight: literals.lengths[Int(hit.literal)],
            isGrammar: literals.isGrammar[Int(hit.literal)]
        )
        hits[start].append(.init(end: end, value: literal))
        if literal.isGrammar, text.folded[Int(hit.start)].isHan { longest[start] = max(longest[start], end) }
    }

    private mutating func fill(_ name: Found<Set<RecordKind.Name>>) {
        let (start, end) = (place(name.start), place(name.end))
        names[start].append(.init(end: end, value: name.value))
        // A name of one letter or character covers too little to be believed over what stands in it.
        guard name.end - name.start > 1 else { return }
        for stretch in start..<end {
            stretches[stretch].isNamed = true
            if stretch > start { stretches[stretch].isMidName = true }
        }
    }

    private mutating func fill(_ entity: Entity, today: Day) {
        let (start, end) = (place(entity.range.lowerBound), place(entity.range.upperBound))
        entities[start].append(.init(end: end, value: entity))
        guard entity.kind.isImportant, !stretches[start].isNamed else { return }
        stretches[start].isImportant = true
        stretches[start].isPast = entity.ends(before: today)
        for inside in (start + 1)..<max(start + 1, end) where stretches[inside].weight > 0 {
            stretches[inside].isInside = true
        }
    }

    private mutating func fill(_ word: Found<WordClass>) {
        let (start, end) = (place(word.start), place(word.end))
        classes[start].append(.init(end: end, value: word.value))
        guard !stretches[start].isNamed else { return }
        switch word.value {
        case .assign:
            for stretch in (start + 1)..<max(start + 1, end) { stretches[stretch].isMidWord = true }
        case .negation:
            stretches[start].isNegation = true
            stretches[start].isImportant = true
        case .advice, .how:
            stretches[start].isAdvice = true
            stretches[start].isImportant = true
        case .filler, .question, .connector, .correct, .denial, .particle:
            if end == start + 1, stretches[start].weight == 1, text.folded[places[start]].isHan {
                stretches[start].isClitic = true
            } else {
                for stretch in start..<end { stretches[stretch].isLoose = true }
            }
            if word.value == .particle { stretches[start].isParticle = true }
        default: break
        }
    }

    /// Words that look like a name, unless they are a known name or words of the grammar.
    mutating func fill(likely found: [LikelyName]) {
        hasCapitals = found.contains { $0.isCapitalised }
        for name in found {
            let (start, end) = (place(name.range.lowerBound), place(name.range.upperBound))
            guard !isKnown(name, start, end), !isIdle(start, end) else { continue }
            // 「改成苏婉」: the surname may be the end of the word before.
            let isCut = stretches[start].isMidWord && end > start + 1
            likely[isCut ? start + 1 : start].append(.init(end: end, value: name.kind))
        }
    }

    private func isKnown(_ name: LikelyName, _ start: Int, _ end: Int) -> Bool {
        if entities[start].contains(where: { $0.end == end && $0.value.kind == .city }) { return true }
        return (start..<end).contains { place in
            stretches[place].isNamed
                || !name.isCapitalised
                    && hits[place].contains { $0.value.weight > 1 && $0.value.isGrammar && $0.end <= end }
        }
    }

    private func isIdle(_ start: Int, _ end: Int) -> Bool {
        stretches[start].isClitic
            || stretches[start..<end].contains { $0.isLoose || $0.isParticle || $0.isNegation }
    }

    private var wordEnds: [Bool] {
        var isEnd = [Bool](repeating: false, count: places.count)
        var isAfterWord = [Bool](repeating: false, count: places.count)
        for place in hits.indices {
            for hit in hits[place] where hit.value.isGrammar && hit.value.slips == 0 {
                isAfterWord[hit.end] = true
                if hit.value.weight > 1, hit.end - 1 > place, text.folded[places[hit.end] - 1].isHan {
                    isEnd[hit.end - 1] = isEnd[hit.end - 1] || places[hit.end] - places[hit.end - 1] == 1
                }
            }
            for word in classes[place] { isAfterWord[word.end] = true }
        }
        return zip(isEnd, isAfterWord).map { $0 && !$1 }
    }

    private func place(_ offset: Int) -> Int { Int(index[offset]) }

    private static func stretch(_ text: [Unicode.Scalar], _ range: Range<Int>) -> Tagging.Stretch {
        let weight = Array(text[range]).weight
        guard weight == 0 else { return Tagging.Stretch(kind: .words, weight: weight) }
        if text[range].allSatisfy(\.isBlank) { return Tagging.Stretch(kind: .blank, weight: 0) }
        let isInside =
            range.upperBound < text.count && text[range.upperBound].isWordScalar && range.lowerBound > 0
            && text[range.lowerBound - 1].isWordScalar
        let kind: Tagging.Stretch.Kind
        switch text[range.lowerBound] {
        case ":", "=": kind = isInside && text[range.upperBound].isDecimalDigit ? .words : .colon
        case "/", "|": kind = isInside ? .words : .comma
        case ",", "、": kind = .comma
        case ".": kind = isInside ? .words : .clause
        case "。", "!", "?", ";", "！", "？", "；", "，", "\n", "\r": kind = .clause
        default: kind = .words
        }
        return Tagging.Stretch(kind: kind, weight: 0)
    }
}

extension Entity {
    /// Whether it is a day or a period that is over.
    fileprivate func ends(before today: Day) -> Bool {
        switch value {
        case .date(let reading): reading.isFixed && reading.past < today
        default: false
        }
    }
}

extension EntityKind {
    /// Left over, it means that something was not understood.
    var isImportant: Bool {
        switch self {
        case .phone, .email, .url, .money, .number, .numberRange, .percent, .discount, .quantity, .approximateNumber,
            .impossibleDate, .date, .time, .dateTime, .dateRange, .timeRange, .dateTimeRange, .duration:
            true
        case .ordinal, .openTime, .person, .organization, .city, .boolean: false
        }
    }
}
