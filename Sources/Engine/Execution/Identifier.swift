/// Identifiers of our own: UUIDs of version 7 (RFC 9562), which sort by the time at which they were made.
package enum Identifier {
    /// - Parameter now: Seconds since 1970.
    package static func make(at now: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        let milliseconds = UInt64(max(0, now)) * 1000 + UInt64.random(in: 0..<1000, using: &generator)
        let high = (milliseconds << 16) | 0x7000 | UInt64.random(in: 0..<0x1000, using: &generator)
        let low = 0x8000_0000_0000_0000 | (UInt64.random(in: .min ... .max, using: &generator) >> 2)
        let digits = hexadecimal(high) + hexadecimal(low)
        let cuts = [0, 8, 12, 16, 20, 32]
        let scalars = Array(digits)
        return zip(cuts, cuts.dropFirst()).map { String(scalars[$0..<$1]) }.joined(separator: "-")
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
