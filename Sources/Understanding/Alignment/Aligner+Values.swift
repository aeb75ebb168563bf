internal import Entities
internal import Intents

/// Steps over values.
extension Aligner {
    mutating func takeValues(_ index: Int, _ place: Int) {
        let key = states[index].key
        if key.flags.contains(.denying) { passOver(index, place) }
        if key.wantsValue {
            for value in recognised[place - bounds.lowerBound]
            where value.slot == key.slot && !(value.needsCue && key.isWeak) {
                take(value, index, isAnnounced: true, extra: .light(-trust))
            }
            for value in free(key.slot, at: place) {
                let doubt = key.isWeak ? doubt(about: value, at: place) : .zero
                let isAbrupt = key.phase == .expecting && key.flags.contains(.abrupt)
                var extra = isAbrupt ? doubt + .implausible(1) : doubt
                let fills = fillsClause(value, after: index)
                if fills, value.strangeness != .zero { extra += .light(3) }
                take(value, index, isAnnounced: true, fillsClause: fills, extra: extra)
            }
        }
        for edge in grammar.graph.slots(at: key.node) where !isUsed(edge.slot, key) {
            // A closed slot takes no words that nobody knows, and leads on from its known ones below.
            guard !grammar.slots[Int(edge.slot)].isClosed else { continue }
            for value in free(edge.slot, at: place) { take(value, index, isAnnounced: true) }
        }
        for value in recognised[place - bounds.lowerBound] where !isUsed(value.slot, key) {
            if key.wantsValue, value.slot == key.slot { continue }
            let isAwaited = grammar.graph.slots(at: key.node).contains { $0.slot == value.slot }
            if value.needsCue, !isAwaited { continue }
            // Another one for a list has to look like one.
            let isDoubtful = value.isWeak && key.used >> UInt32(value.slot) & 1 == 1
            // Where all names are known, the look of a name says little.
            let facets = grammar.slots[Int(value.slot)]
            let isStrange =
                value.source == .look && facets.isClosed && facets.isNameLike
                && !isAwaited
            var extra =
                tear(before: value, after: index)
                + .light(value.source == .reference ? 0 : -(leanings[value.slot] ?? 0))
            if isStrange || isDoubtful { extra += .light(isStrange ? 5 : 3) }
            if value.source == .look, facets.isNameLike, !facets.isClosed, standsAlone(value, after: index) {
                extra += .light(-4)
            }
            take(value, index, isAnnounced: false, extra: extra)
        }
        takeSubjects(index, place)
        takeFollowed(index, place)
        for slot in rest where !isUsed(slot, key) && grammar.slots[Int(slot)].isFree {
            if key.wantsValue, slot == key.slot { continue }
            // A list is said in one place; what looks like more of it elsewhere hardly is.
            let again: Cost = key.used >> UInt32(slot) & 1 == 1 ? .implausible(2) : .zero
            for value in free(slot, at: place) {
                let extra = again + .light(2) + tear(before: value, after: index)
                take(value.asRest, index, isAnnounced: false, extra: extra)
            }
        }
    }

    /// Whether the cue and its value are all that a clause says: 「…，归泽仁多吉」, 「负责人改成李四」.
    private func fillsClause(_ value: ValueFinder.Candidate, after index: Int) -> Bool {
        guard states[index].key.phase == .expecting, !states[index].key.isWeak,
            value.end == bounds.upperBound || tagging.endsClause(value.end)
        else { return false }
        var index = index
        while index > 0 {
            switch states[index].role {
            case .cue, .word: index = Int(states[index].previous)
            case .mark: return true
            case .start, .head, .value, .unexplained: return states[index].role == .start
            }
        }
        return true
    }

    /// Whether marks stand on both sides.
    private func standsAlone(_ value: ValueFinder.Candidate, after index: Int) -> Bool {
        switch states[index].role {
        case .start, .mark, .head: value.end == bounds.upperBound || tagging.stretches[value.end].weight == 0
        case .cue, .value, .word, .unexplained: false
        }
    }

