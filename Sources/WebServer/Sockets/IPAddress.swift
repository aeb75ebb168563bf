internal import CLinux
internal import Glibc

/// An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 is the IPv4 address.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    let isIPv4: Bool
    /// The address as a number of 128 bits, in halves; an IPv4 address is in the lower one alone.
    private let high: UInt64
    private let low: UInt64

    public static let loopback = Self(bytes: [127, 0, 0, 1])

    /// Reads the usual notations, without a port, brackets or zone.
    public init?(_ text: String) {
        guard let bytes = Self.parse(text, family: AF_INET, size: 4) ?? Self.parse(text, family: AF_INET6, size: 16)
        else { return nil }
        self.init(bytes: bytes)
    }

    private init(isIPv4: Bool, high: UInt64, low: UInt64) {
        self.isIPv4 = isIPv4
        self.high = high
        self.low = low
    }

    /// Takes four or sixteen bytes in network order.
    init(bytes: some Collection<UInt8>) {
        let high = bytes.dropLast(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = bytes.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let isMapped = bytes.count == 16 && high == 0 && low >> 32 == 0xffff
        isIPv4 = bytes.count == 4 || isMapped
        self.high = high
        self.low = isMapped ? low & 0xffff_ffff : low
    }

    var bitCount: Int { isIPv4 ? 32 : 128 }

    /// What one customer is given: an IPv4 address, or the 64 bits that begin an IPv6 address.
    public var network: IPAddress { isIPv4 ? self : IPAddress(isIPv4: false, high: high, low: 0) }

    /// In network order.
    var bytes: [UInt8] {
        stride(from: bitCount - 8, through: 0, by: -8).map { shift in
            UInt8(truncatingIfNeeded: shift < 64 ? low >> UInt64(shift) : high >> UInt64(shift - 64))
        }
    }

    /// Whether the first `count` bits are the other's.
    func shares(first count: Int, with other: IPAddress) -> Bool {
        guard isIPv4 == other.isIPv4 else { return false }
        let free = bitCount - count
        guard free < 64 else { return (high ^ other.high) >> UInt64(free - 64) == 0 }
        return high == other.high && (low ^ other.low) >> UInt64(free) == 0
    }

    public var description: String {
        if isIPv4 { return bytes.map(String.init).joined(separator: ".") }
        let text = unsafe [CChar](unsafeUninitializedCapacity: Int(INET6_ADDRSTRLEN)) { buffer, count in
            let written = unsafe inet_ntop(AF_INET6, bytes, buffer.baseAddress, socklen_t(buffer.count))
            count = unsafe written.map { unsafe strlen($0) } ?? 0
        }
        return String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func parse(_ text: String, family: Int32, size: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: size)
        return unsafe inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
