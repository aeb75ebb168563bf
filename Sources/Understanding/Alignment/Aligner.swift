internal import Entities
internal import Intents

/// Explains an utterance as one intent at the least cost: a walk from place to place in which each step takes a
/// stretch as part of a head, a cue, a value, a word of no weight, or leaves it unexplained.
struct Aligner {
    let tagging: Tagging
    let grammar: IntentGrammar
    let mode: Mode
    /// The places between which the words in question stand.
    let bounds: Range<Int>

    enum Mode: Equatable {
        /// A head is needed.
        case command
        /// Values alone, as in an answer; bare words belong to one of these slots.
        case answer([UInt8])
    }

    /// Partial explanations kept per place.
    private static let beam = 40

    private let recognised: [[ValueFinder.Candidate]]
    private let values: ValueFinder
    private let rest: [UInt8]

    private var states: [State] = []
    /// By place: indices of `states`.
    private var fronts: [[Int32]]

    init(_ tagging: Tagging, _ grammar: IntentGrammar, _ mode: Mode = .command, in bounds: Range<Int>? = nil) {
        self.tagging = tagging
        self.grammar = grammar
        self.mode = mode
        let bounds = bounds ?? 0..<tagging.last
        self.bounds = bounds
        let values = ValueFinder(tagging: tagging, grammar: grammar, end: bounds.upperBound)
        self.values = values
        recognised = bounds.map(values.recognised)
        rest =
            switch mode {
            case .command: grammar.slots.indices.filter { grammar.slots[$0].takesRest }.map { UInt8($0) }
            case .answer(let asked): asked
            }
        fronts = Array(repeating: [], count: bounds.count + 1)
        states.reserveCapacity(512)
    }

    private struct State {
        var key: Key
        var cost: Cost
        var previous: Int32
        var place: Int32
        /// The value's own words, without quotation marks.
        var first: Int32
        var last: Int32
        var role: Alignment.Role

        /// Whether a value of unknown form has just ended.
        func isUnmarkedName(_ grammar: IntentGrammar) -> Bool {
            switch role {
            case .value(let slot, .place), .value(let slot, .rest): !grammar.slots[Int(slot)].isProse
            default: false
            }
        }
    }

    private struct Key: Hashable {
        var node = HeadGraph.start
        var phase = Phase.open
        var slot: UInt8 = 0
        var isNegated = false
        var used: UInt32 = 0

        enum Phase: UInt8 {
            case open
            /// A cue wants its value.
            case expecting
            /// A head that is a cue as well would take one.
            case hoping
            case after
        }

        var wantsValue: Bool { phase == .expecting || phase == .hoping }
    }

    mutating func align() -> Alignment? {
        states.append(
            State(
                key: Key(),
                cost: .zero,
                previous: -1,
                place: Int32(bounds.lowerBound),
                first: 0,
                last: 0,
                role: .start
            )
        )
        fronts[0].append(0)
        for place in bounds {
            prune(place)
            for state in fronts[place - bounds.lowerBound] { extend(Int(state)) }
        }
        return finish()
    }

    // MARK: Steps

    private mutating func extend(_ index: Int) {
        let state = states[index]
        let place = Int(state.place)
        skip(index, state, place)
        takeWords(index, state, place)
        for hit in tagging.hits[place] where hit.end <= bounds.upperBound {
            if mode == .command { takeHead(index, state, hit) }
            for cue in grammar.cues[hit.value.id] ?? [] { takeCue(cue, index, state, hit) }
        }
        takeValues(index, state, place)
    }

    private mutating func skip(_ index: Int, _ state: State, _ place: Int) {
        let stretch = tagging.stretches[place]
        var key = state.key
        if stretch.weight == 0 {
            switch stretch.kind {
            case .words, .blank, .colon: break
            case .comma, .clause:
                key.isNegated = false
                if key.phase == .after { key.phase = .open }
            }
            let cost = stretch.kind == .clause && key.phase == .expecting ? drop(&key) : .zero
            push(key, state.cost + cost, index, place + 1, .mark)
            return
        }
        var cost = Cost.unexplained(stretch.weight)
        if stretch.isImportant { cost += .important() }
        if stretch.isNegation { key.isNegated = true }
        if key.phase == .after { key.phase = .open }
        push(key, state.cost + cost, index, place + 1, .unexplained)
    }

