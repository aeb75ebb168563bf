/// Known Latin words, found again from a misspelling that is one slip away: a letter too many, too few, wrong, or two
/// swapped. Words are filed under what is left of them when one letter is taken away.
struct WordNeighbors: Sendable {
    private var words: [[Unicode.Scalar]] = []
    private var known: Set<[Unicode.Scalar]> = []
    private var byRemainder: [Int: [Int32]] = [:]

    /// Shorter words have too many neighbours.
    static let shortest = 4

    mutating func insert(_ word: [Unicode.Scalar]) {
        guard known.insert(word).inserted, word.count >= Self.shortest else { return }
        let id = Int32(words.count)
        words.append(word)
        for key in Self.remainders(of: word) { byRemainder[key, default: []].append(id) }
    }

    func contains(_ word: [Unicode.Scalar]) -> Bool { known.contains(word) }

    /// Known words that `word` may be a misspelling of.
    func neighbors(of word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        guard word.count >= Self.shortest - 1, word.count <= 24 else { return [] }
        var ids: Set<Int32> = []
        for key in Self.remainders(of: word) { ids.formUnion(byRemainder[key] ?? []) }
        return ids.sorted().map { words[Int($0)] }.filter { candidate in
            // Four letters of which one is another are as likely to be another word.
            let isShort = candidate.count == Self.shortest && word.count == Self.shortest
            guard candidate[0] == word[0], !isShort || candidate.sorted() == word.sorted() else { return false }
            return Self.distance(word, candidate) <= (candidate.count < 8 ? 1 : 2)
        }
    }

    /// Hashes of the word and of the word without each of its letters.
    private static func remainders(of word: [Unicode.Scalar]) -> Set<Int> {
        var keys: Set<Int> = [hash(word, without: -1)]
        for index in word.indices { keys.insert(hash(word, without: index)) }
        return keys
    }

    private static func hash(_ word: [Unicode.Scalar], without left: Int) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in word.indices where index != left {
            hash = (hash ^ UInt64(word[index].value)) &* 0x100_0000_01b3
        }
        return Int(truncatingIfNeeded: hash)
    }

    /// Optimal string alignment distance.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...max(1, a.count) where i <= a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...max(1, b.count) where j <= b.count {
                let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(previous[j] + 1, row[j - 1] + 1, substitution)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
            }
            before = previous
            previous = row
        }
        return previous[b.count]
    }
}
