import Diagnostics

/// A mapping's keys and values as they come, one after the other.
struct OpenMapping {
    private(set) var entries: [YAMLNode.Entry] = []
    /// Empty while comparing with each key is faster than hashing.
    private var indices: [String: Int] = [:]
    private var key: Key?

    private static let fewEntries = 16

    private enum Key {
        case usable(YAMLNode, String)
        /// Its value is read but not kept.
        case refused
    }

    mutating func add(_ node: YAMLNode) -> Diagnostic? {
        switch key {
        case .usable(let key, let name):
            append(YAMLNode.Entry(key: key, value: node, name: name))
            self.key = nil
            return nil
        case .refused:
            key = nil
            return nil
        case nil:
            key = .refused
            guard case .scalar(let name, _) = node.content else { return .keyIsNoText(at: node.range) }
            if node.isNull { return .keyIsEmpty(at: node.range) }
            if name == "<<", node.isPlain { return .mergeKey(at: node.range) }
            if let first = index(of: name) {
                return .duplicateKey(name, at: node.range, first: entries[first].key.range)
            }
            key = .usable(node, name)
            return nil
        }
    }

    private mutating func append(_ entry: YAMLNode.Entry) {
        entries.append(entry)
        if entries.count == Self.fewEntries {
            for (index, entry) in entries.enumerated() { indices[entry.name] = index }
        } else if entries.count > Self.fewEntries {
            indices[entry.name] = entries.count - 1
        }
    }

    private func index(of name: String) -> Int? {
        entries.count < Self.fewEntries ? entries.firstIndex { $0.name == name } : indices[name]
    }
}
