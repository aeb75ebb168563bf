/// ISO 4217 codes as numbers, so that the lexicon can hold them.
enum CurrencyCode {
    static func number(of code: String) -> Int32 {
        code.unicodeScalars.reduce(0) { $0 * 26 + Int32($1.value) - 65 }
    }

    /// Nil for `XXX`, which stands for a word that several currencies share.
    static func code(of number: Int) -> String? {
        guard number != none else { return nil }
        var text = String.UnicodeScalarView()
        for place in [676, 26, 1] { text.append(Unicode.Scalar(UInt8(truncatingIfNeeded: 65 + number / place % 26))) }
        return String(text)
    }

    private static let none = Int(number(of: "XXX"))
}
