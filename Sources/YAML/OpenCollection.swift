import Diagnostics

/// A list or mapping whose end has not been read.
struct OpenCollection {
    var content: Content
    let start: Int
    /// Behind the last child.
    var end: Int
    let anchor: String?
    let nodesBefore: Int
    /// How many collections lie in one another here, this one included.
    var height = 1

    enum Content {
        case sequence([YAMLNode])
        case mapping(OpenMapping)

        var finished: YAMLNode.Content {
            switch self {
            case .sequence(let items): .sequence(items)
            case .mapping(let mapping): .mapping(mapping.entries)
            }
        }
    }

    mutating func add(_ node: YAMLNode, height: Int, end: Int) -> Diagnostic? {
        self.height = max(self.height, height + 1)
        self.end = end
        switch content {
        case .sequence(var items):
            // The array must have one owner to grow in place.
            content = .sequence([])
            items.append(node)
            content = .sequence(items)
            return nil
        case .mapping(var mapping):
            content = .sequence([])
            let mistake = mapping.add(node)
            content = .mapping(mapping)
            return mistake
        }
    }
}

/// A mapping's keys and values as they come, one after the other.
struct OpenMapping {
    private(set) var entries: [YAMLNode.Entry] = []
    private var indices: [String: Int] = [:]
    private var key: Key?

    private enum Key {
        case usable(YAMLNode, String)
        /// Its value is read but not kept.
        case refused
    }

    mutating func add(_ node: YAMLNode) -> Diagnostic? {
        switch key {
        case .usable(let key, let name):
            entries.append(YAMLNode.Entry(key: key, value: node, name: name))
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
            if let first = indices[name] { return .duplicateKey(name, at: node.range, first: entries[first].key.range) }
            indices[name] = entries.count
            key = .usable(node, name)
            return nil
        }
    }
}

/// What a name stands for in aliases.
struct Anchor {
    let start: Int
    /// Nil while the anchored collection is still being read: an alias to it would be a cycle.
    var closed: Target?

    struct Target {
        let node: YAMLNode
        let nodeCount: Int
        let height: Int
    }
}
