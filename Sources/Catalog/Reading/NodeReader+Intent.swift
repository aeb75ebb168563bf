import Diagnostics
import Intents
import YAML

extension NodeReader {
    /// - Parameter place: What is pointed at when something is missing in the intent.
    mutating func intent(_ node: YAMLNode, id: Intent.ID, place: SourceRange) -> Intent {
        let effect = node["does"]?.text.flatMap(Effect.init) ?? .read
        var title = texts(node["title"])
        if title.isEmpty { title = Localized(zh: id.rawValue, en: id.rawValue) }
        var intent = Intent(id: id, title: title, effect: effect, place: place)
        intent.allow = Set(names(node["allow"]))
        intent.heads = patterns(node["heads"])
        intent.slots = slots(node["slots"])
        intent.requireOneOf = requireOneOf(node["require_one_of"])
        intent.unique = (node["unique"]?.itemsOrOne ?? []).compactMap { uniqueKey($0) }
        intent.guards = (node["guard"]?.itemsOrOne ?? []).compactMap { guardRule($0) }
        intent.confirmation = confirmation(node["confirm"], standard: intent.confirmation)
        intent.plan = steps(node["plan"])
        intent.undo = undo(node["undo"])
        intent.focus = node["focus"]?.text
        intent.offers = offers(node["offer"])
        intent.presentations = presentations(node["show"])
        intent.replies = replies(node["reply"])
        intent.examples = localized(node["examples"]) { reader, node in
            node.itemsOrOne.compactMap { reader.example($0) }
        }
        intent.never = lists(node["never"])
        intent.tests = tests(node["tests"])
        intent.reading = node["parse"]?.text.flatMap(ReadingPolicy.init) ?? .offlineFirst
        intent.hint = node["hint"]?.text
        return intent
    }

    /// A list of names is one group, a list of mappings several.
    private mutating func requireOneOf(_ node: YAMLNode?) -> [RequireOneOf] {
        guard let node else { return [] }
        let groups = node.itemsOrOne.filter { $0.entries != nil }
        if groups.isEmpty {
            return [RequireOneOf(slots: names(node), ask: Localized(), place: node.range)]
        }
        return groups.map { group in
            RequireOneOf(slots: names(group["slots"]), ask: templates(group["ask"]), place: group.firstLine)
        }
    }

    private mutating func uniqueKey(_ node: YAMLNode) -> UniqueKey? {
        guard let text = node.text else { return nil }
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        let similarity = parts.count == 2 ? Double(parts[1]) : nil
        guard parts[0].isIdentifier, parts.count == 1 || similarity.map((0...1).contains) == true else {
            diagnostics.append(.noUniqueKey(text, at: node.range))
            return nil
        }
        return UniqueKey(slot: Slot.Name(String(parts[0])), similarity: similarity, place: node.range)
    }

    private mutating func guardRule(_ node: YAMLNode) -> Guard? {
        guard let condition = expression(node["rule"]) else { return nil }
        return Guard(condition: condition, say: templates(node["say"]))
    }

    private mutating func confirmation(_ node: YAMLNode?, standard: Confirmation) -> Confirmation {
        guard let node else { return standard }
        var confirmation = standard
        switch node.text {
        case "never": confirmation.rule = .never
        case "always": confirmation.rule = .always
        default: break
        }
        if let condition = expression(node["when"]) { confirmation.rule = .when(condition) }
        if let level = node["level"]?.text.flatMap(Confirmation.Level.init) { confirmation.level = level }
        return confirmation
    }

    private mutating func undo(_ node: YAMLNode?) -> Undo {
        guard let node else { return .automatic }
        if node.items != nil { return .steps(steps(node)) }
        if let reason = node["none"]?.text { return .none(because: reason) }
        guard let text = node.text, text != "auto" else { return .automatic }
        // `none, because the e-mail has been sent` reads as well as a mapping.
        guard text.hasPrefix("none") else {
            diagnostics.append(.unknownUndo(text, at: node.range))
            return .automatic
        }
        var reason = text.dropFirst("none".count).drop { $0 == "," || $0 == " " }
        if reason.hasPrefix("because ") { reason = reason.dropFirst("because ".count) }
        if reason.isEmpty { diagnostics.append(.undoWithoutReason(at: node.range)) }
        return .none(because: String(reason))
    }

    private func offers(_ node: YAMLNode?) -> [Offer] {
        (node?.entries ?? []).flatMap { entry in
            entry.value.itemsOrOne.compactMap { item in
                item.text.map { Offer(when: entry.name, intent: Intent.ID($0), place: item.range) }
            }
        }
    }

    private mutating func replies(_ node: YAMLNode?) -> [String: Localized<Template>] {
        guard let node else { return [:] }
        guard let entries = node.entries, !entries.contains(where: { Language(rawValue: $0.name) != nil }) else {
            return ["done": templates(node)]
        }
        var replies: [String: Localized<Template>] = [:]
        for entry in entries {
            replies[entry.name] = templates(entry.value)
        }
        return replies
    }
}
