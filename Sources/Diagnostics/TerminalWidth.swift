extension StringProtocol {
    /// How many columns a terminal gives the text: two for a wide character or an emoji, none for a combining mark.
    public var terminalWidth: Int {
        reduce(0) { $0 + $1.terminalWidth }
    }
}

extension Character {
    /// How many columns a terminal gives the character, 0 to 2.
    public var terminalWidth: Int {
        if let ascii = asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
        var width = 0
        for scalar in unicodeScalars {
            // The variation selector asks for the emoji's picture, which is wide: ☎️.
            if scalar == "\u{FE0F}" { return 2 }
            width += scalar.terminalWidth
        }
        return Swift.min(width, 2)
    }
}

extension Unicode.Scalar {
    fileprivate var terminalWidth: Int {
        if isJoiningJamo || value == 0x200B { return 0 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator: return 0
        // The soft hyphen is a format character that terminals show.
        case .format: return value == 0xAD ? 1 : 0
        default: return isWide || properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// The vowels and final consonants of Hangul, which are drawn into the syllable's first consonant.
    private var isJoiningJamo: Bool {
        (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
    }

    /// East Asian Width W or F (UAX #11), but for the emoji, which the standard library knows.
    private var isWide: Bool {
        switch value {
        case ..<0x1100: false
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
            0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x16FF1, 0x17000...0x18CD5, 0x18D00...0x18D08, 0x1AFF0...0x1AFFE,
            0x1B000...0x1B2FB, 0x1F200...0x1F202, 0x1F210...0x1F23B, 0x1F240...0x1F248, 0x1F250...0x1F251,
            0x20000...0x2FFFD, 0x30000...0x3FFFD:
            true
        default: false
        }
    }
}
