/// Finds the literals of the grammar in a text: as they are, with a slip of the hand, and, when asked, by their sound.
struct LiteralScan {
    private let literals: Literals
    private let scalars: [Unicode.Scalar]
    /// By start.
    private(set) var hits: [[Hit]]

    /// - Parameter quotes: What stands in quotation marks is a value, whatever its words mean elsewhere.
    init(_ literals: Literals, in scalars: [Unicode.Scalar], limit: Int, outside quotes: [Quotation]) {
        self.literals = literals
        self.scalars = scalars
        hits = Array(repeating: [], count: limit)
        for start in 0..<limit where scalars.isWordEdge(start) {
            guard !quotes.contains(where: { $0.inner.contains(start) }) else { continue }
            literals.trie.walk(scalars, from: start) { add($0, from: start, to: $1, slips: 0) }
            if scalars[start].isLatin, !scalars[start].isDecimalDigit { mend(from: start) }
        }
    }

    /// Adds Chinese words that only sound like those of the grammar.
    mutating func addHomophones() {
        for start in hits.indices where scalars[start].isHan {
            for length in Homophones.lengths where start + length <= hits.count {
                for literal in literals.homophones.find(scalars[start..<(start + length)]) {
                    add(Int(literal), from: start, to: start + length, slips: 1)
                }
            }
        }
    }

    private mutating func mend(from start: Int) {
        var end = start
        while end < hits.count, scalars[end].isLatin, !scalars[end].isDecimalDigit { end += 1 }
        let word = Array(scalars[start..<end])
        guard !literals.words.contains(word) else { return }
        for neighbor in literals.words.neighbors(of: word) {
            literals.trie.walk(scalars, replacing: start..<end, with: neighbor) {
                add($0, from: start, to: $1, slips: 1)
            }
        }
    }

    private mutating func add(_ literal: LiteralTrie.ID, from start: Int, to end: Int, slips: UInt8) {
        guard let end = scalars.wordEnd(from: end), end <= hits.count else { return }
        hits[start].append(Hit(literal: Int32(literal), start: Int32(start), end: Int32(end), slips: slips))
    }
}

/// A literal that occurs in the text.
struct Hit: Sendable {
    let literal: Int32
    let start: Int32
    let end: Int32
    /// Letters that had to be mended.
    let slips: UInt8
}
