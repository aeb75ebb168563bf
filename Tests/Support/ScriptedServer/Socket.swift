import Glibc

public struct SocketError: Error {
    public let call: String
    public let code: Int32
}

/// A TCP socket with a bound on every wait, closed when dropped.
final class Socket: Sendable {
    private static let patience = 10_000

    let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    static func listening() throws -> (Socket, UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SocketError(call: "socket", code: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutableBytes(of: &address) { bytes in
            guard let plain = unsafe bytes.assumingMemoryBound(to: sockaddr.self).baseAddress else { return false }
            return unsafe bind(descriptor, plain, length) == 0 && listen(descriptor, 512) == 0
                && getsockname(descriptor, plain, &length) == 0
        }
        guard isBound else {
            let code = errno
            close(descriptor)
            throw SocketError(call: "bind", code: code)
        }
        return (Socket(descriptor), UInt16(bigEndian: address.sin_port))
    }

    func accept() -> Socket? {
        var accepted: Int32
        repeat {
            accepted = Glibc.accept(descriptor, nil, nil)
        } while accepted < 0 && (errno == EINTR || errno == ECONNABORTED)
        guard accepted >= 0 else { return nil }
        var on: Int32 = 1
        unsafe setsockopt(accepted, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        return Socket(accepted)
    }

    enum Arrival {
        case bytes([UInt8])
        case end(ScriptedServer.Ending)
        case nothing
    }

    /// False when nothing came for a long while.
    func isReadable() -> Bool {
        isReady(for: POLLIN, within: Self.patience)
    }

    func receive() -> Arrival {
        guard isReadable() else { return .nothing }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 { return .bytes(Array(buffer[..<count])) }
        return .end(count == 0 ? .closed : .reset)
    }

    /// Calls `blocked` when the other side takes nothing for a while; returns how that side left, if it did.
    func send(_ bytes: [UInt8], blocked: () -> Void) -> ScriptedServer.Ending? {
        var rest = bytes[...]
        var hasToldBlocked = false
        while !rest.isEmpty {
            if !isReady(for: POLLOUT, within: 200) {
                if hasToldBlocked, !isReady(for: POLLOUT, within: Self.patience) { return .reset }
                if !hasToldBlocked { blocked() }
                hasToldBlocked = true
                continue
            }
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                rest.removeFirst(count)
            } else if errno != EAGAIN {
                return errno == EPIPE ? .closed : .reset
            }
        }
        return nil
    }

    func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Makes the other side see a reset instead of an end when the socket is dropped.
    func resetWhenDropped() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private func isReady(for event: Int32, within milliseconds: Int) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        return unsafe poll(&wanted, 1, Int32(milliseconds)) == 1
    }
}
