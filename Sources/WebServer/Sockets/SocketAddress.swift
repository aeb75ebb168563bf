internal import CLinux
internal import Glibc

/// Where a socket listens or comes from.
public struct SocketAddress: Hashable, Sendable, CustomStringConvertible {
    public let address: IPAddress
    public let port: UInt16

    public init(_ address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    public var description: String {
        address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
    }

    /// Nil for a family that is not the Internet's.
    init?(_ storage: sockaddr_storage) {
        var storage = storage
        switch Int32(storage.ss_family) {
        case AF_INET:
            let bytes = Self.bytes(of: &storage)
            address = IPAddress(bytes: Array(bytes[4..<8]))
            port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        case AF_INET6:
            let bytes = Self.bytes(of: &storage)
            address = IPAddress(bytes: Array(bytes[8..<24]))
            port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        default:
            return nil
        }
    }

    /// Lends the address to a call in the form that the kernel takes.
    func withKernelForm<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var storage = sockaddr_storage()
        let size: Int
        if address.isIPv4 {
            storage.ss_family = sa_family_t(AF_INET)
            size = MemoryLayout<sockaddr_in>.size
        } else {
            storage.ss_family = sa_family_t(AF_INET6)
            size = MemoryLayout<sockaddr_in6>.size
        }
        unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            unsafe bytes[2] = UInt8(port >> 8)
            unsafe bytes[3] = UInt8(truncatingIfNeeded: port)
            for (index, byte) in address.bytes.enumerated() {
                unsafe bytes[(address.isIPv4 ? 4 : 8) + index] = byte
            }
        }
        return unsafe withUnsafePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, socklen_t(size)) }
        }
    }

    private static func bytes(of storage: inout sockaddr_storage) -> [UInt8] {
        unsafe withUnsafeBytes(of: &storage) { unsafe Array($0.prefix(28)) }
    }
}