    /// A needed name at the beginning of a clause: 「第一百货要上直播系统」.
    private mutating func takeSubjects(_ index: Int, _ place: Int) {
        switch states[index].role {
        case .start, .mark, .word: break
        case .head, .cue, .value, .unexplained: return
        }
        for slot in subjects where !isUsed(slot, states[index].key) && !grammar.slots[Int(slot)].isClosed {
            for value in free(slot, at: place) { take(value, index, isAnnounced: false, extra: .light(5)) }
        }
    }

    /// Names in front of the word that announces them: 「包车这单」.
    private mutating func takeFollowed(_ index: Int, _ place: Int) {
        for slot in grammar.followedSlots where !isUsed(slot, states[index].key) && grammar.slots[Int(slot)].isFree {
            for value in free(slot, at: place) {
                let isFollowed = tagging.hits[value.end].contains { hit in
                    hit.value.weight > 1
                        && grammar.cues[hit.value.id]?.contains { $0.follows && $0.slot == slot } == true
                }
                if isFollowed {
                    take(value, index, isAnnounced: false, extra: .light(1) + tear(before: value, after: index))
                }
            }
        }
    }

    /// The value behind 不是: it is said and not meant.
    private mutating func passOver(_ index: Int, _ place: Int) {
        var key = states[index].key
        key.flags.remove(.denying)
        let isKnown = key.phase != .open
        if key.phase == .after { key.phase = .open }
        let candidates = recognised[place - bounds.lowerBound].filter { !isKnown || $0.slot == key.slot }
        for value in candidates + (isKnown ? free(key.slot, at: place) : []) {
            let cost = states[index].cost + value.cost + value.strangeness + .light(tagging.weight(place, value.end))
            push(key, cost, after: index, to: value.end, .word(.denial))
        }
    }

    /// Behind a word that often is no cue, unknown words are hardly a name.
    private func doubt(about value: ValueFinder.Candidate, at place: Int) -> Cost {
        let facets = grammar.slots[Int(value.slot)]
        if facets.isProse { return .light(2) }
        // Between two words of the intent there can be little else.
        if tagging.hits[value.end].contains(where: { $0.value.weight > 1 && grammar.mentions($0.value.id) }) {
            return .zero
        }
        if facets.isRequired { return .light(1) }
        guard !tagging.beginsWithCapital(place) else { return .light(4) }
        let isHan = tagging.text.folded[tagging.places[place]].isHan
        return isHan && facets.kinds[.city] == nil ? .light(4) : .implausible(1)
    }

    /// Names that touch without a mark between them are likely to be one.
    private func tear(before value: ValueFinder.Candidate, after index: Int) -> Cost {
        guard value.source != .reference, !grammar.slots[Int(value.slot)].isProse else { return .zero }
        switch adjacentRole(index) {
        case .unexplained:
            // What stands at the end of a word that nobody knows is that word's end.
            guard tagging.text.folded[tagging.places[value.first]].isHan else { return .zero }
            let isShort = value.source == .name && tagging.weight(value.first, value.last) < 3
            return isShort || value.source == .look || value.source.isGuess && value.source != .type
                ? .implausible(1) : .zero
        case .value(let slot, .look):
            let isName = grammar.slots[Int(slot)].isNameLike
            guard value.source.isGuess, value.source != .type, !isNumber(value) else { return .zero }
            // 「老街坊食品机房改造」: an organization's name ends where its kind of business does.
            if isName, value.source != .look, endsInOrganization(index) { return .light(2) }
            // 「十字路口」 is no ten.
            return isName || states[index].role != .mark ? .implausible(1) : .zero
        case .value(let slot, .type):
            // An option is no part of a name.
            let facets = grammar.slots[Int(value.slot)]
            let isName = facets.isNameLike || !facets.records.isEmpty || facets.isFree
            return value.source != .type && isName && grammar.slots[Int(slot)].isNameLike ? .implausible(1) : .zero
        case .value(let slot, .place), .value(let slot, .rest):
            guard value.source.isGuess else { return .zero }
            return isNumber(value) || grammar.slots[Int(slot)].isProse ? .zero : .implausible(1)
        default: return .zero
        }
    }

