extension JSONParser {
    mutating func string() throws(JSON.ParseError) -> String {
        let start = offset
        offset += 1
        skipVerbatim()
        if take(UInt8(ascii: "\"")) {
            return String(decoding: bytes[start + 1..<offset - 1], as: UTF8.self)
        }
        var text = Array(bytes[start + 1..<offset])
        while true {
            let verbatim = offset
            skipVerbatim()
            text += bytes[verbatim..<offset]
            switch peek {
            case nil: throw .unclosedString(at: start)
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += String(try escape()).utf8
            case .some(let byte): throw .controlCharacter(byte, at: offset)
            }
        }
    }

    private mutating func skipVerbatim() {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
            offset += 1
        }
    }

    private mutating func escape() throws(JSON.ParseError) -> Unicode.Scalar {
        let start = offset
        offset += 1
        guard let byte = peek else { throw .expected("an escape", found: found, at: offset) }
        let scalar: Unicode.Scalar
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(byte)
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw .unknownEscape(found, at: offset)
        }
        offset += 1
        return scalar
    }

    private mutating func unicodeEscape(from start: Int) throws(JSON.ParseError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), peek == UInt8(ascii: "\\"), offset + 1 < bytes.count,
            bytes[offset + 1] == UInt8(ascii: "u")
        else { throw .loneSurrogate(at: start) }
        offset += 1
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw .loneSurrogate(at: start) }
        return scalar
    }

    /// Reads `u` and its four digits.
    private mutating func codeUnit() throws(JSON.ParseError) -> UInt32 {
        offset += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw .expected("four hexadecimal digits", found: found, at: offset)
            }
            unit = unit << 4 | UInt32(digit)
            offset += 1
        }
        return unit
    }

    mutating func number() throws(JSON.ParseError) -> JSON {
        let start = offset
        let isNegative = take(UInt8(ascii: "-"))
        let firstDigit = offset
        var magnitude: Int? = 0
        while let byte = peek, isDigit(byte) {
            magnitude = magnitude?.appending(digit: Int(byte - UInt8(ascii: "0")), isNegative: isNegative)
            offset += 1
        }
        if offset == firstDigit { throw .expected("a digit", found: found, at: offset) }
        if offset > firstDigit + 1, bytes[firstDigit] == UInt8(ascii: "0") { throw .leadingZero(at: firstDigit) }

        let endOfInteger = offset
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            try digits()
        }
        if offset == endOfInteger, let magnitude { return .integer(magnitude) }
        guard let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)), value.isFinite else {
            throw .numberTooLarge(at: start)
        }
        return .double(value)
    }

    private mutating func digits() throws(JSON.ParseError) {
        let start = offset
        while let byte = peek, isDigit(byte) { offset += 1 }
        if offset == start { throw .expected("a digit", found: found, at: offset) }
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }
}

extension Int {
    /// The number with one more decimal digit, counted downwards when negative so that `Int.min` is reached; nil beyond.
    fileprivate func appending(digit: Int, isNegative: Bool) -> Int? {
        let (product, overflows) = multipliedReportingOverflow(by: 10)
        if overflows { return nil }
        let (sum, exceeds) =
            isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
        return exceeds ? nil : sum
    }
}
