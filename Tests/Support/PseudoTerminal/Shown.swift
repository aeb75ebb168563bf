import Glibc
import Synchronization

/// All that came out of a terminal, kept by a thread so that the program never has to wait for a reader.
final class Shown: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isOver = false
        var waiting: (words: [UInt8], continuation: CheckedContinuation<String, Never>)?

        /// What is waited for, when it has come or cannot come any more.
        mutating func satisfy() {
            guard let (words, continuation) = waiting else { return }
            let end = bytes.firstRange(of: words)?.upperBound ?? (isOver ? bytes.endIndex : nil)
            guard let end else { return }
            waiting = nil
            continuation.resume(returning: String(decoding: bytes[..<end], as: UTF8.self))
            bytes.removeFirst(end)
        }
    }

    private let state = Mutex(State())
    private let master: Int32

    init(_ master: Int32) {
        self.master = master
    }

    func next(upTo words: String) async -> String {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                state.waiting = (Array(words.utf8), continuation)
                state.satisfy()
            }
        }
    }

    func record() {
        let box = unsafe Unmanaged.passRetained(self).toOpaque()
        var thread = pthread_t()
        let code = unsafe pthread_create(&thread, nil, Shown.main, box)
        precondition(code == 0, "the system gives no thread")
        pthread_detach(thread)
    }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { box in
        if let box = unsafe box { unsafe Unmanaged<Shown>.fromOpaque(box).takeRetainedValue().run() }
        return nil
    }

    private func run() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe read(master, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            state.withLock { state in
                if count > 0 { state.bytes += buffer[..<count] } else { state.isOver = true }
                state.satisfy()
            }
            guard count > 0 else { break }
        }
        close(master)
    }
}
