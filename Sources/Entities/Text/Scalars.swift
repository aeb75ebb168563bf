extension Unicode.Scalar {
    /// 0…9 of ASCII; NFKC has brought the others there.
    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    /// The value of an ASCII digit.
    var digit: Int? { isDigit ? Int(value) - 0x30 : nil }

    var isASCIILetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }

    /// A letter of an alphabet: words are runs of these.
    var isLetter: Bool {
        switch value {
        case 0..<0x80: isASCIILetter
        case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x1E00...0x1EFF:
            true
        case 0x300...0x36F: true
        case 0x530...0x1CFF: properties.isAlphabetic
        default: false
        }
    }

    /// A Chinese character.
    var isHan: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Seen by nobody: zero-width marks and the like.
    var isInvisible: Bool {
        switch value {
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0xAD, 0xFE00...0xFE0F: true
        default: false
        }
    }
}
