import Glibc
import Synchronization

/// Lines of a file or a pipe. A line is an utterance, whatever bytes it holds: wrong UTF-8 is repaired.
public final class LineReader: LineSource {
    /// Bytes of a line; what a longer one has beyond them is dropped.
    public static let longestLine = 1 << 20

    private let descriptor: Int32
    private let unread = Mutex(Unread())

    /// The descriptor stays the caller's.
    public init(_ descriptor: Int32 = 0) {
        self.descriptor = descriptor
    }

    public func line(prompt: String, completer: @escaping Completer) async -> Line {
        await BlockingThread.run { self.next() } ?? .end
    }

    func next() -> Line {
        unread.withLock { unread in
            while true {
                if let line = unread.takeLine() { return .text(line) }
                guard let bytes = read() else { return unread.takeRest().map(Line.text) ?? .end }
                unread.append(bytes)
            }
        }
    }

    /// Nil at the end, and when the descriptor cannot be read.
    private func read() -> [UInt8]? {
        while true {
            var result = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                result = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                count = max(0, result)
            }
            if result > 0 { return bytes }
            guard result < 0, errno == EINTR else { return nil }
        }
    }
}

/// Bytes that came and have not become a line yet.
struct Unread {
    private var bytes: [UInt8] = []
    private var start = 0
    /// Where the search for a line's end goes on.
    private var searched = 0
    private var isFirst = true
    /// The line has been too long, and goes on.
    private var isDropping = false

    mutating func append(_ more: [UInt8]) {
        bytes.removeFirst(start)
        searched -= start
        start = 0
        bytes += more
    }

    mutating func takeLine() -> String? {
        while let end = bytes[searched...].firstIndex(of: 0x0A) {
            let line = take(upTo: min(end, start + LineReader.longestLine))
            start = end + 1
            searched = start
            if let line { return line }
        }
        searched = bytes.count
        guard bytes.count - start > LineReader.longestLine else { return nil }
        let line = take(upTo: start + LineReader.longestLine)
        start = bytes.count
        isDropping = true
        return line
    }

    /// The last line, when nothing ended it.
    mutating func takeRest() -> String? {
        defer {
            start = bytes.count
            searched = start
        }
        return start < bytes.count ? take(upTo: bytes.count) : nil
    }

    /// Nil for the rest of a line that was too long.
    private mutating func take(upTo end: Int) -> String? {
        guard !isDropping else {
            isDropping = false
            return nil
        }
        var line = bytes[start..<end]
        if line.last == 0x0D { line.removeLast() }
        if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        isFirst = false
        return String(decoding: line, as: UTF8.self)
    }
}
