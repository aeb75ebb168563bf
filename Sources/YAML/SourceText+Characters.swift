import Diagnostics

extension SourceText {
    /// The first thing that keeps the bytes from being YAML text at all.
    func unreadableCharacter() -> Diagnostic? {
        let bytes = bytes
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return .wrongEncoding("UTF-16", at: range(0..<2))
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            return .invalidUTF8(bytes[error.byteOffsets.lowerBound], at: range(error.byteOffsets))
        }
        for (offset, byte) in bytes.enumerated()
        where byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF {
            if let mistake = forbiddenCharacter(byte, at: offset) { return mistake }
        }
        return tagDirective()
    }

    /// What YAML forbids to occur in a file: control characters, and what is no character.
    private func forbiddenCharacter(_ first: UInt8, at offset: Int) -> Diagnostic? {
        switch first {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
        case 0x00: return .nulCharacter(at: range(offset..<offset + 1))
        case 0x01..<0x20, 0x7F: return .controlCharacter(first, at: range(offset..<offset + 1))
        // libyaml breaks lines here, as YAML 1.1 did; editors do not, and YAML 1.2 does not.
        case 0xC2 where bytes[offset + 1] == 0x85: return .lineSeparator("U+0085", at: range(offset..<offset + 2))
        case 0xE2 where bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9):
            let name = bytes[offset + 2] == 0xA8 ? "U+2028" : "U+2029"
            return .lineSeparator(name, at: range(offset..<offset + 3))
        case 0xC2 where (0x80..<0xA0).contains(bytes[offset + 1]):
            return .controlCharacter(bytes[offset + 1], at: range(offset..<offset + 2))
        case 0xEF where offset > 0 && bytes[offset...].starts(with: Self.byteOrderMark):
            return .strayByteOrderMark(at: range(offset..<offset + 3))
        case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
            return .noCharacter(at: range(offset..<offset + 3))
        default: return nil
        }
    }

    /// libyaml compares each `%TAG` with all before it, which makes many of them slow; tags are refused anyway.
    private func tagDirective() -> Diagnostic? {
        let directive = Array("%TAG".utf8)
        guard let percent = bytes.firstIndex(of: directive[0]) else { return nil }
        for offset in bytes.indices[percent...]
        where bytes[offset] == directive[0] && bytes[offset...].starts(with: directive) {
            let range = range(offset..<offset + directive.count)
            if range.start.column == 1 { return .directive("%TAG", at: range) }
        }
        return nil
    }
}
