/// Base64 as tokens write it (RFC 4648, section 5, without padding).
enum Base64URL {
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        var held = 0
        var bits = 0
        for byte in bytes {
            held = held << 8 | Int(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[held >> bits & 63])
            }
        }
        if bits > 0 { text.append(alphabet[held << (6 - bits) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for anything that `encode` does not write, so that a token has one spelling.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var held = 0
        var bits = 0
        for letter in text.utf8 {
            guard let value = values[letter] else { return nil }
            held = (held << 6 | value) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            }
        }
        guard bits < 6, held & (1 << bits - 1) == 0 else { return nil }
        return bytes
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })
}
