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

    /// Partial explanations kept per place; fewer where there are many places.
    private let beam: Int
    private static let wideBeam = 40
    private static let narrowBeam = 39
    private static let manyPlaces = 80

    let recognised: [[ValueFinder.Candidate]]
    let values: ValueFinder
    /// Slots that take what nothing else explains.
    let rest: [UInt8]
    /// Needed slots that take words where a clause begins.
    let subjects: [UInt8]
    /// Whether the intent has a slot that names others.
    let hasNaming: Bool
    let takesProse: Bool
    /// In an answer, what speaks for one slot before another: the one that was asked for, the ones filled last.
    let leanings: [UInt8: Int]
    /// What speaks for the slot that a cue names: more than any leaning does.
    let trust: Int

    private(set) var states: [AlignerState] = []
    private var freeValues: [[ValueFinder.Candidate]?]
    /// By place: indices of `states`.
    private var fronts: [[Int32]]

    init(
        _ tagging: Tagging,
        _ grammar: IntentGrammar,
        _ mode: Mode = .command,
        in bounds: Range<Int>? = nil,
        leanings: [UInt8: Int] = [:]
    ) {
        self.tagging = tagging
        self.grammar = grammar
        self.mode = mode
        let bounds = bounds ?? 0..<tagging.last
        self.bounds = bounds
        self.leanings = leanings
        trust = 3 + (leanings.values.max() ?? 0)
        let values = ValueFinder(tagging: tagging, grammar: grammar, end: bounds.upperBound, hasHeads: mode == .command)
        self.values = values
        recognised = bounds.map(values.recognised)
        rest =
            switch mode {
            case .command: grammar.slots.indices.filter { grammar.slots[$0].takesRest }.map { UInt8($0) }
            case .answer(let asked): asked
            }
        let canGuess = mode == .command && !rest.isEmpty && (grammar.effect == .create || grammar.effect == .write)
        subjects = grammar.slots.indices
            .filter {
                canGuess && grammar.slots[$0].isRequired && grammar.slots[$0].isNameLike && !grammar.slots[$0].takesRest
            }
            .map { UInt8($0) }
        hasNaming = grammar.slots.contains { !$0.named.isEmpty }
        takesProse = grammar.slots.contains { $0.isProse }
        beam = bounds.count > Self.manyPlaces ? Self.narrowBeam : Self.wideBeam
        fronts = Array(repeating: [], count: bounds.count + 1)
        freeValues = Array(repeating: nil, count: bounds.count * grammar.slots.count)
        states.reserveCapacity(512)
    }

    mutating func align() -> Alignment? {
        states.append(AlignerState(at: bounds.lowerBound))
        fronts[0].append(0)
        for place in bounds {
            prune(place)
            for index in fronts[place - bounds.lowerBound] { extend(Int(index), place) }
        }
        return finish()
    }

    private mutating func extend(_ index: Int, _ place: Int) {
        skip(index, place)
        passOverStory(index, place)
        takeWords(index, place)
        for hit in tagging.hits[place] where hit.end <= bounds.upperBound {
            if mode == .command { takeHead(index, hit, place) }
            for cue in grammar.cues[hit.value.id] ?? [] { takeCue(cue, index, hit, place) }
        }
        takeValues(index, place)
    }

    // MARK: What has been said so far

    /// Values of `slot` that begin at `place` and are known by where they stand alone; worked out once.
    mutating func free(_ slot: UInt8, at place: Int) -> [ValueFinder.Candidate] {
        let index = (place - bounds.lowerBound) * grammar.slots.count + Int(slot)
        if let known = freeValues[index] { return known }
        let found = values.free(slot, at: place)
        freeValues[index] = found
        return found
    }

    /// Whether a slot has its value and takes no other.
    func isUsed(_ slot: UInt8, _ key: AlignerState.Key) -> Bool {
        key.used >> UInt32(slot) & 1 == 1 && !grammar.slots[Int(slot)].isList
    }

    /// A cue stays without its value: it names a slot, or is an ordinary word.
    func drop(_ key: inout AlignerState.Key) -> Cost {
        guard key.phase == .expecting else {
            if key.phase == .hoping { key.phase = .open }
            return .zero
        }
        let name = grammar.slots[Int(key.slot)].name
        key.phase = .open
        if let naming = grammar.slots.firstIndex(where: { $0.named.contains(name) }),
            key.used >> UInt32(naming) & 1 == 0
        {
            key.used |= 1 << UInt32(naming)
            return .zero
        }
        return key.isWeak ? .zero : mode == .command ? .unexplained(1) : .light(1)
    }

    /// Where `literal` leads: on in a head that has begun, or into another one once a head is whole.
    func targets(of literal: Int32, from key: AlignerState.Key) -> [(node: HeadGraph.Node, isAgain: Bool)] {
        var targets: [(HeadGraph.Node, Bool)] = []
        grammar.graph.targets(of: Int(literal), from: key.node) { targets.append(($0, key.isAgain)) }
        if key.node != HeadGraph.start, grammar.graph.isFinal(key.node) {
            grammar.graph.targets(of: Int(literal), from: HeadGraph.start) { targets.append(($0, true)) }
        }
        return targets
    }

    // MARK: Bookkeeping

    mutating func push(
        _ key: AlignerState.Key,
        _ cost: Cost,
        after previous: Int,
        to place: Int,
        _ role: Alignment.Role,
        words: (first: Int, last: Int)? = nil
    ) {
        let front = place - bounds.lowerBound
        let known = fronts[front].firstIndex { states[Int($0)].key == key }
        if let known, states[Int(fronts[front][known])].cost <= cost { return }
        states.append(
            AlignerState(
                key: key,
                cost: cost,
                previous: Int32(previous),
                place: Int32(place),
                first: Int32(words?.first ?? Int(states[previous].place)),
                last: Int32(words?.last ?? place),
                role: role
            )
        )
        if let known {
            fronts[front][known] = Int32(states.count - 1)
        } else {
            fronts[front].append(Int32(states.count - 1))
        }
    }

    private mutating func prune(_ place: Int) {
        let front = place - bounds.lowerBound
        guard fronts[front].count > beam else { return }
        fronts[front].sort { [states] in states[Int($0)].cost < states[Int($1)].cost }
        fronts[front].removeLast(fronts[front].count - beam)
    }

    private func finish() -> Alignment? {
        var best: (index: Int32, cost: Cost)?
        for index in fronts[bounds.count] {
            var key = states[Int(index)].key
            guard mode != .command || grammar.graph.isFinal(key.node) else { continue }
            let cost = states[Int(index)].cost + drop(&key) + missing(key)
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

    /// Slots that are always needed and have no value.
    private func missing(_ key: AlignerState.Key) -> Cost {
        guard mode == .command else { return .zero }
        let count = grammar.slots.indices.count { grammar.slots[$0].isRequired && key.used >> UInt32($0) & 1 == 0 }
        return .light(4 * count)
    }
}
