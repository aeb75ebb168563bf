import Diagnostics

/// A list or mapping whose end has not been read.
struct OpenCollection {
    let isMapping: Bool
    let start: Int
    /// Behind the last child.
    private(set) var end: Int
    let anchor: String?
    let nodesBefore: Int
    /// How many collections lie in one another here, this one included.
    private(set) var height = 1
    private var items: [YAMLNode] = []
    private var mapping = OpenMapping()

    init(isMapping: Bool, at offsets: Range<Int>, anchor: String?, nodesBefore: Int) {
        self.isMapping = isMapping
        self.anchor = anchor
        self.nodesBefore = nodesBefore
        start = offsets.lowerBound
        end = offsets.upperBound
    }

    var content: YAMLNode.Content {
        isMapping ? .mapping(mapping.entries) : .sequence(items)
    }

    mutating func add(_ node: YAMLNode, height: Int, end: Int) -> Diagnostic? {
        self.height = max(self.height, height + 1)
        self.end = end
        if isMapping { return mapping.add(node) }
        items.append(node)
        return nil
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
