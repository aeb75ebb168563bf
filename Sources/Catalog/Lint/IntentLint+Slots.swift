import Diagnostics
import Intents
import YAML

extension IntentLint {
    mutating func checkSlots() {
        for slot in intent.slots {
            guard let node = node(of: slot) else { continue }
            checkReferences(of: slot, node)
            checkOptions(of: slot, node)
            checkChecks(of: slot)
        }
        checkCues()
    }

    private mutating func checkReferences(of slot: Slot, _ node: YAMLNode) {
        for item in node["accepts"]?.itemsOrOne ?? [] {
            if let name = item.text { checkDeclared(Slot.Name(name), at: item.range) }
        }
        for name in slot.type.namedSlots {
            checkDeclared(name, at: (node["type"] ?? node).range)
            used.insert(name)
        }
    }

    private mutating func checkOptions(of slot: Slot, _ node: YAMLNode) {
        if slot.type.isChoice, slot.options.isEmpty { report(.choiceWithoutOptions(slot.name, at: slot.place)) }
        if !slot.type.isChoice, let place = node.key("options") { report(.optionsWithoutChoice(slot.name, at: place)) }
        guard slot.type == .choice, case .text(let word) = slot.standard, let place = node["default"]?.range else {
            return
        }
        let words = slot.options.flatMap { [$0.key] + ($0.words.zh ?? []) + ($0.words.en ?? []) }
        if !words.contains(word) { report(.unknownOption(word, at: place, known: slot.options.map(\.key))) }
    }

    private mutating func checkChecks(of slot: Slot) {
        for check in slot.checks {
            if case .length = check.rule, !slot.type.hasLength { report(.noLength(of: slot.type, at: check.place)) }
        }
    }

    /// A cue leads to one slot, or to several whose types tell them apart.
    private mutating func checkCues() {
        for language in Language.allCases {
            var owners: [String: [Slot]] = [:]
            for slot in intent.slots {
                if language == .en, slot.cues.en == slot.cues.zh { continue }
                for (index, cue) in (slot.cues[language] ?? []).enumerated() {
                    if cue.allSatisfy({ $0 == " " }) { report(.emptyCue(at: place(ofCue: index, language, of: slot))) }
                    let others = owners[cue.lowercased(), default: []]
                    owners[cue.lowercased()] = others + [slot]
                    guard let twin = others.first(where: { $0.name != slot.name && $0.type.overlaps(slot.type) }) else {
                        continue
                    }
                    let place = place(ofCue: index, language, of: slot)
                    report(.sharedCue(cue, with: twin.name, at: place, first: twin.place))
                }
            }
        }
    }

    private func place(ofCue index: Int, _ language: Language, of slot: Slot) -> SourceRange {
        guard let cues = node(of: slot)?["cues"] else { return slot.place }
        let items = (cues[language.rawValue] ?? cues).itemsOrOne
        return items.indices.contains(index) ? items[index].range : slot.place
    }
}

extension SlotType {
    /// Whether the same words may be of both types.
    fileprivate func overlaps(_ other: SlotType) -> Bool {
        switch (self, other) {
        case (.either(let types), _): types.contains { $0.overlaps(other) }
        case (_, .either(let types)): types.contains { overlaps($0) }
        case (.list(let element), _): element.overlaps(other)
        case (_, .list(let element)): overlaps(element)
        case (.text, _): other.isName
        case (_, .text): isName
        case (.record(let kinds), .record(let others)): !Set(kinds).isDisjoint(with: others)
        case (.date, .date), (.moment, .moment): true
        // Their words are their own.
        case (.choice, .choice): false
        default: self == other
        }
    }

    /// Whether a text is of this type unless something else says otherwise.
    private var isName: Bool {
        switch self {
        case .text, .organization, .person, .city: true
        default: false
        }
    }

    fileprivate var isChoice: Bool {
        switch self {
        case .choice: true
        case .list(let element): element.isChoice
        case .either(let types): types.contains(where: \.isChoice)
        default: false
        }
    }

    fileprivate var namedSlots: [Slot.Name] {
        switch self {
        case .slot(let names): names
        case .list(let element): element.namedSlots
        case .either(let types): types.flatMap(\.namedSlots)
        default: []
        }
    }

    /// Whether a value has characters or items to count.
    fileprivate var hasLength: Bool {
        switch self {
        case .text, .organization, .person, .city, .email, .url, .list, .phone: true
        case .either(let types): types.allSatisfy(\.hasLength)
        default: false
        }
    }
}
