import Diagnostics
import Intents
import YAML

extension IntentLint {
    /// More texts than this in one head are a mistake, not a language.
    static let mostExpansions = 5_000

    mutating func checkHeads() {
        for language in Language.allCases {
            var seen: Set<String> = []
            // What is written once counts for all languages, but is reported once.
            if language == .en, intent.heads.zh == intent.heads.en { continue }
            for head in intent.heads[language] ?? [] {
                check(head)
                if !seen.insert(head.source).inserted { report(.repeatedHead(at: head.place)) }
            }
        }
        for (slot, node) in intent.slots.compactMap({ slot in node(of: slot).map { (slot, $0) } }) where slot.takesRest
        {
            if slot.name == intent.slots.first(where: \.takesRest)?.name { continue }
            report(.secondRest(slot.name, at: node.key("rest") ?? slot.place))
        }
    }

    private mutating func check(_ head: Pattern) {
        for (index, slot) in head.slots.enumerated() {
            let place = head.slotPlaces.indices.contains(index) ? head.slotPlaces[index] : head.place
            checkDeclared(slot.name, at: place)
            if slot.depth > 0 { report(.nestedSlot(slot.name, at: place)) }
        }
        if head.canBeEmpty {
            report(.emptyHead(at: head.place))
        } else if !head.nodes.contains(where: hasWords) {
            report(.headWithoutWords(at: head.place))
        }
        let count = head.expansionCount
        if count > Self.mostExpansions { report(.explosion(count, limit: Self.mostExpansions, at: head.place)) }
        checkNeighbours(in: head)
    }

    /// Between two slots of open types only words tell where one ends.
    private mutating func checkNeighbours(in head: Pattern) {
        var previous: Slot.Name?
        for node in head.nodes {
            switch node {
            case .text(let text) where text.allSatisfy({ $0 == " " }): continue
            case .optional: continue
            case .text, .alternatives: previous = nil
            case .slot(let name):
                if let previous, isOpen(previous), isOpen(name) {
                    report(.adjacentSlots(previous, name, at: head.place))
                }
                previous = name
            }
        }
    }

    /// Whether words stand here in every text; those of a choice are its options.
    private func hasWords(_ node: Pattern.Node) -> Bool {
        switch node {
        case .text(let text): text.contains { $0 != " " }
        case .alternatives(let branches): branches.allSatisfy { $0.contains(where: hasWords) }
        case .slot(let name): intent.slot(name)?.type.hasOwnWords ?? false
        case .optional: false
        }
    }

    private func isOpen(_ name: Slot.Name) -> Bool {
        intent.slot(name)?.type.isOpen ?? false
    }
}

extension SlotType {
    /// Whether any words may be of this type.
    fileprivate var isOpen: Bool {
        switch self {
        case .text, .organization, .person, .city: true
        case .list(let element): element.isOpen
        case .either(let types): types.contains(where: \.isOpen)
        default: false
        }
    }

    /// Whether the file itself says which words are of this type.
    fileprivate var hasOwnWords: Bool {
        switch self {
        case .choice, .slot: true
        case .either(let types): types.allSatisfy(\.hasOwnWords)
        default: false
        }
    }
}
