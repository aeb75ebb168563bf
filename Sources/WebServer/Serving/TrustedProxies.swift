/// The proxies whose word about the client counts, and the header in which they give it.
public struct TrustedProxies: Hashable, Sendable {
    /// A proxy overwrites the header it knows and passes on the other one as the client forged it: name the right one.
    public enum Header: Hashable, Sendable {
        /// `Forwarded` of RFC 7239.
        case forwarded
        /// `X-Forwarded-For` and `X-Forwarded-Proto`.
        case xForwarded
    }

    public var ranges: [AddressRange]
    public var header: Header

    public init(_ ranges: [AddressRange], header: Header = .xForwarded) {
        self.ranges = ranges
        self.header = header
    }

    /// Follows the proxies' words back from the peer, as far as each hop is trusted.
    func client(of fields: HTTPFields, peer: IPAddress, isSecure: Bool) -> Client {
        var client = Client(address: peer, isSecure: isSecure)
        for hop in hops(fields).reversed() where isTrusted(client.address) {
            guard let address = hop.address else { break }
            client = Client(address: address, isSecure: hop.isSecure ?? client.isSecure)
        }
        return client
    }

    private func isTrusted(_ address: IPAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    private func hops(_ fields: HTTPFields) -> [ForwardedHop] {
        switch header {
        case .forwarded: fields.list("forwarded").map(ForwardedHop.init(forwarded:))
        case .xForwarded: ForwardedHop.hops(xForwarded: fields)
        }
    }
}