    private mutating func takeWords(_ index: Int, _ state: State, _ place: Int) {
        for word in tagging.classes[place] where word.end <= bounds.upperBound {
            let cost: Cost
            switch word.value {
            case .filler, .connector, .classifier, .particle:
                // A character that may belong to the name before it is not cut off.
                let isCut = state.isUnmarkedName(grammar) && tagging.stretches[place].isClitic
                cost = isCut && word.value != .particle ? .implausible(1) : .zero
            case .assign where state.key.wantsValue || mode != .command: cost = .light(1)
            case .sequence, .greeting, .thanks: cost = .light(1)
            case .question where grammar.effect == .read: cost = .zero
            case .ellipsis where mode != .command: cost = .zero
            case .yes where mode != .command: cost = .light(1)
            case .advice where mode == .command: cost = .violation()
            case .correct:
                retract(index, state, word.end)
                guard mode != .command else { continue }
                cost = .light(1)
            default: continue
            }
            push(state.key, state.cost + cost, index, word.end, .word(word.value))
        }
    }

    /// 「A，不对，是B」: the value just given is taken back, and another is to come.
    private mutating func retract(_ index: Int, _ state: State, _ end: Int) {
        guard state.key.used >> UInt32(state.key.slot) & 1 == 1 else { return }
        var key = state.key
        key.used &= ~(1 << UInt32(key.slot))
        key.phase = .hoping
        push(key, state.cost + .light(1), index, end, .word(.correct))
    }

    private mutating func takeHead(_ index: Int, _ state: State, _ hit: Tagging.Span<Tagging.Literal>) {
        var cost = state.cost + .light(-2 * Int(hit.value.weight)) + .slips(Int(hit.value.slips))
        if state.key.isNegated { cost += .violation() }
        var targets: [HeadGraph.Node] = []
        grammar.graph.targets(of: Int(hit.value.id), from: state.key.node) { targets.append($0) }
        if state.key.node != HeadGraph.start, grammar.graph.isFinal(state.key.node) {
            grammar.graph.targets(of: Int(hit.value.id), from: HeadGraph.start) { targets.append($0) }
        }
        for target in targets {
            var key = state.key
            key.node = target
            if key.phase == .after { key.phase = .open }
            push(key, cost, index, hit.end, .head)
            // 「客户：云启」: the head's last word announces a value as well.
            for cue in grammar.cues[hit.value.id] ?? [] where !cue.follows && !isUsed(cue.slot, key) {
                key.phase = .hoping
                key.slot = cue.slot
                push(key, cost, index, hit.end, .head)
            }
        }
    }

    private mutating func takeCue(
        _ cue: IntentGrammar.Cue,
        _ index: Int,
        _ state: State,
        _ hit: Tagging.Span<Tagging.Literal>
    ) {
        var key = state.key
        var cost = state.cost + .slips(Int(hit.value.slips)) + .light(-Int(hit.value.weight))
        let isUsed = key.used >> UInt32(cue.slot) & 1 == 1 && !grammar.slots[Int(cue.slot)].isList
        if cue.follows {
            guard key.phase == .after, key.slot == cue.slot else { return }
            key.phase = .open
        } else if isUsed {
            cost += .light(Int(hit.value.weight) + 1)
            if key.phase == .after { key.phase = .open }
        } else {
            if key.phase == .expecting { cost += drop(&key) }
            key.phase = .expecting
            key.slot = cue.slot
        }
        push(key, cost, index, hit.end, .cue(cue.slot))
        guard !cue.follows else { return }
        for edge in grammar.graph.slots(at: key.node)
        where grammar.slots[Int(edge.slot)].named.contains(grammar.slots[Int(cue.slot)].name) {
            key.node = edge.target
            push(key, cost, index, hit.end, .cue(cue.slot))
        }
    }

    private mutating func takeValues(_ index: Int, _ state: State, _ place: Int) {
        let key = state.key
        if key.wantsValue {
            for value in recognised[place - bounds.lowerBound] where value.slot == key.slot {
                take(value, index, state, isAnnounced: true)
            }
            for value in values.free(key.slot, at: place) { take(value, index, state, isAnnounced: true) }
        }
        for edge in grammar.graph.slots(at: key.node) where !isUsed(edge.slot, key) {
            // A closed slot takes no words that nobody knows, and leads on from its known ones below.
            guard !grammar.slots[Int(edge.slot)].isClosed else { continue }
            for value in values.free(edge.slot, at: place) { take(value, index, state, isAnnounced: true) }
        }
        for value in recognised[place - bounds.lowerBound] where !isUsed(value.slot, key) {
            if key.wantsValue, value.slot == key.slot { continue }
            take(value, index, state, isAnnounced: false)
        }
        for slot in rest where !isUsed(slot, key) {
            if key.wantsValue, slot == key.slot { continue }
            guard grammar.slots[Int(slot)].isFree else { continue }
            // A list is said in one place; what looks like more of it elsewhere hardly is.
            let again: Cost = key.used >> UInt32(slot) & 1 == 1 ? .implausible(2) : .zero
            for value in values.free(slot, at: place) {
                let rest = ValueFinder.Candidate(
                    slot: value.slot,
                    end: value.end,
                    first: value.first,
                    last: value.last,
                    source: .rest,
                    cost: value.cost + .light(2) + again
                )
                take(rest, index, state, isAnnounced: false)
            }
        }
    }

