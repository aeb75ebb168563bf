/// Literal texts, all of which are found from one place of a text in a single walk.
struct LiteralTrie: Sendable {
    /// The place of a literal in the order of insertion.
    typealias ID = Int

    /// Next node by node and scalar.
    private var next: [UInt64: Int32] = [:]
    private var literals: [Int32] = [-1]
    private(set) var count = 0

    /// The literal's id, nil for one without a visible scalar.
    mutating func insert(_ folded: [Unicode.Scalar]) -> ID? {
        let literal = folded.collapsed
        guard !literal.isEmpty else { return nil }
        var node: Int32 = 0
        for scalar in literal {
            let key = Self.key(node, scalar)
            if let known = next[key] {
                node = known
            } else {
                let new = Int32(literals.count)
                literals.append(-1)
                next[key] = new
                node = new
            }
        }
        if literals[Int(node)] < 0 {
            literals[Int(node)] = Int32(count)
            count += 1
        }
        return Int(literals[Int(node)])
    }

    func id(of folded: [Unicode.Scalar]) -> ID? {
        var node: Int32 = 0
        for scalar in folded.collapsed {
            guard let known = next[Self.key(node, scalar)] else { return nil }
            node = known
        }
        let id = literals[Int(node)]
        return id < 0 ? nil : Int(id)
    }

    /// Calls `found` for each literal that begins at `start`; several spaces count as one.
    func walk(_ text: [Unicode.Scalar], from start: Int, _ found: (ID, _ end: Int) -> Void) {
        walk(text, from: start, at: 0, found)
    }

    /// As if `replaced` stood in the text in place of `range`: for misspelt words.
    func walk(
        _ text: [Unicode.Scalar],
        replacing range: Range<Int>,
        with replaced: [Unicode.Scalar],
        _ found: (ID, _ end: Int) -> Void
    ) {
        var node: Int32 = 0
        for scalar in replaced {
            guard let known = next[Self.key(node, scalar)] else { return }
            node = known
        }
        let id = literals[Int(node)]
        if id >= 0 { found(Int(id), range.upperBound) }
        walk(text, from: range.upperBound, at: node, found)
    }

    private func walk(
        _ text: [Unicode.Scalar],
        from start: Int,
        at first: Int32,
        _ found: (ID, _ end: Int) -> Void
    ) {
        var node = first
        var index = start
        while index < text.count {
            let isSpace = text[index].isBlank
            guard let known = next[Self.key(node, isSpace ? " " : text[index])] else { return }
            node = known
            index += 1
            if isSpace { while index < text.count, text[index].isBlank { index += 1 } }
            let id = literals[Int(node)]
            if id >= 0 { found(Int(id), index) }
        }
    }

    private static func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar.value)
    }
}
