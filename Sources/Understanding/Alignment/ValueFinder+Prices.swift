internal import Entities
internal import Intents

/// What speaks against words of unknown form as a value.
extension ValueFinder {
    /// What it costs that the stretch at `index` is part of the value; nil where the value must have ended.
    func price(of index: Int, after start: Int, in facets: SlotGrammar) -> Cost? {
        let stretch = tagging.stretches[index]
        switch stretch.kind {
        case .words:
            guard !facets.isProse else {
                guard index > start else { return optionPrice(index) }
                if isClosing(index) { return .light(8) }
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
    func edges(_ first: Int, _ last: Int, in facets: SlotGrammar) -> Cost {
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
        if tagging.stretches[first].isMidName, tagging.names[first].isEmpty { cost += .implausible(1) }
        // No name is one character, begins with a 了, or is a command's own word in another spelling.
        let isHan = tagging.text.folded[tagging.places[first]].isHan
        let isTooShort = tagging.weight(first, last) == 1 && !facets.isText
        if isHan, isTooShort || tagging.stretches[first].isParticle { cost += .implausible(1) }
        let slips = tagging.hits[first].filter { $0.end == last && $0.value.isGrammar }.map(\.value.slips).max() ?? 0
        if slips > 0 { cost += .slips(2 * Int(slips)) }
        // Where some names have capitals, one without is hardly any.
        let isLower = facets.isNameLike && !facets.isText && !isHan && !tagging.beginsWithCapital(first)
        if hasHeads, isLower, tagging.hasCapitals { cost += .implausible(1) }
        // No name begins or ends within a date or a number.
        if tagging.stretches[first].isInside { cost += .implausible(1) }
        if last < tagging.last, tagging.stretches[last].isInside, tagging.stretches[last].weight > 0 {
            cost += .implausible(1)
        }
        if tagging.stretches[last - 1].isParticle { cost += .implausible(1) }
        // A known name belongs to its own kind, and whole.
        let isKnown = tagging.names[first].contains { $0.end == last && !facets.records.isDisjoint(with: $0.value) }
        // A new organization may be called like others and more: 南昌赣鄱医药.
        let mayContain = isKnown || facets.kinds[.organization] != nil && facets.records.isEmpty
        for place in first..<last {
            if tagging.names[place].contains(where: { $0.end > last && $0.end - place > 1 }), !isKnown {
                cost += .implausible(1)
            }
            for name in tagging.names[place] where name.end <= last && !mayContain {
                let isWhole = place == first && name.end == last
                guard !isWhole || facets.records.isDisjoint(with: name.value) else { continue }
                // A word of a small table, as a tag, may well be part of a longer name, or another table's word too.
                guard !name.value.isSubset(of: grammar.closedKinds) || isWhole && !facets.isText else { continue }
                if !isWhole || !facets.records.isEmpty || facets.kinds[.city] != nil { cost += .implausible(1) }
            }
        }
        return cost
    }

    /// Whether the words of a clause from here on are the intent's own, said behind the text: 「…，记一笔」.
    private func isClosing(_ index: Int) -> Bool {
        guard tagging.stretches[index - 1].kind == .comma || tagging.stretches[index - 1].kind == .clause else {
            return false
        }
        return tagging.hits[index].contains {
            $0.value.weight > 1 && tagging.endsClause($0.end) && grammar.headWords.contains($0.value.id)
        }
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
