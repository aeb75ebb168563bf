internal import Entities
internal import Intents

extension Talk {
    /// Whether the words are one of the patterns of a class, and nothing else.
    func isWhole(_ word: String, _ words: String) -> Bool {
        let said = Folding.fold(words).filter { $0.isLetter || $0.isNumber }
        return texts(of: word).contains { $0.filter { $0.isLetter || $0.isNumber } == said }
    }

    private func texts(of word: String) -> some Sequence<String> {
        let patterns = (self.words[word]?.zh ?? []) + (self.words[word]?.en ?? [])
        return patterns.lazy.flatMap { Pattern.expansions(of: $0.nodes) }.map(Folding.fold)
    }
}

extension Pattern {
    /// All texts that a pattern without slots stands for; word classes are small, so there are few.
    fileprivate static func expansions(of nodes: [Node]) -> [String] {
        nodes.reduce([""]) { beginnings, node in
            let endings: [String] =
                switch node {
                case .text(let text): [text]
                case .alternatives(let choices): choices.flatMap(expansions(of:))
                case .optional(let choices): [""] + choices.flatMap(expansions(of:))
                case .slot: []
                }
            return beginnings.flatMap { beginning in endings.map { beginning + $0 } }
        }
    }
}
