internal import Intents

extension [Pattern.Node] {
    /// Letters that touch across a bracket are one word: `colo[u]r` becomes `(color|colour)`. Runs that would give
    /// too many words stay as they are.
    func gluing() -> [Pattern.Node] {
        var result: [Pattern.Node] = []
        for node in self {
            guard let last = result.last, let words = last.words, let more = node.words,
                words.contains(where: \.endsInLetter), more.contains(where: \.startsInLetter),
                words.count * more.count <= 64
            else {
                result.append(node)
                continue
            }
            let joined = words.flatMap { left in more.map { left + $0 } }
            result[result.count - 1] = .alternatives(joined.map { [.text($0)] })
        }
        return result.map { node in
            guard case .alternatives(let branches) = node, branches.count == 1, case .text = branches[0].first,
                branches[0].count == 1
            else { return node }
            return branches[0][0]
        }
    }
}

extension Pattern.Node {
    /// The texts that this node stands for, where it is plain enough to be glued to another.
    fileprivate var words: [String]? {
        switch self {
        case .text(let text): [text]
        case .alternatives(let branches): Self.words(branches)
        case .optional(let branches): Self.words(branches).map { [""] + $0 }
        case .slot: nil
        }
    }

    private static func words(_ branches: [[Pattern.Node]]) -> [String]? {
        var words: [String] = []
        for branch in branches {
            guard branch.count == 1, case .text(let text) = branch[0] else { return nil }
            words.append(text)
        }
        return words
    }
}

extension String {
    fileprivate var startsInLetter: Bool { unicodeScalars.first.map { $0.isLatin } ?? false }
    fileprivate var endsInLetter: Bool { unicodeScalars.last.map { $0.isLatin } ?? false }
}
