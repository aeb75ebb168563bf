internal import Understanding

/// Finds a model's words in the person's own; what it gives back is cut out of the latter.
struct Spans {
    private let scalars: [Unicode.Scalar]
    private let folded: [Unicode.Scalar]
    private var taken: [Range<Int>] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        folded = scalars.map(Self.fold)
    }

    /// The first place, if there is one, where the words stand whole and nothing has been taken.
    mutating func take(_ words: String) -> Words? {
        let wanted = Self.trimmed(words).map(Self.fold)
        guard !wanted.isEmpty, wanted.count <= folded.count else { return nil }
        let whole = (0...(folded.count - wanted.count)).map { $0..<($0 + wanted.count) }
            .filter { folded[$0].elementsEqual(wanted) && isWhole($0) }
        guard let range = whole.first(where: { place in !taken.contains { $0.overlaps(place) } }) ?? whole.first
        else { return nil }
        taken.append(range)
        return Words(text: String(String.UnicodeScalarView(scalars[range])), range: range)
    }

    /// Part of a number, of an address or of a Latin word is another value than the whole.
    private func isWhole(_ range: Range<Int>) -> Bool {
        !isInside(range.lowerBound) && !isInside(range.upperBound)
    }

    /// Whether a cut here would go through something that belongs together.
    private func isInside(_ place: Int) -> Bool {
        guard place > 0, place < folded.count else { return false }
        let left = folded[place - 1]
        let right = folded[place]
        if left.isLatinWord, right.isLatinWord || right.isNumberUnit { return true }
        if left.isNumeral, right.isNumeral { return true }
        if right.joins, place + 1 < folded.count { return left.isLatinWord && folded[place + 1].isLatinWord }
        if left.joins, place > 1 { return right.isLatinWord && folded[place - 2].isLatinWord }
        return false
    }

    private static func trimmed(_ words: String) -> [Unicode.Scalar] {
        var scalars = Array(words.unicodeScalars)[...]
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return Array(scalars)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.isASCII && scalar.properties.isUppercase ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { properties.generalCategory == .decimalNumber }

    fileprivate var isLatinWord: Bool { isDigit || (value < 0x250 && properties.isAlphabetic) || self == "_" }

    /// 45|万, 5|折, 30|%
    fileprivate var isNumberUnit: Bool { "万亿千百十点折成半%％".unicodeScalars.contains(self) }

    fileprivate var isNumeral: Bool { isDigit || "零〇一二两三四五六七八九十百千万亿点半".unicodeScalars.contains(self) }

    fileprivate var joins: Bool { ".,:/-@+'&#".unicodeScalars.contains(self) }
}
