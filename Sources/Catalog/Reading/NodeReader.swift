import Diagnostics
import Intents
import JSON
import YAML

/// Reads nodes whose shape has been checked; what a small language does not understand is collected.
struct NodeReader {
    var diagnostics: [Diagnostic] = []

    // MARK: Texts

    mutating func pattern(_ node: YAMLNode) -> Pattern? {
        Excerpt(node).flatMap { Pattern(parsing: $0, into: &diagnostics) }
    }

    mutating func template(_ node: YAMLNode) -> Template? {
        Excerpt(node).flatMap { Template(parsing: $0, into: &diagnostics) }
    }

    mutating func example(_ node: YAMLNode) -> Example? {
        Excerpt(node).flatMap { Example(parsing: $0, into: &diagnostics) }
    }

    mutating func expression(_ node: YAMLNode?) -> Expression? {
        node.flatMap { Excerpt($0) }.flatMap { Expression(parsing: $0, into: &diagnostics) }
    }

    // MARK: Languages and lists

    /// What a node says in each language; what is written once counts for all.
    mutating func localized<Value>(
        _ node: YAMLNode?,
        _ read: (inout NodeReader, YAMLNode) -> Value?
    ) -> Localized<Value> {
        guard let node else { return Localized() }
        guard let entries = node.entries else {
            let value = read(&self, node)
            return Localized(zh: value, en: value)
        }
        var localized = Localized<Value>()
        for entry in entries {
            guard let language = Language(rawValue: entry.name) else { continue }
            localized[language] = read(&self, entry.value)
        }
        return localized
    }

    mutating func texts(_ node: YAMLNode?) -> Localized<String> {
        localized(node) { $1.text }
    }

    mutating func lists(_ node: YAMLNode?) -> Localized<[String]> {
        localized(node) { $1.texts }
    }

    mutating func templates(_ node: YAMLNode?) -> Localized<Template> {
        localized(node) { $0.template($1) }
    }

    mutating func patterns(_ node: YAMLNode?) -> Localized<[Pattern]> {
        localized(node) { reader, node in node.itemsOrOne.compactMap { reader.pattern($0) } }
    }
}

extension Excerpt {
    /// Nil for what is no text.
    init?(_ node: YAMLNode) {
        guard let text = node.text else { return nil }
        self.init(text, at: node.range) { node.range(ofScalars: $0) }
    }
}

extension YAMLNode {
    /// The items of a list; this alone when it is none.
    var itemsOrOne: [YAMLNode] { items ?? [self] }

    /// The texts of a list, or the only one.
    var texts: [String] { itemsOrOne.compactMap(\.text) }

    /// The value as JSON: plain scalars by their type, an object without order.
    var json: JSON {
        switch content {
        case .sequence(let items): return .array(items.map(\.json))
        case .mapping(let entries):
            return .object(Dictionary(entries.map { ($0.name, $0.value.json) }) { _, last in last })
        case .scalar(let text, _):
            if isNull { return .null }
            if let boolean { return .bool(boolean) }
            if let integer { return .integer(integer) }
            if let decimalText, let number = Double(decimalText) { return .double(number) }
            return .string(text)
        }
    }
}