    private mutating func take(
        _ value: ValueFinder.Candidate,
        _ index: Int,
        _ state: State,
        isAnnounced: Bool
    ) {
        var key = state.key
        var cost = state.cost + value.cost
        if !isAnnounced {
            if key.phase == .expecting { cost += drop(&key) }
            // Prose goes on to its natural end rather than lose its last words to another slot.
            if key.phase == .after, grammar.slots[Int(key.slot)].isProse { cost += .implausible(1) }
        }
        key.used |= 1 << UInt32(value.slot)
        key.phase = .after
        key.slot = value.slot
        let role = Alignment.Role.value(value.slot, value.source)
        push(key, cost, index, value.end, role, words: (value.first, value.last))
        if mode == .command, value.source == .name { takeNamedHead(value, key, cost, index, state) }
        for edge in grammar.graph.slots(at: state.key.node) where edge.slot == value.slot {
            key.node = edge.target
            push(key, cost, index, value.end, role, words: (value.first, value.last))
        }
    }

    /// An option or a known name that is a word of the head as well: 提醒我…, 赢单的商机.
    private mutating func takeNamedHead(
        _ value: ValueFinder.Candidate,
        _ valued: Key,
        _ cost: Cost,
        _ index: Int,
        _ state: State
    ) {
        for hit in tagging.hits[value.first] where hit.end == value.end && hit.value.slips == 0 {
            var targets: [HeadGraph.Node] = []
            grammar.graph.targets(of: Int(hit.value.id), from: state.key.node) { targets.append($0) }
            if state.key.node != HeadGraph.start, grammar.graph.isFinal(state.key.node) {
                grammar.graph.targets(of: Int(hit.value.id), from: HeadGraph.start) { targets.append($0) }
            }
            for target in targets {
                var key = valued
                key.node = target
                let cost = cost + .light(-Int(hit.value.weight)) + (state.key.isNegated ? .violation() : .zero)
                push(key, cost, index, value.end, .value(value.slot, .name), words: (value.first, value.last))
            }
        }
    }

    private func isUsed(_ slot: UInt8, _ key: Key) -> Bool {
        key.used >> UInt32(slot) & 1 == 1 && !grammar.slots[Int(slot)].isList
    }

    /// A cue stays without its value: it names a slot, or is an ordinary word.
    private func drop(_ key: inout Key) -> Cost {
        let name = grammar.slots[Int(key.slot)].name
        key.phase = .open
        if let naming = grammar.slots.firstIndex(where: { $0.named.contains(name) }),
            key.used >> UInt32(naming) & 1 == 0
        {
            key.used |= 1 << UInt32(naming)
            return .zero
        }
        return .unexplained(1)
    }

    // MARK: Bookkeeping

    private mutating func push(
        _ key: Key,
        _ cost: Cost,
        _ previous: Int,
        _ place: Int,
        _ role: Alignment.Role,
        words: (first: Int, last: Int)? = nil
    ) {
        let first = words?.first ?? Int(states[previous].place)
        let state = State(
            key: key,
            cost: cost,
            previous: Int32(previous),
            place: Int32(place),
            first: Int32(first),
            last: Int32(words?.last ?? place),
            role: role
        )
        let front = place - bounds.lowerBound
        for (position, known) in fronts[front].enumerated() where states[Int(known)].key == key {
            guard cost < states[Int(known)].cost else { return }
            states.append(state)
            fronts[front][position] = Int32(states.count - 1)
            return
        }
        states.append(state)
        fronts[front].append(Int32(states.count - 1))
    }

    private mutating func prune(_ place: Int) {
        let front = place - bounds.lowerBound
        guard fronts[front].count > Self.beam else { return }
        fronts[front].sort { [states] in states[Int($0)].cost < states[Int($1)].cost }
        fronts[front].removeLast(fronts[front].count - Self.beam)
    }

    private func finish() -> Alignment? {
        var best: (index: Int32, cost: Cost)?
        for index in fronts[bounds.count] {
            let state = states[Int(index)]
            guard mode != .command || grammar.graph.isFinal(state.key.node) else { continue }
            var key = state.key
            var cost = state.cost
            if key.phase == .expecting { cost += drop(&key) }
            if mode == .command {
                for (slot, facets) in grammar.slots.enumerated() where facets.isRequired && key.used >> slot & 1 == 0 {
                    cost += .light(4)
                }
            }
            if best.map({ cost < $0.cost }) ?? true { best = (index, cost) }
        }
        guard let best else { return nil }
        var steps: [Alignment.Step] = []
        var index = best.index
        while index > 0 {
            let state = states[Int(index)]
            steps.append(Alignment.Step(from: Int(state.first), to: Int(state.last), role: state.role))
            index = state.previous
        }
        return Alignment(cost: best.cost, steps: steps.reversed())
    }
}
