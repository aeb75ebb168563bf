internal import Intents

/// All heads of an intent as one automaton over literals and slots; alternatives are branches, never written out.
struct HeadGraph: Sendable {
    typealias Node = UInt16

    struct LiteralEdge: Sendable {
        let literal: Int32
        let target: Node
    }
    struct SlotEdge: Sendable {
        let slot: UInt8
        let target: Node
    }

    static let start: Node = 0

    /// By node, sorted by literal; what can be reached without words is already counted in.
    private var literalEdges: [LiteralEdge] = []
    private var literalRanges: [Range<Int32>] = []
    private var slotEdges: [SlotEdge] = []
    private var slotRanges: [Range<Int32>] = []
    /// By node: labels of the patterns that may end there, as a set of bits.
    private var labels: [UInt64] = []

    init(_ automaton: Automaton) {
        for node in automaton.nodes.indices {
            let reached = automaton.reach(from: node)
            var literals: [LiteralEdge] = []
            var slots: [SlotEdge] = []
            for index in reached {
                literals += automaton.nodes[index].literals
                slots += automaton.nodes[index].slots
            }
            literals.sort { ($0.literal, $0.target) < ($1.literal, $1.target) }
            literalRanges.append(Int32(literalEdges.count)..<Int32(literalEdges.count + literals.count))
            literalEdges += literals
            slotRanges.append(Int32(slotEdges.count)..<Int32(slotEdges.count + slots.count))
            slotEdges += slots
            labels.append(reached.reduce(0) { $0 | automaton.nodes[$1].labels })
        }
    }

    func isFinal(_ node: Node) -> Bool { labels[Int(node)] != 0 }

    func labels(at node: Node) -> UInt64 { labels[Int(node)] }

    func slots(at node: Node) -> ArraySlice<SlotEdge> {
        let range = slotRanges[Int(node)]
        return slotEdges[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// Where `literal` leads from `node`.
    func targets(of literal: Int, from node: Node, _ visit: (Node) -> Void) {
        let range = literalRanges[Int(node)]
        var (low, high) = (Int(range.lowerBound), Int(range.upperBound))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if Int(literalEdges[middle].literal) < literal { low = middle + 1 } else { high = middle }
        }
        while low < end, Int(literalEdges[low].literal) == literal {
            visit(literalEdges[low].target)
            low += 1
        }
    }
}

/// A graph under construction, with moves that take no words.
struct Automaton {
    struct Node {
        var literals: [HeadGraph.LiteralEdge] = []
        var slots: [HeadGraph.SlotEdge] = []
        var free: [Int] = []
        var labels: UInt64 = 0
    }

    /// What a pattern needs beyond this is left out; lint has said so to its author.
    private static let largestPattern = 4096
    private static let largest = 60_000

    private(set) var nodes = [Node()]
    private var limit = 0

    /// Adds a pattern as one more way from the start to an end that bears `label` (0 ..< 64).
    mutating func add(
        _ pattern: [Pattern.Node],
        label: Int = 0,
        literal: (String) -> LiteralTrie.ID?,
        slot: (Slot.Name) -> UInt8?
    ) {
        limit = min(nodes.count + Self.largestPattern, Self.largest)
        let end = sequence(pattern.gluing(), from: 0, literal: literal, slot: slot)
        if end != 0, nodes.count < limit { nodes[end].labels |= 1 << UInt64(label) }
    }

    /// Nodes that `node` leads to without words, itself included.
    func reach(from node: Int) -> [Int] {
        if nodes[node].free.isEmpty { return [node] }
        var reached = [node]
        var seen: Set<Int> = [node]
        var index = 0
        while index < reached.count {
            for next in nodes[reached[index]].free where seen.insert(next).inserted { reached.append(next) }
            index += 1
        }
        return reached
    }

    private mutating func new() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    private mutating func sequence(
        _ pattern: [Pattern.Node],
        from start: Int,
        literal: (String) -> LiteralTrie.ID?,
        slot: (Slot.Name) -> UInt8?
    ) -> Int {
        var current = start
        for node in pattern where nodes.count < limit {
            switch node {
            case .text(let text):
                guard let id = literal(text) else { continue }
                let target = new()
                nodes[current].literals.append(.init(literal: Int32(id), target: HeadGraph.Node(target)))
                current = target
            case .slot(let name):
                guard let index = slot(name) else { continue }
                let target = new()
                nodes[current].slots.append(.init(slot: index, target: HeadGraph.Node(target)))
                current = target
            case .alternatives(let branches):
                current = fork(branches, from: current, literal: literal, slot: slot)
            case .optional(let branches):
                let end = fork(branches, from: current, literal: literal, slot: slot)
                nodes[current].free.append(end)
                current = end
            }
        }
        return current
    }

    private mutating func fork(
        _ branches: [[Pattern.Node]],
        from start: Int,
        literal: (String) -> LiteralTrie.ID?,
        slot: (Slot.Name) -> UInt8?
    ) -> Int {
        let end = new()
        for branch in branches {
            let last = sequence(branch.gluing(), from: start, literal: literal, slot: slot)
            nodes[last].free.append(end)
        }
        return end
    }
}
