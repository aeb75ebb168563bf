internal import CLinux
internal import Glibc

/// A socket that accepts connections.
final class ListeningSocket: Sendable {
    enum Accepted: ~Copyable {
        case connection(Descriptor, SocketAddress)
        case nobody
        /// Something is in the way that may pass: no descriptors are left, or no memory.
        case failed
    }

    let descriptor: Descriptor
    let address: SocketAddress

    init(on address: SocketAddress, sharesPort: Bool) throws(ServerFailure) {
        let family = address.address.isIPv4 ? AF_INET : AF_INET6
        let kind = Int32(SOCK_STREAM.rawValue) | Self.acceptedFlags
        guard let descriptor = Descriptor(socket(family, kind, 0)) else {
            throw .cannotListen(on: address, errno: errno)
        }
        Self.set(descriptor.number, SOL_SOCKET, SO_REUSEADDR, to: 1)
        if sharesPort { Self.set(descriptor.number, SOL_SOCKET, SO_REUSEPORT, to: 1) }
        if family == AF_INET6 { Self.set(descriptor.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, to: 0) }
        let isBound = unsafe address.withKernelForm { unsafe bind(descriptor.number, $0, $1) == 0 }
        guard isBound, listen(descriptor.number, 4_096) == 0 else {
            throw .cannotListen(on: address, errno: errno)
        }
        self.address = Self.localAddress(descriptor.number) ?? address
        self.descriptor = descriptor
    }

    /// Takes over a socket that another process opened.
    init(inherited number: Int32) throws(ServerFailure) {
        var isListening: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let isSocket = unsafe getsockopt(number, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0
        guard isSocket, isListening == 1, let address = Self.localAddress(number), let owned = Descriptor(number) else {
            throw .notASocket(descriptor: number)
        }
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        self.address = address
        descriptor = owned
    }

    func accept() -> Accepted {
        while true {
            var storage = sockaddr_storage()
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let number = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe accept4(descriptor.number, $0, &size, Self.acceptedFlags)
                }
            }
            if let accepted = Descriptor(number) {
                guard let peer = SocketAddress(storage) else { continue }
                Self.set(number, Int32(IPPROTO_TCP), TCP_NODELAY, to: 1)
                // What the kernel holds unsent is out of our sight: keep it small.
                Self.set(number, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, to: 128 << 10)
                return .connection(accepted, peer)
            }
            switch errno {
            case EAGAIN: return .nobody
            case EINTR, ECONNABORTED, EPROTO: continue
            default: return .failed
            }
        }
    }

    private static func localAddress(_ number: Int32) -> SocketAddress? {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(number, $0, &size) }
        }
        return result == 0 ? SocketAddress(storage) : nil
    }

    private static func set(_ number: Int32, _ level: Int32, _ option: Int32, to value: Int32) {
        var value = value
        unsafe setsockopt(number, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    private static let acceptedFlags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
}
