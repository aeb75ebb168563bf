internal import Entities
internal import FoundationEssentials
internal import Intents

/// Finds what could be the value of which slot of one intent.
struct ValueFinder {
    let tagging: Tagging
    let grammar: IntentGrammar
    /// Where the words in question end.
    let end: Int
    /// Whether the words are read as a command, and not as an answer.
    let hasHeads: Bool

    struct Candidate {
        let slot: UInt8
        let end: Int
        /// The words that are the value, without quotation marks.
        let first: Int
        let last: Int
        let source: Evidence.Source
        let cost: Cost
        /// Of a form that other slots' values have as well.
        var isWeak = false
        /// Of a form that means nothing where no cue or head asks for it.
        var needsCue = false
        /// What speaks against it where all names are known and this is none of them.
        var strangeness = Cost.zero

        /// The same words as what nothing else explains.
        var asRest: Candidate {
            Candidate(
                slot: slot,
                end: end,
                first: first,
                last: last,
                source: .rest,
                cost: cost,
                strangeness: strangeness
            )
        }
    }

    /// How far a value of unknown form may reach.
    private static let reach = 24
    private static let mostClauses = 4

    /// Values that are recognised by what they are, wherever they stand.
    func recognised(at place: Int) -> [Candidate] {
        var found: [Candidate] = []
        func add(
            _ slot: Int,
            _ end: Int,
            _ source: Evidence.Source,
            _ cost: Cost,
            isWeak: Bool = false,
            needsCue: Bool = false
        ) {
            guard end <= self.end, !tagging.isInsideQuote(place, end) else { return }
            found.append(
                Candidate(
                    slot: UInt8(slot),
                    end: end,
                    first: place,
                    last: end,
                    source: source,
                    cost: cost,
                    isWeak: isWeak,
                    needsCue: needsCue
                )
            )
        }
        for hit in tagging.hits[place] {
            for slot in grammar.options[hit.value.id] ?? [] {
                let torn: Cost = tagging.isTorn(hit, at: place) ? .implausible(1) : .zero
                add(Int(slot), hit.end, .name, torn + .slips(Int(hit.value.slips)) + .light(-Int(hit.value.weight)))
            }
        }
        for (slot, facets) in grammar.slots.enumerated() {
            for entity in tagging.entities[place] {
                let weight = tagging.weight(place, entity.end)
                guard let weakness = facets.kinds[entity.value.kind] else {
                    // 手机尾号7745: digits as words.
                    let isDigits = [.number, .ordinal, .phone].contains(entity.value.kind)
                    if facets.isText, isDigits { add(slot, entity.end, .look, .light(1), needsCue: true) }
                    continue
                }
                let isBare = entity.value.kind == .number || entity.value.kind == .approximateNumber
                let isSmall = facets.kinds[.money] != nil && entity.value.isSmallNumber
                // 「出一份报价」: counted is the thing that is made.
                let isArticle =
                    entity.value.kind == .quantity
                    && tagging.classes[place].contains { $0.end == entity.end && $0.value == .filler }
                // A city is often part of an address.
                let gain = entity.value.kind == .city ? 0 : weight / 2
                add(
                    slot,
                    entity.end,
                    isBare ? .look : .type,
                    .light(2 * weakness - gain + (isSmall ? 4 : 0)),
                    isWeak: weakness > 0,
                    needsCue: facets.isPlainNumber && !facets.isRequired || isArticle
                )
            }
            for name in tagging.likely[place] {
                guard let weakness = facets.kinds[name.value] else { continue }
                let isCut = tagging.stretches[place].isMidWord
                add(slot, name.end, .look, .light(2 + weakness - tagging.weight(place, name.end) / 2 + (isCut ? 3 : 0)))
            }
            // A cue with a capital may begin the name: Project Kestrel.
            for name in tagging.likely[place]
            where tagging.beginsWithCapital(place)
                && tagging.hits[place].contains(where: { hit in
                    hit.end < name.end
                        && grammar.cues[hit.value.id]?.contains { $0.slot == slot && !$0.follows } == true
                })
            {
                add(slot, name.end, .look, .light(-4))
            }
            for name in tagging.names[place] where !facets.records.isDisjoint(with: name.value) {
                let isIdle = tagging.classes[place].contains { $0.end == name.end && $0.value == .filler }
                add(slot, name.end, .name, .light(isIdle ? 1 : -tagging.weight(place, name.end)))
            }
            if !facets.records.isEmpty, !facets.isClosed {
                for end in tagging.positions(at: place) { add(slot, end, .reference, .light(-1)) }
            }
            for reference in tagging.references[place] where !facets.records.isDisjoint(with: reference.value) {
                add(slot, reference.end, .reference, .light(1))
            }
        }
        return found
    }

    /// Values of `slot` that begin at `place` and are known by where they stand alone.
    func free(_ slot: UInt8, at place: Int) -> [Candidate] {
        let facets = grammar.slots[Int(slot)]
        guard facets.isFree else { return facets.isClosed ? [] : malformed(slot, at: place) }
        var found: [Candidate] = []
        for quote in tagging.quotes[place] where quote.end <= end {
            found.append(
                Candidate(
                    slot: slot,
                    end: quote.end,
                    first: quote.value.first,
                    last: quote.value.last,
                    source: .place,
                    cost: .light(1)
                )
            )
        }
        guard tagging.stretches[place].weight > 0 else { return found }
        var cost = Cost.zero
        var isSolid = false
        var clauses = 0
        for index in place..<end {
            guard let more = price(of: index, after: place, in: facets) else { break }
            cost += more
            let stretch = tagging.stretches[index]
            if stretch.isSolid || facets.isProse && index > place + 2 { isSolid = true }
            guard stretch.weight > 0, isSolid,
                index - place < Self.reach || index + 1 == end || tagging.endsClause(index + 1)
            else { continue }
            if index - place >= Self.reach, index + 1 < end {
                clauses += 1
                guard clauses <= Self.mostClauses else { continue }
            }
            let whole = cost + edges(place, index + 1, in: facets)
            found.append(
                Candidate(
                    slot: slot,
                    end: index + 1,
                    first: place,
                    last: index + 1,
                    source: .place,
                    cost: whole,
                    strangeness: facets.isClosed ? .implausible(2) : .zero
                )
            )
        }
        return found
    }
}

extension Tagging.Stretch {
    /// Words that can carry a name by themselves.
    var isSolid: Bool { weight > 0 && !(isLoose || isClitic || isNegation) || isNamed }
}

extension Entity {
    /// A bare number below a hundred: hardly an amount of money.
    fileprivate var isSmallNumber: Bool {
        if case .number(let number) = value { number < 100 } else { false }
    }
}
