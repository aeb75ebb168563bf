import Testing

@testable import Understanding

@Suite struct LiteralTests {
    @Test(arguments: [
        ("custmer", "customer", true), ("cutsomer", "customer", true), ("customerr", "customer", true),
        ("leaf", "lead", false), ("laed", "lead", true), ("cost", "customer", false),
    ])
    func `a slip leads back to the word that was meant`(typed: String, meant: String, isFound: Bool) {
        var words = WordNeighbors()
        words.insert(Array(meant.unicodeScalars))
        #expect(words.neighbors(of: Array(typed.unicodeScalars)).isEmpty != isFound)
    }

    @Test func `a literal is found across any number of blanks`() {
        var trie = LiteralTrie()
        let id = trie.insert(Array("set up".unicodeScalars))
        var ends: [Int] = []
        trie.walk(Array("set \u{3000} up it".unicodeScalars), from: 0) { found, end in
            if found == id { ends.append(end) }
        }
        #expect(ends == [8])
    }

    @Test func `costs compare from the gravest fault to the lightest`() {
        let costs: [Cost] = [
            .light(-5), .zero, .light(3), .slips(1), .unexplained(1), .implausible(1), .unexplained(9), .important(),
            .violation(),
        ]
        #expect(costs.sorted() == costs)
    }
}
