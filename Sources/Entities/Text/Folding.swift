/// Forms that mean the same to the matcher become one: case, traditional characters, kinds of quotes and dashes.
public enum Folding {
    /// One scalar for one scalar.
    public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 32))
        case 0..<0x80: return scalar
        case 0x4E00...0x9FFF: return Traditional.simplified(scalar)
        case 0x2018, 0x2019, 0x201B, 0xB4, 0x2032: return "'"
        case 0x201C, 0x201D, 0x2033: return "\""
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x301C, 0x223C, 0x2053: return "~"
        case 0x3000, 0xA0, 0x2000...0x200A: return " "
        default:
            guard scalar.properties.isUppercase else { return scalar }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower.first ?? scalar : scalar
        }
    }

    /// `text` after NFKC, lower case and simplified.
    public static func fold(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: NormalizedText(text).folded)
        return String(view)
    }
}
