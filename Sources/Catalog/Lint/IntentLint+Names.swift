import Diagnostics
import Intents
import YAML

extension IntentLint {
    /// Names that stand alone: what they mean must be declared in this file.
    mutating func checkNames() {
        for item in root["unique"]?.itemsOrOne ?? [] {
            guard let name = item.text?.split(separator: "~").first.map(String.init) else { continue }
            checkSlot(Slot.Name(name), at: item.range)
        }
        for item in root["require_one_of"]?.itemsOrOne ?? [] {
            for name in (item["slots"] ?? item).itemsOrOne {
                if let text = name.text { checkSlot(Slot.Name(text), at: name.range) }
            }
        }
        checkSteps()
        if let focus = root["focus"], let name = focus.text { checkSource(name, at: focus.range) }
        for (index, presentation) in intent.presentations.enumerated() {
            check(presentation, node: root["show"]?.itemsOrOne[index])
        }
    }

    private mutating func checkSlot(_ name: Slot.Name, at place: SourceRange) {
        checkDeclared(name, at: place)
        used.insert(name)
    }

    private mutating func checkSteps() {
        var seen: [String: SourceRange] = [:]
        for node in root["plan"]?.itemsOrOne ?? [] {
            guard let node = node["as"], let name = node.text else { continue }
            if !name.isIdentifier {
                report(.noIdentifier(name, at: node.range))
            } else if let slot = intent.slot(Slot.Name(name)) {
                report(.stepNamedLikeSlot(name, at: node.range, slot: slot.place))
            } else if let first = seen[name] {
                report(.repeatedStep(name, at: node.range, first: first))
            }
            seen[name] = node.range
        }
    }

    private mutating func check(_ presentation: Presentation, node: YAMLNode?) {
        let body = node?.entries?.first?.value
        if let source = body?["of"], let path = source.text {
            checkSource(path, at: source.range)
        }
        if case .record(_, let fields, let only?, _) = presentation, let place = body?["only"]?.range {
            checkSlot(only, at: place)
            checkNamedFields(only, among: fields, at: place)
        }
    }

    /// A slot, or a step with the members behind it.
    private mutating func checkSource(_ path: String, at place: SourceRange) {
        let name = String(path.prefix { $0 != "." })
        used.insert(Slot.Name(name))
        let steps = intent.plan.compactMap(\.name)
        guard !steps.contains(name), !isDeclared(Slot.Name(name)) else { return }
        report(.unknownSource(name, at: place, known: steps + intent.slots.map(\.name.rawValue)))
    }

    /// `only` names a slot whose value is the name of a field.
    private mutating func checkNamedFields(
        _ slot: Slot.Name,
        among fields: [Presentation.Column],
        at place: SourceRange
    ) {
        guard let type = intent.slot(slot)?.type else { return }
        switch type {
        case .choice, .slot, .text: break
        default: report(.onlyNeedsChoice(slot, at: place))
        }
    }
}
