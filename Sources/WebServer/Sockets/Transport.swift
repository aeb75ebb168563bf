internal import CLinux
internal import Glibc

/// What carries a connection's bytes: the socket itself, or TLS over it.
enum Transport {
    enum Outcome: Hashable {
        case moved(Int)
        /// Nothing can be done until the socket is ready for this.
        case blocked(on: Epoll.Interest)
        /// The peer will send no more; only reading tells.
        case ended
        case broken
    }

    case plain
    case tls(TLSSession)

    func read(_ socket: borrowing Descriptor, into buffer: inout [UInt8]) -> Outcome {
        switch self {
        case .plain:
            let count = unsafe recv(socket.number, &buffer, buffer.count, 0)
            if count > 0 { return .moved(count) }
            if count == 0 { return .ended }
            return errno == EAGAIN || errno == EINTR ? .blocked(on: .read) : .broken
        case .tls(let session):
            return session.read(into: &buffer)
        }
    }

    func write(_ socket: borrowing Descriptor, _ segment: [UInt8], from start: Int) -> Outcome {
        switch self {
        case .plain:
            let count = unsafe segment.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
                return unsafe send(socket.number, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 { return .moved(count) }
            return errno == EAGAIN || errno == EINTR ? .blocked(on: .write) : .broken
        case .tls(let session):
            return session.write(segment, from: start)
        }
    }

    /// Whether decrypted bytes wait that the socket's readiness will not announce.
    var hasUnreadBytes: Bool {
        if case .tls(let session) = self { session.hasUnreadBytes } else { false }
    }

    /// Tells the peer that nothing more will be sent.
    func endWriting(_ socket: borrowing Descriptor) {
        if case .tls(let session) = self { session.sayGoodbye() }
        shutdown(socket.number, Int32(SHUT_WR))
    }
}
