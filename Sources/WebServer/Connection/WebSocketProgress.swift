/// How far an upgraded connection is; one connection owns it, and it is changed in place.
final class WebSocketProgress {
    let limits: WebSocketLimits
    var decoder: FrameDecoder
    private var pongs: [UInt8] = []
    var lastFrame: Duration
    /// When the message at hand began.
    var messageSince: Duration?
    var hasPinged = false
    /// Whether what the peer sends has no meaning any more: it has closed, or broken a rule.
    var isDeaf = false
    /// Whether our close frame is queued or sent.
    var isCloseQueued = false
    var closeEnd: Duration?

    init(limits: WebSocketLimits, now: Duration) {
        self.limits = limits
        decoder = FrameDecoder(messageLimit: limits.messageBytes)
        lastFrame = now
    }

    /// Whether there is nothing left to do once the queue is empty.
    var isDone: Bool { isCloseQueued && isDeaf }

    /// A peer that pings and does not read is owed an answer to its newest ping only.
    func answer(ping: [UInt8]) {
        let pong = FrameEncoder.pong(ping)
        pongs = pongs.count + pong.count <= Self.pongLimit ? pongs + pong : pong
    }

    /// The answers to pings; none after our close frame.
    func takePongs() -> [UInt8]? {
        defer { pongs = [] }
        return isCloseQueued || pongs.isEmpty ? nil : pongs
    }

    private static let pongLimit = 2_048
}
