import Diagnostics
import Intents
import YAML

extension NodeReader {
    mutating func slots(_ node: YAMLNode?) -> [Slot] {
        (node?.entries ?? []).map { entry in
            var slot = Slot(
                name: Slot.Name(entry.name),
                type: type(entry.value["type"] ?? entry.value),
                place: entry.key.range
            )
            fill(&slot, from: entry.value)
            return slot
        }
    }

    mutating func type(_ node: YAMLNode) -> SlotType {
        guard let excerpt = Excerpt(node) else { return .text }
        return SlotType(parsing: excerpt, into: &diagnostics) ?? .text
    }

    private mutating func fill(_ slot: inout Slot, from node: YAMLNode) {
        slot.title = texts(node["title"])
        slot.requirement = requirement(node["required"])
        slot.takesRest = node["rest"]?.boolean ?? false
        slot.cues = lists(node["cues"])
        slot.ask = templates(node["ask"])
        slot.checks = (node["check"]?.itemsOrOne ?? []).compactMap { check($0) }
        slot.accepts = names(node["accepts"])
        slot.standard = standard(node["default"])
        slot.allow = Set(names(node["allow"]))
        slot.options = options(node["options"])
        slot.multiplicity = node["many"]?.text.flatMap(Slot.Multiplicity.init) ?? slot.type.multiplicity
        slot.maximum = node["max"]?.integer
        slot.offersWhenNone = offered(node["none"])
        slot.hint = node["hint"]?.text
    }

    private mutating func requirement(_ node: YAMLNode?) -> Slot.Requirement {
        guard let node else { return .never }
        if let flag = node.boolean { return flag ? .always : .never }
        return expression(node).map { .when($0) } ?? .never
    }

    private mutating func check(_ node: YAMLNode) -> Slot.Check? {
        let rule = node["rule"] ?? node
        guard let excerpt = Excerpt(rule), let parsed = Slot.Rule(parsing: excerpt, into: &diagnostics) else {
            return nil
        }
        return Slot.Check(rule: parsed, say: templates(node["say"]), place: rule.range)
    }

    /// Words of the slot's type, unless it is a constant of the language or begins with `$`.
    private mutating func standard(_ node: YAMLNode?) -> Slot.Standard? {
        guard let node, let text = node.text else { return nil }
        guard text.hasPrefix("$") || ["me", "today", "now", "focus"].contains(text) else { return .text(text) }
        return expression(node).map { .expression($0) }
    }

    private mutating func options(_ node: YAMLNode?) -> [ChoiceOption] {
        guard let node else { return [] }
        if let items = node.items {
            return items.compactMap(\.text).map { key in
                ChoiceOption(
                    key: key,
                    words: Localized(zh: [key], en: [key]),
                    title: Localized(zh: key, en: key)
                )
            }
        }
        return (node.entries ?? []).map { entry in
            let isLong = entry.value["words"] != nil
            let words = lists(isLong ? entry.value["words"] : entry.value)
            var title = texts(isLong ? entry.value["title"] : nil)
            for language in Language.allCases where title[language] == nil {
                title[language] = words[language]?.first
            }
            return ChoiceOption(
                key: entry.name,
                words: words,
                title: title,
                allow: isLong ? Set(names(entry.value["allow"])) : []
            )
        }
    }

    private mutating func offered(_ node: YAMLNode?) -> Intent.ID? {
        guard let node, let text = node.text else { return nil }
        let words = text.split(separator: " ")
        guard words.count == 2, words[0] == "offer", words[1].isIdentifier else {
            diagnostics.append(.noOffer(text, at: node.range))
            return nil
        }
        return Intent.ID(String(words[1]))
    }

    func names<Element: Name>(_ node: YAMLNode?) -> [Element] {
        (node?.texts ?? []).map { Element($0) }
    }
}

extension SlotType {
    /// Words that fit several records are put to the person; a list takes all that were named.
    fileprivate var multiplicity: Slot.Multiplicity {
        switch self {
        case .record: .pick
        case .list: .list
        default: .one
        }
    }
}
