import Diagnostics
import Intents
import JSON
import YAML

extension NodeReader {
    mutating func steps(_ node: YAMLNode?) -> [Step] {
        guard let node else { return [] }
        return node.itemsOrOne.compactMap { step($0) }
    }

    private mutating func step(_ node: YAMLNode) -> Step? {
        guard let entries = node.entries,
            let call = entries.first(where: { KeyTable.step[$0.name] == nil })
        else { return nil }
        var arguments: [(name: String, value: Argument)] = []
        for entry in call.value.entries ?? [] {
            arguments.append((entry.name, argument(entry)))
        }
        if call.value.entries == nil, !call.value.isNull {
            diagnostics.append(
                .wrongShape(expected: "the parameters of `\(call.name)`", found: call.value.kind, at: call.value.range)
            )
        }
        return Step(
            name: node["as"]?.text,
            handler: call.name,
            condition: expression(node["when"]),
            arguments: arguments,
            place: call.key.range
        )
    }

    private mutating func argument(_ entry: YAMLNode.Entry) -> Argument {
        var argument = argument(entry.value)
        argument.keyPlace = entry.key.range
        return argument
    }

    private mutating func argument(_ node: YAMLNode) -> Argument {
        switch node.content {
        case .sequence(let items):
            return Argument(.list(items.map { argument($0) }), place: node.range)
        case .mapping(let entries):
            let rest = entries.filter { $0.name != "when" }
            guard let condition = node["when"] else { return Argument(map(entries), place: node.range) }
            let isWrapped = rest.count == 1 && rest[0].name == "value"
            return Argument(
                isWrapped ? argument(rest[0].value).content : map(rest),
                when: expression(condition),
                place: isWrapped ? rest[0].value.range : node.range
            )
        case .scalar(let text, _):
            return Argument(content(text, of: node), place: node.range)
        }
    }

    private mutating func map(_ entries: [YAMLNode.Entry]) -> Argument.Content {
        .map(entries.map { ($0.name, argument($0)) })
    }

    private mutating func content(_ text: String, of node: YAMLNode) -> Argument.Content {
        if text.hasPrefix("$"), let expression = expression(node) { return .expression(expression) }
        if text.hasPrefix("\\$") { return .literal(.string(String(text.dropFirst()))) }
        if text.contains("{"), let template = template(node) { return .template(template) }
        return .literal(node.json)
    }
}
