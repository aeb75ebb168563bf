/// Finds what the text before the cursor may become; called while the person waits, on the editor's thread.
public typealias Completer = @Sendable (_ text: String) -> Completion

/// What the end of a text may be replaced by.
public struct Completion: Hashable, Sendable {
    /// The last words of the text, which each of the candidates replaces.
    public let ending: String
    public let candidates: [String]

    public static let none = Completion(of: "", candidates: [])

    public init(of ending: String, candidates: [String]) {
        self.ending = ending
        self.candidates = candidates
    }

    /// The candidates whose beginning ends the text, the longest such ending first: words need no spaces between them,
    /// so that names inside a Chinese sentence complete too.
    public init(of text: String, among words: some Sequence<String>) {
        var longest = 0
        var found: [String] = []
        let end = Array(text.lowercased())
        for word in words {
            let start = Array(word.lowercased())
            let length = (0...min(start.count, end.count)).last { end.suffix($0).elementsEqual(start.prefix($0)) } ?? 0
            guard length > 0, length >= longest else { continue }
            if length > longest { found = [] }
            longest = length
            found.append(word)
        }
        self.init(of: String(text.suffix(longest)), candidates: found)
    }

    /// How far all candidates agree, whatever their case.
    var agreed: String {
        guard var agreed = candidates.first else { return "" }
        for candidate in candidates.dropFirst() { agreed = agreed.commonPrefix(with: candidate) }
        return agreed
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
    }
}
