internal import HTTPAPI
internal import Engine
internal import Intents
internal import JSON
internal import Storage

/// A frame on its way to clients: durable when it has a place.
struct ServerFrame: Hashable, Sendable {
    enum Kind: String, Sendable {
        case message = "user_message"
        case answer = "ai_response"
        case status = "status_update"
        case failure = "error"
    }

    let kind: Kind
    let session: String
    /// Seconds since 1970.
    let time: Int
    var id: String?
    var seq: Int?
    var replyTo: String?
    var stream: Stream?
    let data: JSON

    /// Where a piece of an answer belongs.
    struct Stream: Hashable, Sendable {
        /// The answer's id, which its final frame has too.
        let id: String
        /// From 0; of a snapshot, that of the last piece in it.
        let number: Int
        let isSnapshot: Bool
    }

    init(_ frame: ChatFrame, session: String) {
        kind = Kind(rawValue: frame.kind.rawValue) ?? .failure
        self.session = session
        time = frame.time
        id = frame.id
        seq = frame.seq
        replyTo = frame.replyTo
        data = frame.data
    }

    init(_ kind: Kind, session: String, time: Int, replyTo: String?, data: JSON) {
        self.kind = kind
        self.session = session
        self.time = time
        self.replyTo = replyTo
        self.data = data
    }

    static func status(
        _ action: String,
        _ result: JSON? = nil,
        to request: String? = nil,
        in session: String,
        at now: Int
    ) -> ServerFrame {
        var data: JSON = ["action": .string(action)]
        data["result"] = result
        return ServerFrame(.status, session: session, time: now, replyTo: request, data: data)
    }

    static func failure(
        _ failure: APIFailure,
        to request: String?,
        inChinese: Bool,
        in session: String,
        at now: Int
    ) -> ServerFrame {
        let error = failure.json(inChinese: inChinese, request: Identifier.make(at: now))
        return ServerFrame(.failure, session: session, time: now, replyTo: request, data: ["error": error])
    }

    /// A piece of an answer, or all of it so far.
    static func piece(
        _ words: String,
        _ stream: Stream,
        of message: String,
        in session: String,
        at now: Int
    ) -> ServerFrame {
        let data: JSON = ["content": .string(words)]
        var frame = ServerFrame(.answer, session: session, time: now, replyTo: message, data: data)
        frame.id = stream.id
        frame.stream = stream
        return frame
    }

    var json: JSON {
        var frame = base
        frame["v"] = 1
        frame["stream"] = stream.map { stream in
            [
                "id": .string(stream.id), "n": .integer(stream.number),
                "mode": stream.isSnapshot ? "snapshot" : "delta", "done": false,
            ]
        }
        frame["id"] = id.map(JSON.string)
        frame["seq"] = seq.map(JSON.integer)
        frame["reply_to"] = replyTo.map(JSON.string)
        return frame
    }

    /// The original envelope and nothing else.
    var basic: JSON {
        var frame = base
        var whole = data
        for name in ["content", "action", "result", "error"] where whole[name] == nil { whole[name] = .null }
        frame["data"] = whole
        return frame
    }

    private var base: JSON {
        [
            "type": .string(kind.rawValue), "timestamp": .string(time.instant), "session_id": .string(session),
            "data": data,
        ]
    }
}

extension Int {
    /// Seconds since 1970 as `2026-11-23T10:15:30Z`.
    var instant: String {
        let moment = Moment(unix: self, offset: 0)
        return "\(moment.day)T\(moment.time)Z"
    }
}
