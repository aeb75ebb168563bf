internal import Entities
internal import Intents

/// Steps over words that are no values.
extension Aligner {
    mutating func skip(_ index: Int, _ place: Int) {
        let state = states[index]
        let stretch = tagging.stretches[place]
        var key = state.key
        guard stretch.weight > 0 else {
            var cost = state.cost
            switch stretch.kind {
            case .words, .blank, .colon: break
            case .comma, .clause:
                key.flags.remove(.negated)
                // A name of unknown form and the rest of its head stand in one clause.
                let isMidway = key.node != HeadGraph.start && !grammar.graph.isFinal(key.node)
                if isMidway, key.phase == .after, state.role.isUnknownName(in: grammar) { cost += .implausible(1) }
                if mode == .command || stretch.kind == .clause { cost += drop(&key) }
                if key.phase == .after { key.phase = .open }
            }
            push(key, cost, after: index, to: place + 1, .mark)
            return
        }
        var cost = state.cost + .unexplained(stretch.weight) + drop(&key)
        let isQuestion = grammar.effect != .read && tagging.isQuestion(place)
        // 「昨天认识了一家公司」: when it was is no part of what is asked for.
        let isStory = stretch.isPast && grammar.effect != .read && mode == .command
        if stretch.isImportant && !isStory || isQuestion { cost += .important() }
        if stretch.isAdvice { cost += .violation() }
        // Who wants something deleted is not shown it.
        let isDestroyed = tagging.classes[place].contains { $0.value == .destroy } && grammar.effect == .read
        if isDestroyed, !stretch.isNamed { cost += .violation() }
        // What a longer word begins with is not said for itself: no city, nor the 云启 of 云启科技.
        if case .value(let slot, let source) = state.role {
            let facets = grammar.slots[Int(slot)]
            let isHan = tagging.text.folded[tagging.places[place]].isHan
            let isBeginning = source == .type && facets.kinds[.city] != nil
            let isTorn = source == .look && facets.isNameLike && isHan
            if isBeginning || isTorn { cost += .implausible(1) }
        }
        if stretch.isNegation { key.flags.insert(.negated) }
        if key.phase == .after { key.phase = .open }
        push(key, cost, after: index, to: place + 1, .unexplained)
    }

    /// Passes over the rest of a clause that tells a story: 「报价发过去了，阶段更新成方案报价」. Nobody knows what it says,
    /// however long it is.
    mutating func passOverStory(_ index: Int, _ place: Int) {
        guard mode == .command, grammar.effect != .read, tagging.stretches[place].weight > 0 else { return }
        switch states[index].role {
        case .start, .mark, .value(_, .name): break
        case .head, .cue, .value, .word, .unexplained: return
        }
        let end = tagging.storyEnd(from: place, before: bounds.upperBound) { place in
            tagging.names[place].contains { !$0.value.isSubset(of: grammar.closedKinds) }
        }
        guard let end else { return }
        var key = states[index].key
        var cost = states[index].cost + .unexplained(Self.priceOfStory) + drop(&key)
        if key.phase == .after { key.phase = .open }
        if case .value(let slot, _) = states[index].role, grammar.slots[Int(slot)].isProse { cost += .implausible(1) }
        push(key, cost, after: index, to: end, .unexplained)
    }

    private static let priceOfStory = 3

    mutating func takeWords(_ index: Int, _ place: Int) {
        let state = states[index]
        // Words inside an asking-how do not make it a request.
        let advice: Cost = tagging.stretches[place].isAdvice && mode == .command ? .violation() : .zero
        for word in tagging.classes[place] where word.end <= bounds.upperBound {
            var key = state.key
            var cost = state.cost + advice
            switch word.value {
            case .filler, .advice, .how: break
            // 「线索」 says what a name is; elsewhere it belongs to the head of some intent.
            case .classifier: if mode == .command, !state.role.isName(in: grammar) { cost += .light(2) }
            case .connector, .particle: break
            case .ellipsis where mode != .command: break
            case .denial where key.phase != .open || mode != .command:
                key.flags.insert(.denying)
                cost += .light(1)
            case .assign where key.wantsValue || hasNaming || mode != .command: cost += .light(1)
            case .sequence, .greeting, .thanks: cost += .light(1)
            case .question where grammar.effect == .read: cost += .light(1)
            case .look: if grammar.effect != .read { cost += .light(1) }
            case .yes where mode != .command: cost += .light(1)
            case .skip where key.phase == .expecting: key.phase = .open
            case .correct:
                retract(index, word.end)
                guard mode != .command else { continue }
                cost += .light(1)
            default: continue
            }
            // A character that may belong to the name before it is not cut off.
            let mayBelong = tagging.stretches[place].isClitic && word.end == place + 1 && word.value != .particle
            if mayBelong, state.role.isUnknownName(in: grammar) { cost += .implausible(1) }
            // A sentence keeps the 了 that it ends in.
            if case .value(let slot, _) = state.role, grammar.slots[Int(slot)].isProse { cost += .light(1) }
            // What is told behind the head begins with its first word: 「通了电话，他们想续约」.
            if isTold(place, key), word.value == .filler { cost += .light(3) }
            // What stands behind a colon is data from its first word on.
            if takesProse, place > bounds.lowerBound, tagging.stretches[place - 1].kind == .colon { cost += .light(3) }
            push(key, cost, after: index, to: word.end, .word(word.value))
        }
    }

