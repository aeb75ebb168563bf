import Diagnostics

/// Reads an excerpt scalar by scalar; positions are scalar offsets in its text.
struct Scanner {
    let excerpt: Excerpt
    let scalars: [Unicode.Scalar]
    var position = 0

    init(_ excerpt: Excerpt) {
        self.excerpt = excerpt
        scalars = Array(excerpt.text.unicodeScalars)
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
    var isAtEnd: Bool { position == scalars.count }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
        let start = position
        while let scalar = next, condition(scalar) { position += 1 }
        return text(start..<position)
    }

    mutating func skipSpaces() {
        while next == " " { position += 1 }
    }

    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    func place(_ range: Range<Int>) -> SourceRange { excerpt.place(range) }

    /// The place of the scalar at `offset`, of the text's end when it is the last.
    func place(at offset: Int) -> SourceRange {
        excerpt.place(offset..<min(offset + 1, scalars.count))
    }
}

extension Unicode.Scalar {
    /// Whether a name may begin with it: names are ASCII, so that every keyboard types them.
    var startsName: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "_": true
        default: false
        }
    }

    var continuesName: Bool { startsName || isDigit }

    var isDigit: Bool { ("0"..."9").contains(self) }
}

extension StringProtocol {
    /// Whether authors can refer to something by this name.
    public var isIdentifier: Bool {
        guard let first = unicodeScalars.first, first.startsName else { return false }
        return unicodeScalars.allSatisfy(\.continuesName)
    }
}
