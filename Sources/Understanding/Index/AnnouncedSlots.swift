internal import Entities
internal import Intents

/// The slots of all intents by their cues, for corrections that name a slot while no frame is open.
struct AnnouncedSlots: Sendable {
    private static let telling: Set<EntityKind> = [.phone, .email, .url, .discount]

    private var slots: [SlotGrammar] = []
    private var byLiteral: [Int32: [Int]] = [:]

    /// - Parameter weights: By literal: single characters announce too little by themselves.
    init(_ grammars: [IntentGrammar], weights: [UInt16]) {
        var known: [Slot.Name: Int] = [:]
        for grammar in grammars {
            for (literal, cues) in grammar.cues.sorted(by: { $0.key < $1.key }) where weights[Int(literal)] > 1 {
                for cue in cues where !cue.follows {
                    let slot = grammar.slots[Int(cue.slot)]
                    let index = known[slot.name] ?? slots.count
                    if index == slots.count {
                        slots.append(slot)
                        known[slot.name] = index
                    }
                    if byLiteral[literal]?.contains(index) != true { byLiteral[literal, default: []].append(index) }
                }
            }
        }
    }

    /// - Parameter kinds: Forms of values that tell by themselves which slot is meant: a telephone number, 九折.
    func grammar(for literals: Set<Int32>, kinds: Set<EntityKind>) -> IntentGrammar {
        var places: [Int: UInt8] = [:]
        var chosen: [SlotGrammar] = []
        var cues: [Int32: [IntentGrammar.Cue]] = [:]
        for literal in literals.sorted() {
            for index in byLiteral[literal] ?? [] {
                if places[index] == nil {
                    guard chosen.count < IntentGrammar.mostSlots else { continue }
                    places[index] = UInt8(chosen.count)
                    chosen.append(slots[index])
                }
                if let place = places[index] {
                    cues[literal, default: []].append(IntentGrammar.Cue(slot: place, follows: false))
                }
            }
        }
        for kind in kinds.intersection(Self.telling) where chosen.count < IntentGrammar.mostSlots {
            guard !chosen.contains(where: { $0.kinds[kind] == 0 }),
                let slot = slots.first(where: { $0.kinds[kind] == 0 })
            else { continue }
            chosen.append(slot)
        }
        return IntentGrammar(slots: chosen, cues: cues)
    }
}
