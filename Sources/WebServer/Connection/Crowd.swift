/// Counts the connections of each address, so that nobody takes all there are; of IPv6, an address is a network of /64.
struct Crowd {
    private let limit: Int?
    private let exempt: [AddressRange]
    private var counts: [IPAddress: Int] = [:]

    init(limit: Int?, exempt: [AddressRange]) {
        self.limit = limit
        self.exempt = exempt
    }

    /// Counts one more from there; false when there are enough.
    mutating func admit(_ address: IPAddress) -> Bool {
        guard let limit, !isExempt(address) else { return true }
        let count = counts[address.network, default: 0]
        guard count < limit else { return false }
        counts[address.network] = count + 1
        return true
    }

    /// Takes back what `admit` has counted.
    mutating func leave(_ address: IPAddress) {
        guard limit != nil, !isExempt(address), let count = counts[address.network] else { return }
        counts[address.network] = count > 1 ? count - 1 : nil
    }

    private func isExempt(_ address: IPAddress) -> Bool {
        exempt.contains { $0.contains(address) }
    }
}
