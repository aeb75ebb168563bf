/// Traditional characters to simplified ones, character by character.
public enum Traditional {
    /// The simplified form of `scalar`, or `scalar`.
    public static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let page = scalar.value &- 0x4E00
        guard page < 0x5200 else { return scalar }
        let form = forms[Int(page)]
        return form == 0 ? scalar : Unicode.Scalar(form) ?? scalar
    }

    /// By distance from U+4E00, 0 where the character is its own simplified form.
    private static let forms: [UInt16] = {
        var forms = [UInt16](repeating: 0, count: 0x5200)
        var traditional: Unicode.Scalar?
        for scalar in TraditionalTable.text.description.unicodeScalars {
            guard let key = traditional else {
                traditional = scalar
                continue
            }
            forms[Int(key.value) - 0x4E00] = UInt16(truncatingIfNeeded: scalar.value)
            traditional = nil
        }
        return forms
    }()
}