    /// Whether a clause begins here that may be the text that the intent needs.
    private func isTold(_ place: Int, _ key: AlignerState.Key) -> Bool {
        guard takesProse, mode == .command, place > bounds.lowerBound, grammar.graph.isFinal(key.node) else {
            return false
        }
        let kind = tagging.stretches[place - 1].kind
        guard kind == .comma || kind == .clause else { return false }
        return grammar.slots.indices.contains {
            grammar.slots[$0].isProse && grammar.slots[$0].isRequired && !isUsed(UInt8($0), key)
        }
    }

    /// 「A，不对，是B」: the value just given is taken back, and another is to come.
    private mutating func retract(_ index: Int, _ end: Int) {
        let state = states[index]
        guard state.key.used >> UInt32(state.key.slot) & 1 == 1 else { return }
        var key = state.key
        key.used &= ~(1 << UInt32(key.slot))
        key.phase = .hoping
        key.flags.remove(.weak)
        push(key, state.cost + .light(1), after: index, to: end, .word(.correct))
    }

    mutating func takeHead(_ index: Int, _ hit: Tagging.Span<Tagging.Literal>, _ place: Int) {
        let state = states[index]
        // The 了 that ends a sentence is not that of a head which has ended before.
        if hit.value.weight == 1, grammar.graph.isFinal(state.key.node), state.role != .head { return }
        var key = state.key
        let dropped = hasNaming ? .zero : drop(&key)
        if key.phase == .after { key.phase = .open }
        for (node, isAgain) in targets(of: hit.value.id, from: state.key) {
            var key = key
            key.node = node
            if isAgain { key.flags.insert(.again) }
            let cost = state.cost + dropped + price(ofHead: hit, at: place, state.key, isAgain: isAgain)
            push(key, cost, after: index, to: hit.end, .head)
            // 「客户：云启」: the head's last word announces a value as well.
            for cue in grammar.cues[hit.value.id] ?? [] where !cue.follows && !isUsed(cue.slot, key) {
                key.phase = .hoping
                key.slot = cue.slot
                key.flags.remove(.weak)
                push(key, cost, after: index, to: hit.end, .head)
            }
        }
    }

    /// Whether what stands behind a colon is a sentence, 「备注：客户要求…」, and no list of fields, 「备注：客户 云启」.
    private func beginsProse(_ place: Int, before end: Int, _ key: AlignerState.Key) -> Bool {
        guard takesProse, mode == .command, tagging.followsColon(place), end < tagging.last else { return false }
        let isField =
            tagging.stretches[end].kind == .colon
            || tagging.stretches[end].kind == .blank && !tagging.isBetweenLatin(end)
        let isWanted = grammar.slots.indices.contains { grammar.slots[$0].isProse && !isUsed(UInt8($0), key) }
        return isWanted && !isField
    }

    /// What it costs, or gains, that a literal is a word of a head.
    func price(
        ofHead hit: Tagging.Span<Tagging.Literal>,
        at place: Int,
        _ key: AlignerState.Key,
        isAgain: Bool
    ) -> Cost {
        var cost =
            Cost.light(isAgain ? 0 : -2 * Int(hit.value.weight))
            + .slips(Int(hit.value.slips))
        if key.isNegated { cost += .violation() }
        if tagging.stretches[place].isAdvice { cost += .violation() }
        if tagging.isTorn(hit, at: place) || tagging.isWordEnd(hit, at: place) { cost += .implausible(1) }
        return cost
    }

    mutating func takeCue(
        _ cue: IntentGrammar.Cue,
        _ index: Int,
        _ hit: Tagging.Span<Tagging.Literal>,
        _ place: Int
    ) {
        let state = states[index]
        var key = state.key
        let isWeak = tagging.isIdle(hit, at: place)
        let gain = isWeak && !cue.follows ? 0 : Int(hit.value.weight)
        var cost = state.cost + .slips(Int(hit.value.slips)) + .light(-gain)
        if tagging.isTorn(hit, at: place) || beginsProse(place, before: hit.end, key) { cost += .implausible(1) }
        if tagging.stretches[place].isAdvice, mode == .command { cost += .violation() }
        if cue.follows {
            guard key.phase == .after, key.slot == cue.slot else { return }
            key.phase = .open
        } else if isUsed(cue.slot, key) {
            cost += .light(Int(hit.value.weight) + 1)
            if key.phase == .after { key.phase = .open }
        } else {
            cost += drop(&key)
            key.phase = .expecting
            key.slot = cue.slot
            if isWeak { key.flags.insert(.weak) } else { key.flags.remove(.weak) }
            let isAbrupt =
                state.role == .mark && tagging.isBetweenLatin(place - 1)
                && adjacentRole(index).isUnknownName(in: grammar)
            if isAbrupt { key.flags.insert(.abrupt) } else { key.flags.remove(.abrupt) }
        }
        push(key, cost, after: index, to: hit.end, .cue(cue.slot))
        guard !cue.follows else { return }
        for edge in grammar.graph.slots(at: key.node)
        where grammar.slots[Int(edge.slot)].named.contains(grammar.slots[Int(cue.slot)].name) {
            key.node = edge.target
            push(key, cost, after: index, to: hit.end, .cue(cue.slot))
        }
    }
}

extension Alignment.Role {
    /// Whether it is a value that names something.
    func isName(in grammar: IntentGrammar) -> Bool {
        switch self {
        case .value(let slot, _):
            grammar.slots[Int(slot)].isNameLike || !grammar.slots[Int(slot)].records.isEmpty
                || isUnknownName(in: grammar)
        default: false
        }
    }

    /// Whether it is a value of unknown form that is meant to be a name.
    func isUnknownName(in grammar: IntentGrammar) -> Bool {
        switch self {
        case .value(let slot, .place), .value(let slot, .rest): !grammar.slots[Int(slot)].isProse
        default: false
        }
    }
}
