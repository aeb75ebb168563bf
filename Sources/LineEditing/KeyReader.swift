import Glibc

/// Characters typed at a terminal, with the process's signals among them.
@safe
final class KeyReader {
    enum Key: Equatable {
        case character(Unicode.Scalar)
        case signal(Int32)
        case end
    }

    private let descriptor: Int32
    private let signals: SignalPipe
    private var bytes: [UInt8] = []
    private var start = 0

    init(descriptor: Int32, signals: SignalPipe) {
        self.descriptor = descriptor
        self.signals = signals
    }

    func next() -> Key {
        while start == bytes.count {
            if let signal = signals.take() { return .signal(signal) }
            var sources = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), signals.source]
            let ready = unsafe poll(&sources, nfds_t(sources.count), -1)
            if ready < 0 {
                guard errno == EINTR else { return .end }
                continue
            }
            if sources[0].revents != 0, !fill() { return .end }
        }
        return .character(takeCharacter())
    }

    /// False when there is nothing more.
    private func fill() -> Bool {
        var result = 0
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            result = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            count = max(0, result)
        }
        start = 0
        return result > 0 || (result < 0 && (errno == EINTR || errno == EAGAIN))
    }

    /// One character of UTF-8; a byte that belongs to none becomes the replacement mark.
    private func takeCharacter() -> Unicode.Scalar {
        let length = KeyReader.length(startingWith: bytes[start])
        while bytes.count - start < length, bytes[(start + 1)...].allSatisfy(KeyReader.isContinuation) {
            let rest = Array(bytes[start...])
            // The rest of a character follows its first byte at once, but may come with the next read.
            guard fill() else {
                bytes = rest
                break
            }
            bytes = rest + bytes
        }
        let end = bytes[(start + 1)...].prefix(length - 1).prefix(while: KeyReader.isContinuation).endIndex
        defer { start = end }
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }

    private static func length(startingWith byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
