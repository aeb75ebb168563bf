/// Reads one JSON text by recursive descent over its bytes, which are known to be UTF-8 once `document` checked them.
struct JSONParser {
    let bytes: [UInt8]
    let limits: JSON.Limits
    var offset = 0
    var depth = 0

    init(_ bytes: [UInt8], limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(JSON.ParseError) -> JSON {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw .notUTF8(at: error.byteOffsets.lowerBound)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark() }
        skipSpace()
        let value = try value()
        skipSpace()
        if offset < bytes.count { throw .trailing(found, at: offset) }
        return value
    }

    mutating func value() throws(JSON.ParseError) -> JSON {
        guard let byte = peek else { throw .expected("a value", found: found, at: offset) }
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try nested { parser throws(JSON.ParseError) in try parser.object() })
        case UInt8(ascii: "["): return .array(try nested { parser throws(JSON.ParseError) in try parser.array() })
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw .expected("a value", found: found, at: offset)
        }
    }

    mutating func nested<Result>(
        _ body: (inout Self) throws(JSON.ParseError) -> Result
    ) throws(JSON.ParseError) -> Result {
        guard depth < limits.maxDepth else { throw .tooDeep(at: offset, limit: limits.maxDepth) }
        depth += 1
        offset += 1
        skipSpace()
        let result = try body(&self)
        depth -= 1
        return result
    }

    mutating func array() throws(JSON.ParseError) -> [JSON] {
        if take(UInt8(ascii: "]")) { return [] }
        var elements: [JSON] = []
        while true {
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw .expected("',' or ']'", found: found, at: offset) }
            skipSpace()
        }
    }

    mutating func object() throws(JSON.ParseError) -> [String: JSON] {
        if take(UInt8(ascii: "}")) { return [:] }
        var members: [String: JSON] = [:]
        while true {
            let start = offset
            guard peek == UInt8(ascii: "\"") else { throw .expected("a key in quotes", found: found, at: offset) }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw .expected("':'", found: found, at: offset) }
            skipSpace()
            let value = try value()
            if members.updateValue(value, forKey: key) != nil, limits.duplicateKeys == .refused {
                throw .duplicateKey(key, at: start)
            }
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw .expected("',' or '}'", found: found, at: offset) }
            skipSpace()
        }
    }

    mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.ParseError) -> JSON {
        let start = offset
        for byte in "\(word)".utf8 {
            guard take(byte) else { throw .expected("'\(word)'", found: found, at: start) }
        }
        return value
    }
}

extension JSONParser {
    var peek: UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// What stands at the current byte, in words.
    var found: String {
        guard let byte = peek else { return "the end of the text" }
        if byte < 0x20 || byte == 0x7F { return JSON.codePoint(byte) }
        let scalar = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
        return "'\(scalar.map(String.init) ?? "")'"
    }
}
