internal import JSON
internal import Limits
internal import Synchronization
internal import WebServer

/// One WebSocket of a session, as the room and the server see it.
final class ChatSocket: Sendable {
    struct State {
        var author: Author
        var client: String?
        /// Durable frames up to here have been sent.
        var position = Int.max
        var strikes = 0
        var trips: [Double] = []
        var bucket: TokenBucket
        var pingAt: Double
        var hasWarned = false
        /// It could not take what was sent.
        var wasSlow = false
        /// It asked for answers in pieces.
        var takesPieces = false
    }

    /// Seconds between two pings of ours.
    static let heartbeat = 25

    let id: String
    let session: String
    /// The original envelope alone: no resume, no echoes.
    let isBasic: Bool
    let opened: Double
    private let socket: WebSocket
    private let state: Mutex<State>

    init(
        _ socket: WebSocket,
        id: String,
        session: String,
        isBasic: Bool,
        author: Author,
        rate: Rate,
        at now: Double
    ) {
        self.socket = socket
        self.id = id
        self.session = session
        self.isBasic = isBasic
        opened = now
        let jitter = Double.random(in: 0.9...1.1)
        state = Mutex(
            State(
                author: author,
                bucket: TokenBucket(rate, at: now),
                pingAt: now + Double(Self.heartbeat) * jitter
            )
        )
    }

    var isOpen: Bool { socket.ending == nil }
    var wasSlow: Bool { state.withLock { $0.wasSlow } }
    var takesPieces: Bool { state.withLock { $0.takesPieces } }
    var client: String? { state.withLock { $0.client } }
    var author: Author { state.withLock { $0.author } }

    func with<Result: Sendable>(_ body: (inout State) -> sending Result) -> Result {
        state.withLock { body(&$0) }
    }

    func resumed(_ resume: ClientFrame.Resume) {
        state.withLock { state in
            state.client = resume.client
            state.takesPieces = resume.takesPieces
            state.author.timeZone = resume.timeZone
            state.author.isChinese = resume.isChinese ?? state.author.isChinese
            state.position = resume.seq
        }
    }

    /// Frames behind this position are sent from now on.
    func begin(at position: Int) {
        state.withLock { $0.position = position }
    }

    func send(_ frame: ServerFrame) {
        deliver(FrameText(frame))
    }

    /// Sends a durable frame once, in order; of what passes, nothing that the peer has no room for.
    ///
    /// - Returns: Whether the frame was left out for want of room.
    @discardableResult
    func deliver(_ frame: FrameText) -> Bool {
        if isBasic, frame.isEcho || frame.isOfProtocol { return false }
        if frame.isPiece, !takesPieces { return false }
        guard let seq = frame.seq else {
            guard socket.send(text: isBasic ? frame.basic : frame.full) == .overflow else { return false }
            if frame.passing == nil { close(.slow) }
            return frame.passing != nil
        }
        if isNew(seq), socket.send(text: isBasic ? frame.basic : frame.full) == .overflow { close(.slow) }
        return false
    }

    /// Sends a durable frame that was missed as soon as the peer has room for it; false when the socket is closed.
    func replay(_ frame: FrameText, at seq: Int) async -> Bool {
        guard isNew(seq) else { return isOpen }
        return await socket.sendWhenRoom(.text(frame.full))
    }

    private func isNew(_ seq: Int) -> Bool {
        state.withLock { state in
            guard seq > state.position else { return false }
            state.position = seq
            return true
        }
    }

    func close(_ code: ClosingCode) {
        if code == .slow { state.withLock { $0.wasSlow = true } }
        socket.close(code.code, discardingQueue: code == .slow)
    }

    func close(_ code: CloseCode) {
        socket.close(code)
    }
}

/// A frame's text, made once for all sockets that get it.
final class FrameText: Sendable {
    let seq: Int?
    /// A user's own words coming back.
    let isEcho: Bool
    /// A status that only clients of the whole protocol know.
    let isOfProtocol: Bool
    /// What it is when nobody misses it.
    let passing: String?
    let isPiece: Bool
    let full: String
    let basic: String

    init(_ frame: ServerFrame) {
        seq = frame.seq
        isEcho = frame.kind == .message
        let action = frame.kind == .status ? frame.data["action"]?.stringValue : nil
        isOfProtocol = action != nil && action != "typing"
        isPiece = frame.stream != nil
        let mayVanish = ["typing", "progress", "ping", "read"].contains(action)
        passing = isPiece ? "delta" : mayVanish ? action : nil
        full = frame.json.serialized()
        basic = frame.basic.serialized()
    }
}
