/// How far an upgraded connection is.
struct WebSocketProgress {
    let limits: WebSocketLimits
    var decoder: FrameDecoder
    /// What the newest ping asked to be sent back; older ones need no answer.
    var ping: [UInt8]?
    var lastFrame: Duration
    /// When the message at hand began.
    var messageSince: Duration?
    var hasPinged = false
    var hasPeerClosed = false
    var hasFailed = false
    /// Whether our close frame is queued or sent.
    var isCloseQueued = false
    var closeEnd: Duration?

    init(limits: WebSocketLimits, now: Duration) {
        self.limits = limits
        decoder = FrameDecoder(messageLimit: limits.messageBytes)
        lastFrame = now
    }

    /// Whether what the peer sends has no meaning any more.
    var isDeaf: Bool { hasPeerClosed || hasFailed }
    /// Whether there is nothing left to do once the queue is empty.
    var isDone: Bool { isCloseQueued && isDeaf }

    mutating func takePong() -> [UInt8]? {
        guard !isCloseQueued else { return nil }
        return ping.take().map(FrameEncoder.pong)
    }
}
