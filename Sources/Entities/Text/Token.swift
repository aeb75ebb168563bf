/// The smallest piece a grammar looks at: a word, a run of digits, one Chinese character or one other sign.
struct Token {
    enum Kind {
        case word, digits, han, sign
    }

    /// Scalars of the normalised text.
    let start: Int
    let end: Int
    let kind: Kind
    /// Whether no space parts it from the token before.
    let isJoined: Bool
    /// The vocabulary's number for the text, negative where the lexicon has no such token.
    let symbol: Int32

    var count: Int { end - start }
}

extension Token {
    /// Splits `text`; spaces and invisible scalars are no tokens.
    static func tokens(of text: NormalizedText, vocabulary: Vocabulary) -> [Token] {
        let scalars = text.folded
        var tokens: [Token] = []
        tokens.reserveCapacity(scalars.count)
        var index = 0
        var joined = false
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.isInvisible {
                index += 1
                continue
            }
            if scalar.isSpace {
                joined = false
                index += 1
                continue
            }
            let start = index
            let kind = kind(of: scalar)
            index += 1
            switch kind {
            case .digits: while index < scalars.count, scalars[index].isDigit { index += 1 }
            case .word: while index < scalars.count, scalars[index].isLetter { index += 1 }
            case .han, .sign: break
            }
            tokens.append(
                Token(
                    start: start,
                    end: index,
                    kind: kind,
                    isJoined: joined,
                    symbol: vocabulary[scalars[start..<index]] ?? -1
                )
            )
            joined = true
        }
        return tokens
    }

    private static func kind(of scalar: Unicode.Scalar) -> Kind {
        if scalar.isDigit { return .digits }
        if scalar.isHan { return .han }
        return scalar.isLetter ? .word : .sign
    }
}

/// The texts of the lexicon's tokens, numbered.
struct Vocabulary {
    private var symbols: [UInt64: Int32] = [:]

    subscript(scalars: ArraySlice<Unicode.Scalar>) -> Int32? {
        guard scalars.count <= Self.longest else { return nil }
        return symbols[Self.key(scalars)]
    }

    /// The number of a text, given now where it had none.
    mutating func intern(_ scalars: ArraySlice<Unicode.Scalar>) -> Int32 {
        let key = Self.key(scalars)
        if let symbol = symbols[key] { return symbol }
        let symbol = Int32(symbols.count)
        symbols[key] = symbol
        return symbol
    }

    var count: Int { symbols.count }

    private static let longest = 24

    /// FNV-1a over the scalars, one step each; a test shows that the lexicon's own tokens do not collide.
    private static func key(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in scalars { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3 }
        return hash
    }
}
