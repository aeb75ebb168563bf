/// A text with its tokens and what the lexicon says of them: what every grammar reads from.
///
/// A class, because a dozen grammars share it.
final class Scanner: Sendable {
    let text: NormalizedText
    let tokens: [Token]
    private let lexemes: [Lexeme]
    /// Where the lexemes of each token start, one entry more than tokens.
    private let offsets: [Int32]
    /// The kinds of lexeme that start at each token, one bit each.
    private let kinds: [UInt64]
    /// Whether Chinese characters occur in it.
    let isChinese: Bool
    /// Tokens from here on are out of sight.
    private let limit: Int

    init(_ text: NormalizedText, lexicon: Lexicon = .shared) {
        self.text = text
        tokens = Token.tokens(of: text, vocabulary: lexicon.vocabulary)
        var lexemes: [Lexeme] = []
        var offsets: [Int32] = [0]
        var kinds = [UInt64](repeating: 0, count: tokens.count)
        offsets.reserveCapacity(tokens.count + 1)
        for index in tokens.indices {
            if tokens[index].symbol >= 0 {
                let start = lexemes.count
                lexicon.collect(tokens, at: index, into: &lexemes)
                for place in start..<lexemes.count { kinds[index] |= lexemes[place].kind.bit }
            }
            offsets.append(Int32(truncatingIfNeeded: lexemes.count))
        }
        self.lexemes = lexemes
        self.offsets = offsets
        self.kinds = kinds
        limit = tokens.count
        isChinese = tokens.contains { $0.kind == .han }
    }

    var count: Int { limit }

    /// The same text, ending before the token `end`.
    func upTo(_ end: Int) -> Scanner { Scanner(self, limit: min(end, limit)) }

    private init(_ other: Scanner, limit: Int) {
        text = other.text
        tokens = other.tokens
        lexemes = other.lexemes
        offsets = other.offsets
        kinds = other.kinds
        isChinese = other.isChinese
        self.limit = limit
    }

    /// Whether the lexicon knows anything that starts at `index`.
    func isKnown(_ index: Int) -> Bool {
        index >= 0 && index < limit && kinds[index] != 0
    }

    /// The longest reading of `kind` from `index` on.
    func find(_ kind: LexemeKind, _ index: Int) -> Found<Int>? {
        guard index >= 0, index < limit, kinds[index] & kind.bit != 0 else { return nil }
        var place = Int(offsets[index + 1]) - 1
        let start = Int(offsets[index])
        while place >= start {
            if lexemes[place].kind == kind, lexemes[place].next <= limit {
                return Found(Int(lexemes[place].value), lexemes[place].next)
            }
            place -= 1
        }
        return nil
    }

    /// The token after the phrase `particle`, if it stands at `index`.
    func skip(_ particle: Particle, _ index: Int) -> Int? {
        guard index >= 0, index < limit, kinds[index] & LexemeKind.particle.bit != 0 else { return nil }
        var place = Int(offsets[index + 1]) - 1
        let start = Int(offsets[index])
        while place >= start {
            if lexemes[place].kind == .particle, lexemes[place].value == particle.rawValue, lexemes[place].next <= limit
            {
                return lexemes[place].next
            }
            place -= 1
        }
        return nil
    }

    /// The token after the longest of `particles` at `index`.
    func skip(anyOf particles: [Particle], _ index: Int) -> Int? {
        guard index >= 0, index < limit, kinds[index] & LexemeKind.particle.bit != 0 else { return nil }
        var best: Int?
        for particle in particles {
            if let next = skip(particle, index), next > best ?? -1 { best = next }
        }
        return best
    }

    /// The token after `particle`, or `index` where it does not stand there.
    func past(_ particle: Particle, _ index: Int) -> Int { skip(particle, index) ?? index }

    func kind(_ index: Int) -> Token.Kind? { index >= 0 && index < limit ? tokens[index].kind : nil }

    /// Whether the token is the single sign `scalar`.
    func isSign(_ scalar: Unicode.Scalar, _ index: Int) -> Bool {
        guard index >= 0, index < limit, tokens[index].kind != .digits else { return false }
        return tokens[index].count == 1 && text.folded[tokens[index].start] == scalar
    }

    /// Whether the token is the ASCII word `word`.
    func isWord(_ word: StaticString, _ index: Int) -> Bool {
        guard index >= 0, index < limit, tokens[index].count == word.utf8CodeUnitCount else { return false }
        var place = tokens[index].start
        for scalar in word.description.unicodeScalars {
            if text.folded[place] != scalar { return false }
            place += 1
        }
        return true
    }

    /// The digits of the token as a number, nil for other tokens and for more than 18 digits.
    func digits(_ index: Int) -> Int? {
        guard kind(index) == .digits, tokens[index].count <= 18 else { return nil }
        return text.folded[tokens[index].start..<tokens[index].end].reduce(0) { $0 * 10 + ($1.digit ?? 0) }
    }

    func length(_ index: Int) -> Int { index >= 0 && index < limit ? tokens[index].count : 0 }

    /// Whether no space stands before the token.
    func isJoined(_ index: Int) -> Bool { index >= 0 && index < limit && tokens[index].isJoined }

    /// The scalars from the token `start` up to the token `end`.
    func range(_ start: Int, _ end: Int) -> Range<Int> {
        guard start < end, end <= limit else { return 0..<0 }
        return tokens[start].start..<tokens[end - 1].end
    }

    /// Whether a letter of an alphabet or a digit touches the token's start.
    func continuesWord(_ index: Int) -> Bool {
        guard index > 0, index < limit, tokens[index].isJoined else { return false }
        return tokens[index - 1].kind == .word || tokens[index - 1].kind == .digits
    }

    /// Whether the digits at `index` go on from others: the 222 of 1-222, the 5 of 2.5.
    func continuesFigures(_ index: Int) -> Bool {
        guard index >= 2, isJoined(index), isJoined(index - 1), kind(index - 2) == .digits else { return false }
        return ["-", "/", ".", ",", ":"].contains { isSign($0, index - 1) }
    }

    /// Whether a letter of an alphabet or a digit touches the end of the token before `index`.
    func isContinued(_ index: Int) -> Bool {
        guard index < limit, tokens[index].isJoined else { return false }
        return tokens[index].kind == .word || tokens[index].kind == .digits
    }
}

extension Scanner {
    /// 上周, 下个月, 今年 and the like; the 下 of 订一下周五 belongs to 一下.
    func relativePeriod(_ index: Int) -> Found<Int>? {
        guard let found = find(.relativePeriod, index) else { return nil }
        if isSign("下", index), isJoined(index), isSign("一", index - 1) { return nil }
        return found
    }
}
