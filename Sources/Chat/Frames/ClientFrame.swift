internal import HTTPAPI
internal import JSON
internal import Observability

/// A frame that a client sent, checked against the schema; what is unknown in it is passed over.
enum ClientFrame: Hashable, Sendable {
    case message(Message)
    case resume(Resume)
    case stop(String)
    case history(before: Int, limit: Int)
    case read(Int)
    case tokenRefresh(String)
    case ping(id: String?)
    case pong
    /// A status that this version does not know.
    case other

    struct Message: Hashable, Sendable {
        /// Nil in the basic mode.
        let id: String?
        let cseq: Int?
        let data: JSON
        let saying: Saying
        /// What its author's own trace calls it.
        let trace: TraceContext?
    }

    struct Resume: Hashable, Sendable {
        let client: String
        let seq: Int
        let epoch: String
        let isChinese: Bool?
        let timeZone: String?
        /// Whether it wants answers in pieces, as they are made.
        let takesPieces: Bool
    }

    static let longestContent = 8_000

    init(_ text: String) throws(APIFailure) {
        guard let frame = try? JSON(parsing: text, limits: JSON.Limits(maxDepth: 16, maxBytes: 64 << 10)),
            case .object = frame, !frame.holdsNUL
        else { throw APIFailure(.badFrame) }
        let fields = Fields(frame)
        try fields.checkEnvelope()
        let data = try Fields(fields.object("data") ?? .null)
        switch frame["type"]?.stringValue {
        case "user_message": self = .message(try Message(fields, data))
        case "status_update": self = try Self.status(fields, data)
        default: throw APIFailure(.badFrame)
        }
    }

    private static func status(_ fields: Fields, _ data: Fields) throws(APIFailure) -> ClientFrame {
        let result = Fields(try data.object("result") ?? [:])
        guard let action = try data.text("action", upTo: 64), !action.isEmpty else { throw APIFailure(.badFrame) }
        switch action {
        case "resume": return .resume(try Resume(result))
        case "stop": return .stop(try fields.id("reply_to").needed)
        case "history":
            return .history(
                before: try result.integer("before_seq", 1...Int.max).needed,
                limit: try result.integer("limit", 1...100).needed
            )
        case "read": return .read(try result.integer("seq", 0...Int.max).needed)
        case "token_refresh":
            let token = try result.text("token", upTo: 4_096).needed
            guard !token.isEmpty else { throw APIFailure(.badFrame) }
            return .tokenRefresh(token)
        case "ping":
            _ = try result.integer("top", 0...Int.max)
            return .ping(id: try fields.id("id"))
        case "pong": return .pong
        default: return .other
        }
    }
}

extension ClientFrame.Message {
    fileprivate init(_ fields: Fields, _ data: Fields) throws(APIFailure) {
        id = try fields.id("id")
        cseq = try fields.integer("cseq", 1...Int.max)
        if fields.isPresent("v"), id == nil || cseq == nil { throw APIFailure(.badFrame) }
        (self.data, saying) = try Saying.read(data)
        // One that is none is ignored, as the standard says.
        trace = try fields.text("traceparent", upTo: 512).flatMap(TraceContext.init(traceparent:))
    }

    /// A message that came over HTTP.
    init(id: String, data: JSON) throws(APIFailure) {
        self.id = id
        cseq = nil
        (self.data, saying) = try Saying.read(Fields(data))
        trace = nil
    }
}

extension ClientFrame.Resume {
    fileprivate init(_ result: Fields) throws(APIFailure) {
        client = try result.id("client_id").needed
        seq = try result.integer("seq", 0...Int.max).needed
        epoch = try result.text("epoch", upTo: 64).needed
        _ = try result.integer("last_read", 0...Int.max)
        let caps = try result.array("caps", upTo: 32) ?? []
        guard caps.allSatisfy({ $0.stringValue.map { $0.unicodeScalars.count <= 32 } ?? false }) else {
            throw APIFailure(.badFrame)
        }
        takesPieces = caps.contains("stream")
        isChinese = try result.text("locale", upTo: 35).map { $0.lowercased().hasPrefix("zh") }
        timeZone = try result.text("tz", upTo: 64)
    }
}

extension Optional {
    var needed: Wrapped {
        get throws(APIFailure) {
            guard let self else { throw APIFailure(.badFrame) }
            return self
        }
    }
}
