/// What a connection's task has given the loop to send, and how much of that is still on its way.
struct Outbound {
    enum Admission: Hashable, Sendable {
        /// Taken; the loop has to be told when nobody has told it yet.
        case queued(mustTell: Bool)
        case overflow
        case closed
    }

    private var frameLimit = Int.max
    private var byteLimit = 256 << 10
    private var pending = SendQueue()
    private var bytesInFlight = 0
    private var framesInFlight = 0
    /// Whether the loop was told and will look: true until it has found nothing.
    private var isLoopTold = false
    private(set) var isClosed = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    var bytes: Int { pending.bytes + bytesInFlight }
    var frames: Int { pending.frames + framesInFlight }

    /// Whether there is room enough to go on without fear of an overflow.
    var hasRoom: Bool { isClosed || bytes <= byteLimit / 2 && frames <= frameLimit / 2 }

    mutating func limit(frames: Int, bytes: Int) {
        frameLimit = frames
        byteLimit = bytes
    }

    mutating func send(_ message: WebSocketMessage) -> Admission {
        guard !isClosed else { return .closed }
        let size = message.byteCount
        guard frames < frameLimit, bytes + size + FrameEncoder.headerSize(size) <= byteLimit else { return .overflow }
        pending.append(message)
        return .queued(mustTell: tell())
    }

    /// Queues bytes that are no message, over the limit too: parts of HTTP responses, which wait for room themselves.
    mutating func put(_ bytes: [UInt8]) -> Admission {
        guard !isClosed else { return .closed }
        pending.append(bytes)
        return .queued(mustTell: tell())
    }

    /// Queues the last frame; nil when the queue was closed before.
    mutating func close(with frame: [UInt8], discardingQueue: Bool) -> [CheckedContinuation<Void, Never>]? {
        guard !isClosed else { return nil }
        if discardingQueue { pending = SendQueue() }
        pending.append(frame, frames: 1)
        return end()
    }

    /// Refuses what comes from now on.
    mutating func end() -> [CheckedContinuation<Void, Never>] {
        isClosed = true
        defer { waiters = [] }
        return waiters
    }

    /// Hands over the next part; nil when there is none, and from then on the loop must be told again.
    mutating func takePart() -> SendQueue? {
        guard !pending.isEmpty else {
            isLoopTold = false
            return nil
        }
        let part = pending.takePart(enough: Self.part)
        bytesInFlight += part.bytes
        framesInFlight += part.frames
        return part
    }

    /// Notes what the peer's socket took; answers who waited for that.
    mutating func sent(bytes: Int, frames: Int) -> [CheckedContinuation<Void, Never>] {
        bytesInFlight -= bytes
        framesInFlight -= frames
        guard hasRoom, !waiters.isEmpty else { return [] }
        defer { waiters = [] }
        return waiters
    }

    /// False when there is room already.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
        guard !hasRoom else { return false }
        waiters.append(continuation)
        return true
    }

    private mutating func tell() -> Bool {
        defer { isLoopTold = true }
        return !isLoopTold
    }

    /// What is handed over can no longer be discarded, so it is not much.
    private static let part = 64 << 10
}
