extension Unicode.Scalar {
    var isHan: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// A letter or digit of a script that puts spaces between words.
    var isLatin: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0..<0xC0: false
        case 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1EFF: value != 0xD7 && value != 0xF7
        default: false
        }
    }

    var isDecimalDigit: Bool { value >= 0x30 && value <= 0x39 }

    /// Part of a word in any script.
    var isWordScalar: Bool { isHan || isLatin || (value > 0x24F && properties.isAlphabetic) }

    /// Space within a line.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09, 0xA0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    var isNewline: Bool { value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 || value == 0x85 }
}

extension [Unicode.Scalar] {
    /// Blanks at the ends gone, runs of blanks as one space.
    var collapsed: [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(count)
        for scalar in self {
            if scalar.isBlank || scalar.isNewline {
                if let last = result.last, last != " " { result.append(" ") }
            } else {
                result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return result
    }

    /// Whether a word may begin or end at `index`: not between two letters or two digits.
    func isWordEdge(_ index: Int) -> Bool {
        guard index > 0, index < count else { return true }
        let (left, right) = (self[index - 1], self[index])
        return !(left.isLatin && right.isLatin && left.isDecimalDigit == right.isDecimalDigit)
    }
}
