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

    init(text: NormalizedText, places: [Int], index: [Int32]) {
        self.text = text
        self.places = places
        self.index = index
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
            longest: longest
        )
    }

    mutating func fill(hits found: some Sequence<Found<Tagging.Literal>>) {
        for found in found {
            let (start, end) = (place(found.start), place(found.end))
            hits[start].append(.init(end: end, value: found.value))
            if found.value.isGrammar, text.folded[found.start].isHan { longest[start] = max(longest[start], end) }
        }
    }

    mutating func fill(
        words: [Found<WordClass>],
        references found: [Found<Set<RecordKind.Name>>],
        names known: [Found<Set<RecordKind.Name>>],
        entities typed: [Entity],
        quotes quoted: [Quotation]
    ) {
        for found in found { references[place(found.start)].append(.init(end: place(found.end), value: found.value)) }
        for found in known {
            let (start, end) = (place(found.start), place(found.end))
            names[start].append(.init(end: end, value: found.value))
            // A name of one letter or character covers too little to be believed over what stands in it.
            guard found.end - found.start > 1 else { continue }
            for stretch in start..<end { stretches[stretch].isNamed = true }
        }
        for entity in typed {
            let start = place(entity.range.lowerBound)
            entities[start].append(.init(end: place(entity.range.upperBound), value: entity))
            guard entity.kind.isImportant, !stretches[start].isNamed else { continue }
            stretches[start].isImportant = true
            let end = place(entity.range.upperBound)
            for inside in (start + 1)..<max(start + 1, end) where stretches[inside].weight > 0 {
                stretches[inside].isInside = true
            }
        }
        for word in words {
            let (start, end) = (place(word.start), place(word.end))
            classes[start].append(.init(end: end, value: word.value))
            guard !stretches[start].isNamed else { continue }
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
        for entity in typed where [.city, .person, .organization].contains(entity.kind) {
            for stretch in place(entity.range.lowerBound)..<place(entity.range.upperBound) {
                stretches[stretch].isClitic = false
                stretches[stretch].isLoose = false
                stretches[stretch].isParticle = false
            }
        }
        for quote in quoted {
            let value = Tagging.Quote(first: place(quote.inner.lowerBound), last: place(quote.inner.upperBound))
            quotes[place(quote.outer.lowerBound)].append(.init(end: place(quote.outer.upperBound), value: value))
        }
    }

    /// Words that look like a name, unless they are a known name or words of the grammar.
    mutating func fill(likely found: [LikelyName]) {
        for found in found {
            guard let start = found.range.lowerBound.place(in: index), let end = found.range.upperBound.place(in: index)
            else { continue }
            let isCity = entities[start].contains { $0.end == end && $0.value.kind == .city }
            let isOther =
                isCity
                || (start..<end).contains { place in
                    stretches[place].isNamed
                        || !found.isCapitalised
                            && hits[place].contains { $0.value.weight > 1 && $0.value.isGrammar && $0.end <= end }
                }
            let isIdle =
                stretches[start].isClitic
                || (start..<end).contains { place in
                    stretches[place].isLoose || stretches[place].isParticle || stretches[place].isNegation
                }
            guard !isOther, !isIdle else { continue }
            likely[start].append(.init(end: end, value: found.kind))
        }
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

extension EntityKind {
    /// Left over, it means that something was not understood.
    var isImportant: Bool {
        switch self {
        case .phone, .email, .url, .money, .number, .numberRange, .percent, .discount, .quantity, .approximateNumber,
            .date, .time, .dateTime, .dateRange, .timeRange, .dateTimeRange, .duration:
            true
        case .ordinal, .person, .organization, .city, .boolean: false
        }
    }
}

extension Int {
    /// The place of a scalar, nil inside a stretch.
    fileprivate func place(in index: [Int32]) -> Int? {
        index[self] < 0 ? nil : Int(index[self])
    }
}
