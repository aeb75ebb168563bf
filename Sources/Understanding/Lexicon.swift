internal import Entities
public import Intents

/// The names that an installation knows, by kind of record; built once per change of the names, shared by all turns.
public struct Lexicon: Sendable {
    private var trie = LiteralTrie()
    /// By literal.
    private var kinds: [[RecordKind.Name]] = []

    public init(_ names: [RecordKind.Name: [String]] = [:]) {
        for (kind, names) in names.sorted(by: { $0.key < $1.key }) {
            for name in names { insert(name, kind) }
        }
    }

    private mutating func insert(_ name: String, _ kind: RecordKind.Name) {
        let folded = NormalizedText(name).folded
        guard folded.contains(where: { $0.isWordScalar }), let id = trie.insert(folded) else { return }
        if id == kinds.count { kinds.append([]) }
        if !kinds[id].contains(kind) { kinds[id].append(kind) }
    }

    /// Names that begin at `start`, with what they are names of.
    func names(in text: [Unicode.Scalar], at start: Int, _ found: (_ end: Int, _ kinds: [RecordKind.Name]) -> Void) {
        trie.walk(text, from: start) { id, end in
            if text.isWordEdge(start), text.isWordEdge(end) { found(end, kinds[id]) }
        }
    }
}
