import Diagnostics
import Intents
import YAML

/// What is wrong or doubtful inside one intent, its file alone considered.
struct IntentLint {
    let intent: Intent
    let root: YAMLNode
    let names: ExpressionNames
    private(set) var diagnostics: [Diagnostic] = []
    /// Slots that something besides their own declaration speaks of.
    var used: Set<Slot.Name> = []

    init(_ intent: Intent, in root: YAMLNode) {
        self.intent = intent
        self.root = root
        names = ExpressionNames(slots: intent.slots)
        checkHeads()
        checkSlots()
        checkExpressions()
        checkNames()
        checkDialogue()
        checkSafety()
        checkTests()
        checkUse()
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    func isDeclared(_ name: Slot.Name) -> Bool { intent.slot(name) != nil }

    /// The node of a slot's declaration.
    func node(of slot: Slot) -> YAMLNode? { root["slots"]?[slot.name.rawValue] }

    mutating func checkDeclared(_ name: Slot.Name, at place: SourceRange) {
        guard !isDeclared(name) else { return }
        report(.undeclaredSlot(name, at: place, known: intent.slots.map(\.name.rawValue)))
    }

    private mutating func checkUse() {
        guard !diagnostics.containsError else { return }
        // A slot that names other slots has done its work when they are asked for.
        for slot in intent.slots where !used.contains(slot.name) && !slot.type.namesSlots {
            report(.unusedSlot(slot.name, at: slot.place))
        }
    }
}

extension SlotType {
    fileprivate var namesSlots: Bool {
        if case .slot = self { true } else { false }
    }
}

extension YAMLNode {
    /// Where a key of this mapping stands.
    func key(_ name: String) -> SourceRange? {
        entries?.first { $0.name == name }?.key.range
    }
}
