internal import Entities
internal import Intents

/// The literal texts of all heads, cues, options and word classes, each known by one id.
struct Literals: Sendable {
    private(set) var trie = LiteralTrie()
    /// By literal: scalars without spaces, what one finds is worth.
    private(set) var lengths: [UInt16] = []
    /// By literal: whether a head, a cue or an option has it.
    private(set) var isGrammar: [Bool] = []
    /// Latin words that occur in heads and cues, for mending misspelt ones.
    private(set) var words = WordNeighbors()
    private(set) var homophones = Homophones()

    mutating func insert(_ text: String, isGrammar: Bool) -> LiteralTrie.ID? {
        let folded = NormalizedText(text).folded
        guard let id = trie.insert(folded) else { return nil }
        if isGrammar { homophones.insert(folded, id) }
        if id < lengths.count {
            if isGrammar { self.isGrammar[id] = true }
        } else {
            self.isGrammar.append(isGrammar)
            lengths.append(UInt16(clamping: folded.weight))
            for word in folded.latinWords { words.insert(word) }
        }
        return id
    }
}

extension [Unicode.Scalar] {
    /// What the words are worth when they are left over: one for a Chinese character, two for a Latin word or number.
    var weight: Int {
        var weight = 0
        for index in indices {
            if self[index].isLatin {
                if isWordEdge(index) || !self[index - 1].isLatin { weight += 2 }
            } else if self[index].isWordScalar {
                weight += 1
            }
        }
        return weight
    }

    var latinWords: [[Unicode.Scalar]] {
        split { !$0.isLatin || $0.isDecimalDigit }.map(Array.init)
    }
}
