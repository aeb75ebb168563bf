extension Pattern {
    /// How many texts the pattern stands for; `Int.max` stands for more than can be counted.
    public var expansionCount: Int { Self.count(nodes) }

    /// Whether one of those texts is empty.
    public var canBeEmpty: Bool { Self.canBeEmpty(nodes) }

    /// The slots it names, in order, with how deep in brackets each stands.
    public var slots: [(name: Slot.Name, depth: Int)] { Self.slots(nodes, depth: 0) }

    private static func count(_ nodes: [Node]) -> Int {
        nodes.reduce(1) { total, node in
            switch node {
            case .text, .slot: total
            case .alternatives(let branches): product(total, sum(branches))
            case .optional(let branches): product(total, saturated(1, sum(branches)))
            }
        }
    }

    private static func sum(_ branches: [[Node]]) -> Int {
        branches.reduce(0) { saturated($0, count($1)) }
    }

    private static func saturated(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }

    private static func product(_ left: Int, _ right: Int) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }

    private static func canBeEmpty(_ nodes: [Node]) -> Bool {
        nodes.allSatisfy { node in
            switch node {
            case .text(let text): text.allSatisfy { $0 == " " }
            case .slot: false
            case .alternatives(let branches): branches.contains(where: canBeEmpty)
            case .optional: true
            }
        }
    }

    private static func slots(_ nodes: [Node], depth: Int) -> [(name: Slot.Name, depth: Int)] {
        nodes.flatMap { node -> [(name: Slot.Name, depth: Int)] in
            switch node {
            case .text: []
            case .slot(let name): [(name, depth)]
            case .alternatives(let branches), .optional(let branches):
                branches.flatMap { slots($0, depth: depth + 1) }
            }
        }
    }
}
