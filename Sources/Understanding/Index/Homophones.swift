internal import Entities

/// Chinese words of heads and cues by how they sound: what an input method offers instead of the word that is meant.
struct Homophones: Sendable {
    private var literals: [Int: [Int32]] = [:]
    private var texts: [Int32: [Unicode.Scalar]] = [:]

    /// Shorter words sound like too much, longer ones are found by their parts.
    static let lengths = 2...4

    mutating func insert(_ folded: [Unicode.Scalar], _ id: Int) {
        guard Self.lengths.contains(folded.count), texts[Int32(id)] == nil, let key = Self.key(folded[...]) else {
            return
        }
        texts[Int32(id)] = folded
        literals[key, default: []].append(Int32(id))
    }

    /// Literals that sound like `words`, share a character with them and are others.
    func find(_ words: ArraySlice<Unicode.Scalar>) -> [Int32] {
        guard let key = Self.key(words), let found = literals[key] else { return [] }
        return found.filter { id in
            guard let text = texts[id], text.count == words.count else { return false }
            let shared = zip(text, words).count { $0 == $1 }
            return shared > 0 && shared < text.count
        }
    }

    private static func key(_ words: ArraySlice<Unicode.Scalar>) -> Int? {
        var hasher = Hasher()
        for scalar in words {
            guard scalar.isHan, let syllable = Pinyin.syllable(of: scalar) else { return nil }
            hasher.combine(syllable)
        }
        return hasher.finalize()
    }
}
