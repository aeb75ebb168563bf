/// Which intents can be meant, found from the rarest word that each of their heads must have: the time a turn takes
/// depends on what was said and not on how many intents there are.
struct HeadIndex: Sendable {
    private struct Entry: Sendable {
        let intent: Int32
        let groups: [[Int32]]
    }

    private var entries: [Entry] = []
    private var postings: [Int32: [Int32]] = [:]

    init(_ grammars: [IntentGrammar]) {
        var frequency: [Int32: Int] = [:]
        for grammar in grammars {
            for head in grammar.heads {
                for group in head.groups { for literal in group { frequency[literal, default: 0] += 1 } }
            }
        }
        for (intent, grammar) in grammars.enumerated() {
            for head in grammar.heads {
                let cost = { (group: [Int32]) in group.reduce(0) { $0 + (frequency[$1] ?? 0) } }
                guard let anchor = head.groups.min(by: { cost($0) < cost($1) }) else { continue }
                for literal in anchor { postings[literal, default: []].append(Int32(entries.count)) }
                entries.append(Entry(intent: Int32(intent), groups: head.groups))
            }
        }
    }

    /// Intents one of whose heads may occur in a text that contains the literals of `present`.
    func candidates(_ present: Set<Int32>) -> [Int] {
        var intents: Set<Int32> = []
        for literal in present {
            for index in postings[literal] ?? [] {
                let entry = entries[Int(index)]
                guard !intents.contains(entry.intent),
                    entry.groups.allSatisfy({ $0.contains(where: present.contains) })
                else { continue }
                intents.insert(entry.intent)
            }
        }
        return intents.sorted().map(Int.init)
    }
}
