/// How far a connection is with the request at hand.
struct HTTPProgress {
    var decoder: RequestDecoder
    /// What came behind the request that is being answered.
    var pipelined: [UInt8] = []
    /// Whether a request was handed to the task and its response is not out yet.
    var isAnswering = false
    var hasBody = false
    /// Whether the request at hand has arrived to its end.
    var isRequestWhole = true
    /// Whether the rest of a body is dropped, because it broke a rule or came too late.
    var hasBodyFailed = false
    /// The response is queued; afterwards the connection lives on or not.
    var keepsAlive: Bool?
    var number = 0
    /// When the wait for the next request began.
    var idleSince: Duration
    /// When the first byte of the request at hand came; a new connection owes its first request at once.
    var headSince: Duration?
    var bodySince: Duration?

    init(limits: HTTPLimits, now: Duration) {
        decoder = RequestDecoder(limits: limits)
        idleSince = now
        headSince = now
    }

    var isIdle: Bool { !isAnswering && decoder.isIdle && pipelined.isEmpty }
    var isResponseQueued: Bool { keepsAlive != nil }
    /// Whether a response can still be sent to a peer that sends no more.
    var mayAnswer: Bool { isAnswering && isRequestWhole }
    /// Whether the next request has begun to arrive and must wait for its turn.
    var holdsNextRequest: Bool { isAnswering && isRequestWhole && !pipelined.isEmpty }
}
