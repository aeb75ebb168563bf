/// Every word and phrase that the recognisers know, as one tree over tokens.
struct Lexicon: Sendable {
    private(set) var vocabulary = Vocabulary()
    private var children: [UInt64: Int32] = [:]
    private var entries: [[Entry]] = [[]]

    private struct Entry {
        let kind: LexemeKind
        let value: Int32
    }

    /// Made at first use from the word lists of this module.
    static let shared = Lexicon(lists: WordLists.all)

    /// Lists read `kind value: phrase | phrase`, one line each; a line's value may be missing (0).
    init(lists: [String]) {
        let kinds = Dictionary(uniqueKeysWithValues: LexemeKind.allCases.map { ("\($0)", $0) })
        for list in lists {
            for line in list.split(separator: "\n") where !line.hasPrefix("#") {
                let halves = line.split(separator: ":", maxSplits: 1)
                guard halves.count == 2 else { continue }
                let head = halves[0].split(separator: " ")
                guard let name = head.first, let kind = kinds[String(name)] else { continue }
                let value = head.dropFirst().first.map { Self.number(String($0), kind) } ?? 0
                for phrase in halves[1].split(separator: "|") { add(String(phrase), Entry(kind: kind, value: value)) }
            }
        }
    }

    private static func number(_ text: String, _ kind: LexemeKind) -> Int32 {
        switch kind {
        case .particle: particles[text] ?? -1
        case .currency, .currencySign, .millionCode: CurrencyCode.number(of: text)
        default: Int32(text) ?? 0
        }
    }

    private static let particles = Dictionary(uniqueKeysWithValues: Particle.allCases.map { ("\($0)", $0.rawValue) })

    private mutating func add(_ phrase: String, _ entry: Entry) {
        let text = NormalizedText(phrase)
        var node: Int32 = 0
        for token in Token.tokens(of: text, vocabulary: vocabulary) {
            let symbol = vocabulary.intern(text.folded[token.start..<token.end])
            node = child(of: node, symbol)
        }
        if node != 0 { entries[Int(node)].append(entry) }
    }

    private mutating func child(of node: Int32, _ symbol: Int32) -> Int32 {
        let key = Self.key(node, symbol)
        if let next = children[key] { return next }
        let next = Int32(entries.count)
        children[key] = next
        entries.append([])
        return next
    }

    private static func key(_ node: Int32, _ symbol: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: symbol))
    }

    /// Appends what starts at `index`, the longest last.
    func collect(_ tokens: [Token], at index: Int, into lexemes: inout [Lexeme]) {
        var node: Int32 = 0
        var place = index
        while place < tokens.count, tokens[place].symbol >= 0,
            let next = children[Self.key(node, tokens[place].symbol)]
        {
            node = next
            place += 1
            for entry in entries[Int(node)] {
                lexemes.append(Lexeme(kind: entry.kind, value: entry.value, next: place))
            }
        }
    }

    var phraseCount: Int { entries.reduce(0) { $0 + $1.count } }
}
