import Synchronization

/// A streamed answer between the curl thread, which fills it, and the task that reads it.
final class Channel: Sendable {
    typealias Head = Result<HTTPClient.Response<Void>, HTTPFailure>
    typealias Chunk = Result<[UInt8]?, HTTPFailure>

    /// Bytes that may wait for their reader before the transfer is paused; one chunk of libcurl's may exceed it.
    static let capacity = 256 << 10

    private struct State {
        var head: CheckedContinuation<Head, Never>?
        var reader: CheckedContinuation<Chunk, Never>?
        var buffer: [UInt8] = []
        var isPaused = false
        var end: Chunk?
    }

    private let state = Mutex(State())

    func expectHead(_ continuation: CheckedContinuation<Head, Never>) {
        state.withLock { $0.head = continuation }
    }

    func answer(with response: HTTPClient.Response<Void>) {
        state.withLock { $0.head.take() }?.resume(returning: .success(response))
    }

    /// False, and nothing taken, when too much waits already.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let (reader, isTaken) = state.withLock { state in
            if let reader = state.reader.take() { return (Optional(reader), true) }
            state.isPaused = state.buffer.count >= Self.capacity
            if !state.isPaused { unsafe state.buffer.append(contentsOf: bytes) }
            return (nil, !state.isPaused)
        }
        unsafe reader?.resume(returning: .success(Array(bytes)))
        return isTaken
    }

    func end(_ failure: HTTPFailure?) {
        let (head, reader) = state.withLock { state in
            state.end = failure.map { .failure($0) } ?? .success(nil)
            if case .cancelled? = failure { state.buffer = [] }
            return (state.head.take(), state.reader.take())
        }
        if let failure { head?.resume(returning: .failure(failure)) }
        reader?.resume(returning: failure.map { .failure($0) } ?? .success(nil))
    }

    /// All that waits, or what comes next; `drained` is called when the transfer may go on.
    func next(drained: () -> Void) async -> Chunk {
        await withCheckedContinuation { continuation in
            let (chunk, wasPaused): (Chunk?, Bool) = state.withLock { state in
                if !state.buffer.isEmpty {
                    defer {
                        state.buffer = []
                        state.isPaused = false
                    }
                    return (.success(state.buffer), state.isPaused)
                }
                if let end = state.end { return (end, false) }
                precondition(state.reader == nil, "a stream has one reader at a time")
                state.reader = continuation
                return (nil, false)
            }
            if wasPaused { drained() }
            if let chunk { continuation.resume(returning: chunk) }
        }
    }
}
