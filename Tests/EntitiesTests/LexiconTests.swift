import Testing

@testable import Entities

struct LexiconTests {
    private let lines = WordLists.all.flatMap { $0.split(separator: "\n") }.filter { !$0.isEmpty }

    @Test func `every line of the word lists names a kind and, where it must, a particle`() {
        let kinds = Set(LexemeKind.allCases.map { "\($0)" })
        let particles = Set(Particle.allCases.map { "\($0)" })
        #expect(lines.count > 400)
        for line in lines {
            let head = (line.split(separator: ":").first ?? "").split(separator: " ")
            #expect(head.first.map { kinds.contains(String($0)) } == true, "\(line)")
            if head.first == "particle" { #expect(head.count == 2 && particles.contains(String(head[1])), "\(line)") }
        }
    }

    @Test func `every particle that a grammar may ask for has words`() {
        let named = Set(
            lines.filter { $0.hasPrefix("particle ") }.compactMap {
                $0.split(separator: ":").first?.split(separator: " ").last
            }
        )
        for particle in Particle.allCases { #expect(named.contains("\(particle)"), "\(particle)") }
    }

    @Test func `no two tokens of the lexicon share a key`() {
        var texts: Set<String> = []
        for line in lines {
            guard let phrases = line.split(separator: ":", maxSplits: 1).last else { continue }
            for phrase in phrases.split(separator: "|") {
                let text = NormalizedText(String(phrase))
                for token in Token.tokens(of: text, vocabulary: Vocabulary()) {
                    var view = String.UnicodeScalarView()
                    view.append(contentsOf: text.folded[token.start..<token.end])
                    texts.insert(String(view))
                }
            }
        }
        #expect(Lexicon.shared.vocabulary.count == texts.count)
    }

    @Test func `lexeme kinds fit the mask`() {
        #expect(LexemeKind.allCases.count <= 64)
    }
}
