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

    /// Steps of one name are alternatives: each has a condition.
    private mutating func checkSteps() {
        var seen: [String: (place: SourceRange, isConditional: Bool)] = [:]
        for step in root["plan"]?.itemsOrOne ?? [] {
            guard let node = step["as"], let name = node.text else { continue }
            let isConditional = step["when"] != nil
            if !name.isIdentifier {
                report(.noIdentifier(name, at: node.range))
            } else if let slot = intent.slot(Slot.Name(name)) {
                report(.stepNamedLikeSlot(name, at: node.range, slot: slot.place))
            } else if let first = seen[name], !isConditional || !first.isConditional {
                report(.repeatedStep(name, at: node.range, first: first.place))
            }
            seen[name] = (node.range, isConditional)
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
