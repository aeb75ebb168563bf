/// Where a page comes from, as browsers write it: `https://crm.example:8443`.
public struct WebOrigin: Hashable, Sendable, CustomStringConvertible {
    /// In lower case, without a path; nothing in it can end a directive of a policy.
    public let description: String

    /// Nil for what is no origin: another scheme, a path, a wildcard, spaces.
    public init?(_ text: String) {
        let text = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
        let authority = text.dropFirst(scheme.count)
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, host.utf8.allSatisfy(Self.isOfHost) else { return nil }
        if parts.count > 1 {
            guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), UInt16(parts[1]) ?? 0 > 0 else {
                return nil
            }
        }
        description = text
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
