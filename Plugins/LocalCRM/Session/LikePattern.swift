internal import SQLite

/// The right side of `like` and its relatives: `%` is any text, `_` any character, `\` takes their meaning away.
struct LikePattern {
    private enum Part: Hashable {
        case anything
        case anyCharacter
        case letter(Character)
    }

    private let parts: [Part]

    /// - Parameter isWhole: whether the pattern has to cover the whole value, as with `=like`.
    init(_ text: String, isWhole: Bool) {
        var parts: [Part] = isWhole ? [] : [.anything]
        var isEscaped = false
        for character in text {
            switch character {
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            case "%" where !isEscaped: parts.append(.anything)
            case "_" where !isEscaped: parts.append(.anyCharacter)
            default: parts.append(.letter(character))
            }
            isEscaped = false
        }
        if !isWhole { parts.append(.anything) }
        self.parts = parts
    }

    /// SQLite's `LIKE` folds the case of ASCII letters only; where that is not enough, `GLOB` with both cases does it.
    func condition(on expression: String, ignoringCase: Bool) -> SQL {
        if ignoringCase, parts.allSatisfy(Self.foldsInLike) {
            return SQL("\(expression) LIKE ? ESCAPE '\\'", [.text(parts.map(Self.like).joined())])
        }
        return SQL("\(expression) GLOB ?", [.text(parts.map { Self.glob($0, ignoringCase) }.joined())])
    }

    private static func foldsInLike(_ part: Part) -> Bool {
        guard case .letter(let letter) = part, !letter.isASCII else { return true }
        return letter.lowercased() == letter.uppercased()
    }

    private static func like(_ part: Part) -> String {
        switch part {
        case .anything: "%"
        case .anyCharacter: "_"
        case .letter(let letter): "%_\\".contains(letter) ? "\\\(letter)" : String(letter)
        }
    }

    private static func glob(_ part: Part, _ ignoringCase: Bool) -> String {
        switch part {
        case .anything: return "*"
        case .anyCharacter: return "?"
        case .letter(let letter):
            let cases = ignoringCase ? Set([letter.lowercased(), letter.uppercased()]) : [String(letter)]
            let isPlain = cases.count == 1 && !"*?[".contains(letter)
            let single = cases.filter { $0.unicodeScalars.count == 1 }
            return isPlain || single.isEmpty ? String(letter) : "[\(single.sorted().joined())]"
        }
    }
}
