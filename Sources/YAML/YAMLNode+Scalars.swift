// Only plain scalars have a type, by the core schema of YAML 1.2; `yes`, `no`, `on` and `off` are words.
extension YAMLNode {
    /// A scalar as written, numbers and booleans too; nil for null, lists and mappings.
    public var text: String? {
        guard case .scalar(let text, _) = content, !isNull else { return nil }
        return text
    }

    /// Whether this is a scalar without quotes.
    public var isPlain: Bool { plainText != nil }

    /// Whether there is nothing, `~` or `null`.
    public var isNull: Bool {
        switch plainText {
        case "", "~", "null", "Null", "NULL": true
        default: false
        }
    }

    public var boolean: Bool? {
        switch plainText {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    /// Decimal, `0x…` or `0o…`; nil for what does not fit.
    public var integer: Int? {
        guard let plainText else { return nil }
        if plainText.hasPrefix("0x") { return Int(unsigned: plainText.dropFirst(2), radix: 16) }
        if plainText.hasPrefix("0o") { return Int(unsigned: plainText.dropFirst(2), radix: 8) }
        return Int(plainText)
    }

    /// A whole or fractional decimal number as written, to be read without going through binary fractions.
    public var decimalText: String? {
        guard let plainText, plainText.isDecimalNumber else { return nil }
        return plainText
    }

    private var plainText: String? {
        if case .scalar(let text, .plain) = content { text } else { nil }
    }
}

extension Int {
    /// Refuses the sign that `Int(_:radix:)` takes.
    fileprivate init?(unsigned digits: Substring, radix: Int) {
        guard digits.first?.isHexDigit == true, let value = Int(digits, radix: radix) else { return nil }
        self = value
    }
}

extension String {
    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    fileprivate var isDecimalNumber: Bool {
        var rest = utf8[...]
        func skipSign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        }
        func skipDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest.removeFirst(digits)
            return digits
        }
        skipSign()
        let whole = skipDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            if skipDigits() == 0 && whole == 0 { return false }
        } else if whole == 0 {
            return false
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            skipSign()
            if skipDigits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
