/// Telephone numbers compared by their digits.
enum PhoneDigits {
    /// The digits without what only tells how to dial: an international `00` and China's country code before a full
    /// number.
    static func significant(_ text: String) -> String {
        var digits = text.filter { $0.isASCII && $0.isNumber }[...]
        if digits.hasPrefix("00") { digits = digits.dropFirst(2) }
        if digits.hasPrefix("86"), digits.count >= 12 { digits = digits.dropFirst(2) }
        return String(digits)
    }

    /// The digits as dialled, with a leading `+` where one was written; what Odoo calls sanitized.
    static func sanitized(_ text: String) -> String? {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 3 else { return nil }
        return text.drop { $0.isWhitespace }.hasPrefix("+") ? "+\(digits)" : digits
    }
}
