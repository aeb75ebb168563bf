/// Addresses that share a prefix, as `10.0.0.0/8` writes them; a single address is a range too.
public struct AddressRange: Hashable, Sendable {
    private let base: IPAddress
    private let prefix: Int

    public init?(_ text: String) {
        let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let base = IPAddress(String(halves[0])) else { return nil }
        let bits = base.bitCount
        guard halves.count == 1 || halves[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard let prefix = halves.count == 1 ? bits : Int(halves[1]), prefix <= bits else { return nil }
        self.base = base
        self.prefix = prefix
    }

    public func contains(_ address: IPAddress) -> Bool {
        address.shares(first: prefix, with: base)
    }
}
