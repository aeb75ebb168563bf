import Diagnostics

/// Builds the tree out of libyaml's events, on a stack of its own, within the limits.
struct TreeBuilder {
    private(set) var root: YAMLNode?
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceText
    private let limits: YAMLLimits
    private var cursor: OffsetCursor
    private var open: [OpenCollection] = []
    private var anchors: [String: Anchor] = [:]
    private var nodeCount = 0
    private var aliasCount = 0

    init(_ source: SourceText, textStart: Int, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
        cursor = OffsetCursor(source.bytes, from: textStart)
    }

    /// False when there is nothing more to read.
    mutating func take(_ event: Event) -> Bool {
        let start = cursor.offset(of: event.start)
        let end = cursor.offset(of: event.end)
        switch event.kind {
        case .streamStart, .documentEnd: return true
        case .streamEnd:
            if root == nil { root = null(at: source.bytes.count) }
            return false
        case .documentStart:
            guard let root else { return true }
            return stop(
                .multipleDocuments(at: source.range(start..<max(start, end)), first: source.range(root.offsets))
            )
        case .alias(let name): return alias(name, at: start..<end)
        case .scalar(let text, let style, let properties):
            guard check(properties, from: start) else { return false }
            let offsets = source.offsets(
                ofScalar: start..<end,
                style,
                isBare: properties.isEmpty,
                isEmpty: text.isEmpty
            )
            let node = YAMLNode(content: .scalar(text, style: style), source: source, offsets: offsets)
            guard count(1, at: offsets) else { return false }
            if let anchor = properties.anchor {
                anchors[anchor] = Anchor(start: start, closed: .init(node: node, nodeCount: 1, height: 0))
            }
            return add(node, height: 0)
        case .sequenceStart(let properties): return begin(isMapping: false, properties, at: start..<end)
        case .mappingStart(let properties): return begin(isMapping: true, properties, at: start..<end)
        case .collectionEnd: return finish(at: start..<end)
        }
    }

    mutating func fail(_ failure: SyntaxFailure) {
        let mark = cursor.offset(of: failure.mark)
        let contextMark = cursor.offset(of: failure.contextMark)
        _ = stop(source.diagnostic(for: failure, at: mark, context: contextMark))
    }

    private mutating func begin(
        isMapping: Bool,
        _ properties: Event.Properties,
        at offsets: Range<Int>
    ) -> Bool {
        guard check(properties, from: offsets.lowerBound) else { return false }
        guard open.count < limits.maxDepth else {
            return stop(.tooDeep(limit: limits.maxDepth, at: source.range(offsets)))
        }
        guard count(1, at: offsets) else { return false }
        if let anchor = properties.anchor { anchors[anchor] = Anchor(start: offsets.lowerBound, closed: nil) }
        open.append(
            OpenCollection(
                isMapping: isMapping,
                at: offsets,
                anchor: properties.anchor,
                nodesBefore: nodeCount - 1
            )
        )
        return true
    }

    private mutating func finish(at offsets: Range<Int>) -> Bool {
        guard let collection = open.popLast() else { return false }
        // A block ends where the next thing starts: what people see ends with the last child.
        let end = offsets.isEmpty ? collection.end : offsets.upperBound
        let node = YAMLNode(
            content: collection.content,
            source: source,
            offsets: collection.start..<max(collection.start, end)
        )
        if let anchor = collection.anchor, anchors[anchor]?.start == collection.start {
            anchors[anchor]?.closed = .init(
                node: node,
                nodeCount: nodeCount - collection.nodesBefore,
                height: collection.height
            )
        }
        return add(node, height: collection.height)
    }

    private mutating func alias(_ name: String, at offsets: Range<Int>) -> Bool {
        let range = source.range(offsets)
        aliasCount += 1
        guard aliasCount <= limits.maxAliases else { return stop(.tooManyAliases(limit: limits.maxAliases, at: range)) }
        guard let anchor = anchors[name] else {
            guard report(.unknownAnchor(name, at: range, known: anchors.keys)) else { return false }
            return add(null(at: offsets.lowerBound), height: 0)
        }
        guard let target = anchor.closed else {
            let anchorRange = source.range(anchor.start..<anchor.start + name.utf8.count + 1)
            return stop(.cyclicAlias(name, at: range, anchor: anchorRange))
        }
        guard nodeCount + target.nodeCount <= limits.maxNodes else {
            return stop(.aliasesTooLarge(name, limit: limits.maxNodes, at: range))
        }
        guard open.count + target.height <= limits.maxDepth else {
            return stop(.tooDeep(limit: limits.maxDepth, at: range))
        }
        nodeCount += target.nodeCount
        return add(target.node, height: target.height, end: offsets.upperBound)
    }

    private mutating func add(_ node: YAMLNode, height: Int, end: Int? = nil) -> Bool {
        guard !open.isEmpty else {
            root = node
            return true
        }
        let mistake = open[open.count - 1].add(node, height: height, end: end ?? node.offsets.upperBound)
        return mistake.map { report($0) } ?? true
    }

    private mutating func count(_ nodes: Int, at offsets: Range<Int>) -> Bool {
        nodeCount += nodes
        return nodeCount <= limits.maxNodes
            || stop(.tooManyNodes(limit: limits.maxNodes, at: source.range(offsets)))
    }

    private mutating func check(_ properties: Event.Properties, from offset: Int) -> Bool {
        guard properties.tag != nil else { return true }
        let offsets = source.offsets(ofTagFrom: offset)
        return report(.tag(source.text(offsets), at: source.range(offsets)))
    }

    private func null(at offset: Int) -> YAMLNode {
        YAMLNode(content: .scalar("", style: .plain), source: source, offsets: offset..<offset)
    }

    /// Keeps reading after a mistake, unless there are too many.
    private mutating func report(_ mistake: Diagnostic) -> Bool {
        diagnostics.append(mistake)
        return diagnostics.count < limits.maxMistakes
            || stop(.tooManyMistakes(limit: limits.maxMistakes, at: mistake.range))
    }

    private mutating func stop(_ mistake: Diagnostic) -> Bool {
        diagnostics.append(mistake)
        root = nil
        return false
    }
}
