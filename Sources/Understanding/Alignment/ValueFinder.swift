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

        /// The same words as what nothing else explains.
        var asRest: Candidate {
            Candidate(slot: slot, end: end, first: first, last: last, source: .rest, cost: cost)
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
            where tagging.hits[place].contains(where: { hit in
                hit.end < name.end && grammar.cues[hit.value.id]?.contains { $0.slot == slot && !$0.follows } == true
            }) {
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
                Candidate(slot: slot, end: index + 1, first: place, last: index + 1, source: .place, cost: whole)
            )
        }
        return found
    }

    /// What it costs that the stretch at `index` is part of the value; nil where the value must have ended.
    private func price(of index: Int, after start: Int, in facets: SlotGrammar) -> Cost? {
        let stretch = tagging.stretches[index]
        switch stretch.kind {
        case .words:
            guard !facets.isProse else {
                guard index > start else { return optionPrice(index) }
                return optionPrice(index) + (announces(index) ? .light(3) : .zero)
            }
            var cost = Cost.light(stretch.weight)
            if stretch.isLoose, !stretch.isNamed { cost += .implausible(1) }
            if stretch.isNegation, !stretch.isNamed { cost += .important() }
            if stretch.isClitic, !stretch.isNamed { cost += .light(1) }
            if stretch.isImportant { cost += isMarked(index) ? .important() : .implausible(1) }
            if announces(index) { cost += .implausible(1) }
            return cost
        case .blank:
            return tagging.isBetweenLatin(index) || facets.isProse ? .light(1) : .implausible(1)
        case .colon:
            guard facets.isProse else { return nil }
            // 「手机：…」 names a field, and is no sentence.
            return fieldEnds(at: index, after: start) ? .implausible(1) : .light(index < start + 8 ? 4 : 1)
        case .comma: return facets.isProse ? .zero : facets.isList ? .light(1) : nil
        case .clause: return facets.isProse ? .light(1) : nil
        }
    }

    /// What it costs that a value of unknown form begins and ends where it does.
    private func edges(_ first: Int, _ last: Int, in facets: SlotGrammar) -> Cost {
        guard !facets.isProse else {
            let isBlunt =
                tagging.stretches[first].isLoose && tagging.text.folded[tagging.places[first]].isHan
                || tagging.classes[first].contains { $0.value == .connector || $0.value == .particle }
            let isName = tagging.likely[first].contains { $0.end == last }
            if hasHeads, isOfHead(first, last) { return .implausible(1) }
            return .light((isBlunt ? 2 : 0) + (isName ? 4 : 0) - (tagging.weight(first, last) + 1) / 2)
        }
        var cost = Cost.zero
        if tagging.stretches[first].isMidWord { cost += .light(2) }
        // No name begins or ends within a date or a number.
        if tagging.stretches[first].isInside { cost += .implausible(1) }
        if last < tagging.last, tagging.stretches[last].isInside, tagging.stretches[last].weight > 0 {
            cost += .implausible(1)
        }
        if tagging.stretches[last - 1].isParticle { cost += .implausible(1) }
        if facets.isClosed { cost += .implausible(2) }
        // A known name belongs to its own kind, and whole.
        for place in first..<last {
            for name in tagging.names[place] where name.end <= last {
                let isWhole = place == first && name.end == last
                guard !isWhole || facets.records.isDisjoint(with: name.value) else { continue }
                // A word of a small table, as a tag, may well be part of a longer name.
                guard isWhole || !name.value.isSubset(of: grammar.closedKinds) else { continue }
                if !isWhole || !facets.records.isEmpty || facets.kinds[.city] != nil { cost += .implausible(1) }
            }
        }
        return cost
    }

    /// Whether the words are the intent's own, 「记一条」 of 「记一条备注」, and so no prose; behind a colon all is data.
    private func isOfHead(_ first: Int, _ last: Int) -> Bool {
        guard !tagging.followsColon(first) else { return false }
        var place = first
        var hasHead = false
        while place < last {
            let ends = tagging.hits[place].filter { $0.end <= last && grammar.headWords.contains($0.value.id) }.map(
                \.end
            )
            if let end = ends.max() {
                hasHead = true
                place = end
            } else if tagging.stretches[place].isIdle || tagging.stretches[place].weight == 0 {
                place += 1
            } else {
                return false
            }
        }
        return hasHead
    }

    /// Whether a word of some intent stands right before the colon.
    private func fieldEnds(at colon: Int, after start: Int) -> Bool {
        (max(start, colon - 3)..<colon).contains { place in
            tagging.hits[place].contains { $0.end == colon && $0.value.isGrammar && $0.value.weight > 1 }
        }
    }

    /// An option of another slot is not likely to be meant as prose.
    private func optionPrice(_ place: Int) -> Cost {
        let isOption = tagging.hits[place].contains { $0.value.weight > 1 && grammar.options[$0.value.id] != nil }
        return isOption ? .light(6) : .zero
    }

    /// Whether a cue of the intent begins here.
    private func announces(_ place: Int) -> Bool {
        guard !tagging.stretches[place].isNamed else { return false }
        return tagging.hits[place].contains { hit in
            guard hit.value.weight > 1, !tagging.isIdle(hit, at: place), hit.end < end,
                tagging.stretches[hit.end].kind != .comma, tagging.stretches[hit.end].kind != .clause
            else { return false }
            return grammar.cues[hit.value.id]?.contains { !$0.follows } == true
                || grammar.headWords.contains(hit.value.id)
        }
    }

    /// Forms that no name has: an address, a telephone number.
    private func isMarked(_ place: Int) -> Bool {
        tagging.entities[place].contains { entity in
            switch entity.value.kind {
            case .email, .url, .phone, .money: true
            default: false
            }
        }
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
