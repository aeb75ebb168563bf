import Glibc

@testable import WebServer

/// A socket that sends and reads whatever a test wants; it blocks on a thread of its own, never on Swift's threads.
actor RawClient {
    enum Failure: Error {
        case cannotConnect(Int32)
        /// Nothing came for so long that nothing will.
        case silence(after: [UInt8])
        case ended(after: [UInt8])
    }

    private let thread: ThreadExecutor
    private let socket: Descriptor
    private var buffer: [UInt8] = []
    private var tls: TLSClientSession?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    /// A small receive buffer makes a reader that is easy to overwhelm.
    init(_ address: SocketAddress, receiveBuffer: Int32? = nil) throws {
        thread = try ThreadExecutor.start()
        guard let socket = Descriptor(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)) else {
            throw Failure.cannotConnect(errno)
        }
        self.socket = socket
        if var size = receiveBuffer {
            unsafe setsockopt(self.socket.number, SOL_SOCKET, SO_RCVBUF, &size, 4)
        }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        unsafe setsockopt(self.socket.number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        unsafe setsockopt(self.socket.number, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let number = self.socket.number
        let result = unsafe address.withKernelForm { unsafe connect(number, $0, $1) }
        guard result == 0 else { throw Failure.cannotConnect(errno) }
    }

    deinit {
        thread.stop()
    }

    func send(_ text: String) {
        send(Array(text.utf8))
    }

    /// Sends all of it, as far as the server still listens.
    func send(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = tls?.write(Array(bytes[start...])) ?? write(bytes[start...])
            guard count > 0 else { return }
            start += count
        }
    }

    /// Shakes hands for TLS; what follows is encrypted.
    func secure(offering protocols: [String] = [], newest version: Int32 = 0) throws {
        tls = try TLSClientSession(on: socket.number, offering: protocols, newest: version)
    }

    /// Exactly so many bytes.
    func read(_ count: Int) throws -> [UInt8] {
        while buffer.count < count { try fill() }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    /// All up to and including `end`.
    func read(through end: String) throws -> String {
        let end = Array(end.utf8)
        while true {
            if let start = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) {
                return String(decoding: try read(start + end.count), as: UTF8.self)
            }
            try fill()
        }
    }

    /// All that comes until the server closes.
    func readToEnd() throws -> [UInt8] {
        do {
            while true { try fill() }
        } catch Failure.ended {
            defer { buffer = [] }
            return buffer
        }
    }

    func endWriting() {
        shutdown(socket.number, Int32(SHUT_WR))
    }

    /// Makes closing a reset.
    func resetOnClose() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(socket.number, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    private func write(_ bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.withUnsafeBytes { part in
            unsafe Glibc.send(socket.number, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
        }
    }

    private func fill() throws {
        var part = [UInt8](repeating: 0, count: 64 << 10)
        let count = unsafe tls?.read(into: &part) ?? recv(socket.number, &part, part.count, 0)
        if count > 0 {
            buffer += part[..<count]
        } else if count < 0, errno == EAGAIN {
            throw Failure.silence(after: buffer)
        } else {
            throw Failure.ended(after: buffer)
        }
    }
}