    private func endsInOrganization(_ index: Int) -> Bool {
        let state = states[index]
        return tagging.likely[Int(state.first)].contains { $0.end == Int(state.last) && $0.value == .organization }
    }

    /// Whether it is a number, a date, an amount and not a name.
    private func isNumber(_ value: ValueFinder.Candidate) -> Bool {
        (value.source == .type || value.source == .look) && !grammar.slots[Int(value.slot)].isNameLike
    }

    /// What the step before was, a blank between Latin words not counted.
    func adjacentRole(_ index: Int) -> Alignment.Role {
        let state = states[index]
        guard state.role == .mark, state.previous >= 0, tagging.isBetweenLatin(Int(state.place) - 1) else {
            return state.role
        }
        return states[Int(state.previous)].role
    }

    private mutating func take(
        _ value: ValueFinder.Candidate,
        _ index: Int,
        isAnnounced: Bool,
        fillsClause: Bool = false,
        extra: Cost = .zero
    ) {
        let state = states[index]
        let facets = grammar.slots[Int(value.slot)]
        var key = state.key
        guard !key.flags.contains(.denying) else { return }
        var cost = state.cost + value.cost + extra
        if !fillsClause { cost += value.strangeness }
        if !isAnnounced {
            cost += drop(&key)
            // Prose goes on to its natural end rather than lose its last words to another slot.
            if key.phase == .after, grammar.slots[Int(key.slot)].isProse { cost += .implausible(1) }
        }
        cost += misgiving(about: value, facets, beforeHead: mode == .command && state.key.node == HeadGraph.start)
        key.used |= 1 << UInt32(value.slot)
        key.phase = .after
        key.slot = value.slot
        let role = Alignment.Role.value(value.slot, value.source)
        push(key, cost, after: index, to: value.end, role, words: (value.first, value.last))
        if mode == .command, value.source == .name { takeNamedHead(value, key, cost, index) }
        for edge in grammar.graph.slots(at: state.key.node) where edge.slot == value.slot {
            key.node = edge.target
            push(key, cost, after: index, to: value.end, role, words: (value.first, value.last))
        }
    }

    /// Questions inside a value: data once the head has been said, else a sign that nothing is requested.
    private func misgiving(
        about value: ValueFinder.Candidate,
        _ facets: SlotGrammar,
        beforeHead isEarly: Bool
    ) -> Cost {
        guard value.source == .place || value.source == .rest else { return .zero }
        let isData = facets.isProse && !isEarly && grammar.effect != .read
        guard !isData else { return .zero }
        var cost = Cost.zero
        for place in value.first..<value.last where !tagging.stretches[place].isNamed {
            // Who wants something deleted is not shown it.
            let isDestroyed = tagging.classes[place].contains { $0.value == .destroy && $0.end <= value.last }
            if isDestroyed, grammar.effect == .read { cost += .violation() }
            if tagging.stretches[place].isAdvice { cost += .violation() }
            // 「别给蓝鲸打电话」
            let isDenied = tagging.stretches[place].isNegation && isEarly
            if isDenied, !facets.isProse || place == value.first { cost += .violation() }
            if facets.isProse, tagging.isQuestion(place), grammar.effect != .read { cost += .important() }
        }
        return cost
    }

    /// An option or a known name that is a word of the head as well: 提醒我…, 赢单的商机.
    private mutating func takeNamedHead(
        _ value: ValueFinder.Candidate,
        _ valued: AlignerState.Key,
        _ cost: Cost,
        _ index: Int
    ) {
        let before = states[index].key
        for hit in tagging.hits[value.first] where hit.end == value.end && hit.value.slips == 0 {
            for (node, isAgain) in targets(of: hit.value.id, from: before) {
                var key = valued
                key.node = node
                if isAgain { key.flags.insert(.again) }
                let cost = cost + price(ofHead: hit, at: value.first, before, isAgain: isAgain)
                push(
                    key,
                    cost,
                    after: index,
                    to: value.end,
                    .value(value.slot, .name),
                    words: (value.first, value.last)
                )
            }
        }
    }
}

extension Evidence.Source {
    /// Nothing but form or place speaks for it.
    var isGuess: Bool { self == .type || self == .look || self == .place || self == .rest }
}
