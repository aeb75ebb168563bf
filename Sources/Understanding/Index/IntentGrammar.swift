internal import Entities
internal import Intents

/// An intent compiled for the aligner.
struct IntentGrammar: Sendable {
    let id: Intent.ID
    let effect: Effect
    let allow: Set<Role>
    let slots: [SlotGrammar]
    let graph: HeadGraph
    /// By literal: the slot it announces.
    let cues: [Int32: [Cue]]
    /// By literal: the slots of which it is an option.
    let options: [Int32: [UInt8]]
    let heads: [Head]
    /// Kinds of record of which all names are known.
    let closedKinds: Set<RecordKind.Name>

    struct Cue: Sendable {
        let slot: UInt8
        /// The cue stands after its value: 5月30号签.
        let follows: Bool
    }

    /// Sets of literals of which one each must occur.
    struct Head: Sendable {
        let groups: [[Int32]]
    }

    /// Marks a cue that follows its value.
    static let followMark = "…"
    /// Marks words that are themselves the value.
    static let valueMark = "="
    /// More slots than this would not fit the aligner's sets of bits.
    static let mostSlots = 32

    init(_ intent: Intent, kinds: [RecordKind.Name: RecordKind], literals: inout Literals) {
        id = intent.id
        effect = intent.effect
        allow = intent.allow
        let declared = intent.slots.prefix(Self.mostSlots)
        let grammars = declared.map { SlotGrammar($0, effect: intent.effect, kinds: kinds) }
        slots = grammars
        var cues: [Int32: [Cue]] = [:]
        var options: [Int32: [UInt8]] = [:]
        for (index, slot) in declared.enumerated() {
            for text in (slot.cues.zh ?? []) + (slot.cues.en ?? []) {
                if text.hasPrefix(Self.valueMark) {
                    guard let id = literals.insert(String(text.dropFirst()), isGrammar: true) else { continue }
                    options[Int32(id), default: []].append(UInt8(index))
                    continue
                }
                let follows = text.hasPrefix(Self.followMark)
                let words = follows ? String(text.dropFirst(Self.followMark.count)) : text
                guard let id = literals.insert(words, isGrammar: true) else { continue }
                cues[Int32(id), default: []].append(Cue(slot: UInt8(index), follows: follows))
            }
            for option in slot.options {
                for word in (option.words.zh ?? []) + (option.words.en ?? []) {
                    guard let id = literals.insert(word, isGrammar: true) else { continue }
                    if options[Int32(id)]?.contains(UInt8(index)) != true {
                        options[Int32(id), default: []].append(UInt8(index))
                    }
                }
            }
        }
        self.cues = cues
        self.options = options
        followedSlots = Set(cues.values.joined().filter(\.follows).map(\.slot)).sorted()
        closedKinds = Set(kinds.values.filter(\.loadsAll).map(\.name))
        let places = Dictionary(declared.enumerated().map { ($1.name, UInt8($0)) }) { first, _ in first }
        var automaton = Automaton()
        var heads: [Head] = []
        for pattern in (intent.heads.zh ?? []) + (intent.heads.en ?? []) {
            automaton.add(pattern.nodes, literal: { literals.insert($0, isGrammar: true) }, slot: { places[$0] })
            let groups = Self.required(pattern.nodes.gluing(), &literals) { name in
                guard let slot = places[name], grammars[Int(slot)].records.isEmpty else { return [] }
                let named = Set(grammars[Int(slot)].named)
                return options.filter { $0.value.contains(slot) }.map(\.key)
                    + cues.filter { $0.value.contains { !$0.follows && named.contains(grammars[Int($0.slot)].name) } }
                    .map(\.key)
            }
            heads.append(Head(groups: groups))
        }
        graph = HeadGraph(automaton)
        self.heads = heads.filter { !$0.groups.isEmpty }
        headWords = Set(heads.flatMap(\.groups).joined())
    }

    /// Slots alone, for values without a head.
    init(slots: [SlotGrammar], cues: [Int32: [Cue]]) {
        id = ""
        effect = .write
        allow = []
        self.slots = slots
        self.cues = cues
        options = [:]
        graph = HeadGraph(Automaton())
        heads = []
        closedKinds = []
        followedSlots = []
        headWords = []
    }

    /// Whether a literal is a cue or an option of the intent.
    func mentions(_ literal: Int32) -> Bool { cues[literal] != nil || options[literal] != nil }

    /// Literals that some head cannot do without.
    let headWords: Set<Int32>
    /// Slots with a cue that stands behind the value.
    let followedSlots: [UInt8]

    func slot(_ name: Slot.Name) -> UInt8? {
        slots.firstIndex { $0.name == name }.map { UInt8($0) }
    }

    /// The literals that a text must contain to match: of each set at least one.
    private static func required(
        _ pattern: [Pattern.Node],
        _ literals: inout Literals,
        words: (Slot.Name) -> [Int32]
    ) -> [[Int32]] {
        var groups: [[Int32]] = []
        for node in pattern {
            switch node {
            case .text(let text):
                if let id = literals.insert(text, isGrammar: true) { groups.append([Int32(id)]) }
            case .alternatives(let branches):
                var union: [Int32] = []
                for branch in branches {
                    let inside = required(branch.gluing(), &literals, words: words)
                    guard let best = inside.min(by: { $0.count < $1.count }) else {
                        union = []
                        break
                    }
                    union += best
                }
                if !union.isEmpty { groups.append(Array(Set(union)).sorted()) }
            case .slot(let name):
                let known = words(name)
                if !known.isEmpty { groups.append(known.sorted()) }
            case .optional: break
            }
        }
        return groups
    }
}
