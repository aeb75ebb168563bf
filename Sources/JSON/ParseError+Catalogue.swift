extension JSON.ParseError {
    static func tooLong(_ count: Int, limit: Int) -> Self {
        Self(offset: limit, message: "the text has \(count) bytes, more than the limit of \(limit)")
    }

    static func tooDeep(at offset: Int, limit: Int) -> Self {
        Self(offset: offset, message: "arrays and objects are nested more than \(limit) deep")
    }

    static func notUTF8(at offset: Int) -> Self {
        Self(offset: offset, message: "the text is not valid UTF-8")
    }

    static func byteOrderMark() -> Self {
        Self(offset: 0, message: "the text starts with a byte order mark")
    }

    static func expected(_ what: String, found: String, at offset: Int) -> Self {
        Self(offset: offset, message: "expected \(what), found \(found)")
    }

    static func trailing(_ found: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(found) follows the end of the value")
    }

    static func unclosedString(at offset: Int) -> Self {
        Self(offset: offset, message: "the string that starts here is not closed")
    }

    static func controlCharacter(_ byte: UInt8, at offset: Int) -> Self {
        Self(offset: offset, message: "a string contains the unescaped control character \(JSON.codePoint(byte))")
    }

    static func unknownEscape(_ found: String, at offset: Int) -> Self {
        Self(offset: offset, message: "a backslash cannot be followed by \(found)")
    }

    static func loneSurrogate(at offset: Int) -> Self {
        Self(offset: offset, message: "an escape is half of a surrogate pair without the other half")
    }

    static func leadingZero(at offset: Int) -> Self {
        Self(offset: offset, message: "a number cannot start with a superfluous zero")
    }

    static func numberTooLarge(at offset: Int) -> Self {
        Self(offset: offset, message: "a number is too large for a double")
    }

    static func duplicateKey(_ key: String, at offset: Int) -> Self {
        Self(offset: offset, message: "the key '\(key.prefix(40))' occurs twice in one object")
    }
}

extension JSON {
    static func codePoint(_ byte: UInt8) -> String {
        let hex = String(byte, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: 4 - hex.count) + hex
    }
}
