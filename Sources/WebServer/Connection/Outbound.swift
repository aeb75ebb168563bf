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

    /// Whether so many bytes may be added; more than the limit only to an empty queue.
    func hasRoom(for size: Int) -> Bool {
        bytes == 0 || bytes + size <= byteLimit && frames < frameLimit
    }

    mutating func limit(frames: Int, bytes: Int) {
        frameLimit = frames
        byteLimit = bytes
    }

    mutating func send(_ message: WebSocketMessage) -> Admission {
        guard !isClosed else { return .closed }
        guard hasRoom(for: FrameEncoder.size(of: message)) else { return .overflow }
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
        return takeWaiters()
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
    mutating func sent(bytes sentBytes: Int, frames sentFrames: Int) -> [CheckedContinuation<Void, Never>] {
        bytesInFlight -= sentBytes
        framesInFlight -= sentFrames
        guard bytes <= byteLimit / 2, frames <= frameLimit / 2 else { return [] }
        return takeWaiters()
    }

    /// Leaves the task to wait until much has gone; false when there is room for so many bytes already.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>, forRoom size: Int) -> Bool {
        guard !isClosed, !hasRoom(for: size) else { return false }
        waiters.append(continuation)
        return true
    }

    mutating func takeWaiters() -> [CheckedContinuation<Void, Never>] {
        defer { waiters = [] }
        return waiters
    }

    private mutating func tell() -> Bool {
        defer { isLoopTold = true }
        return !isLoopTold
    }

    /// What is handed over can no longer be discarded, so it is not much.
    private static let part = 64 << 10
}
