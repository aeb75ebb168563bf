internal import HTTPAPI
internal import JSON
internal import Observability
internal import Statistics
internal import Storage
internal import WebServer

/// Messages without a WebSocket: pages of them, new ones, what was thought of them, and where words stand.
struct MessageRoutes: RouteGroup {
    let hub: Hub
    private var services: ChatServices { hub.services }
    private var log: any ChatLog { services.log }

    func add(to router: inout Router) {
        let door = Door(services, hub.settings.origins)
        door.on(.get, "/api/v1/sessions/{session_id}/messages", &router, page)
        door.on(.post, "/api/v1/sessions/{session_id}/messages", &router, send)
        let feedback: PathTemplate = "/api/v1/sessions/{session_id}/messages/{message_id}/feedback"
        door.on(.put, feedback, &router) { visit throws(APIFailure) in try await judge(visit, withdraws: false) }
        door.on(.delete, feedback, &router) { visit throws(APIFailure) in try await judge(visit, withdraws: true) }
        door.on(.get, "/api/v1/search", &router, search)
    }

    private func inRoom<Success: Sendable>(
        _ visit: Door.Visit,
        _ body: (Room) async throws(APIFailure) -> Success
    ) async throws(APIFailure) -> Success {
        let id = try visit.id("session_id")
        let room = try await Door.logged { () throws(ChatLogFailure) in
            try await hub.rooms.enter(id, as: visit.bearer.user)
        }
        guard let room else { throw .notFound }
        let outcome: Result<Success, APIFailure>
        do throws(APIFailure) {
            outcome = .success(try await body(room))
        } catch {
            outcome = .failure(error)
        }
        await hub.rooms.leave(room)
        return try outcome.get()
    }

    private func page(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let limit = try visit.number("limit", 1...100, or: 100)
        let before = visit.query["before_seq"] == nil ? nil : try visit.number("before_seq", 1...Int.max, or: 1)
        return try await inRoom(visit) { room throws(APIFailure) in
            let page = try await Door.logged { () throws(ChatLogFailure) in
                try await Page(room, before: before, limit: limit, log)
            }
            return .json(.ok, page.json.utf8())
        }
    }

    private func send(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        guard let key = visit.request.fields["idempotency-key"], key.isID else {
            throw .badRequest("Idempotency-Key")
        }
        let start = ContinuousClock.now
        let seconds = try Self.wait(visit.request.fields["prefer"])
        let body = try await JSONBody(visit.request, upTo: 64 << 10).json
        let message: ClientFrame.Message
        do throws(APIFailure) {
            message = try ClientFrame.Message(id: key, data: body)
        } catch {
            throw error.code == .tooLong ? error : .badRequest()
        }
        return try await inRoom(visit) { room throws(APIFailure) in
            let author = Author(bearer: visit.bearer, isChinese: visit.request.prefersChinese)
            let trace = TraceContext.current?.next ?? TraceContext()
            let arrival = Arrival(saying: message.saying, author: author, trace: trace, moment: start)
            let acceptance = try await Door.logged { () throws(ChatLogFailure) in
                try await room.accept(message, id: key, place: nil, arrival)
            }
            switch acceptance {
            case .accepted(let frame):
                services.count(.message(channel: "http"))
                return try await answer(key, frame.seq, isDuplicate: false, room, seconds)
            case .duplicate(let seq): return try await answer(key, seq, isDuplicate: true, room, seconds)
            case .conflict: throw APIFailure(.idempotencyConflict)
            case .outOfOrder, .noSession: throw .notFound
            }
        }
    }

    private func answer(
        _ id: String,
        _ seq: Int,
        isDuplicate: Bool,
        _ room: Room,
        _ seconds: Int
    ) async throws(APIFailure) -> HTTPResponse {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var told = await room.published
        var frames = try await answers(to: id, behind: seq, room)
        while frames.isEmpty, ContinuousClock.now < deadline, !Task.isCancelled {
            await room.listen(behind: told, until: deadline)
            told = await room.published
            frames = try await answers(to: id, behind: seq, room)
        }
        var json: JSON = ["id": .string(id), "seq": .integer(seq), "duplicate": .bool(isDuplicate)]
        json["frames"] = .array(frames)
        return .json(frames.isEmpty ? .accepted : .ok, json.utf8())
    }

    /// The answer with what came about with it, once it is there.
    private func answers(to id: String, behind seq: Int, _ room: Room) async throws(APIFailure) -> [JSON] {
        guard await room.published > seq else { return [] }
        let later = try await Door.logged { () throws(ChatLogFailure) in
            try await log.frames(of: room.id, after: seq, limit: 50)
        }
        guard let end = later.firstIndex(where: { $0.replyTo == id }) else { return [] }
        let events = later[..<end].reversed().prefix { $0.kind == .event }.reversed()
        return (events + [later[end]]).map { ServerFrame($0, session: room.id).json }
    }

    /// `wait=0` to `wait=30`.
    private static func wait(_ preference: String?) throws(APIFailure) -> Int {
        guard let preference else { return 0 }
        guard preference.hasPrefix("wait="), let seconds = Int(preference.dropFirst(5)), (0...99).contains(seconds)
        else {
            throw .badRequest("Prefer")
        }
        return min(seconds, 30)
    }

    private func judge(_ visit: Door.Visit, withdraws: Bool) async throws(APIFailure) -> HTTPResponse {
        let message = try visit.id("message_id")
        var feedback: JSON?
        if !withdraws {
            let body = try await JSONBody(visit.request)
            let thumb = try body.text("thumb", 2...4)
            guard thumb == "up" || thumb == "down" else { throw .badRequest("thumb") }
            let reason = try body.optionalText("reason", 1...32)
            guard reason.map(Self.reasons.contains) ?? true else { throw .badRequest("reason") }
            feedback = ["thumb": .string(thumb)]
            feedback?["reason"] = reason.map(JSON.string)
            feedback?["comment"] = try body.optionalText("comment", 0...1_000).map(JSON.string)
        }
        let kept = feedback
        return try await inRoom(visit) { room throws(APIFailure) in
            let judged = try await Door.logged { () throws(ChatLogFailure) in
                try await log.judge(message, in: room.id, as: kept)
            }
            guard let judged else { throw .notFound }
            let isGood = { (feedback: JSON?) in feedback?["thumb"].map { $0 == "up" } }
            services.count(.feedback(isGood: isGood(kept), before: isGood(judged.before)))
            return HTTPResponse(.noContent)
        }
    }

    private static let reasons: Set<String> = [
        "misunderstood", "wrong_data", "wrong_record", "too_slow", "unclear", "other",
    ]

    private func search(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let words = try visit.text("q", 1...200)
        let limit = try visit.number("limit", 1...50, or: 20)
        let session = visit.query["session_id"]
        guard session?.isID ?? true else { throw .badRequest("session_id") }
        let hits = try await Door.logged { () throws(ChatLogFailure) in
            try await log.search(words, of: visit.bearer.user, in: session, limit: limit)
        }
        let body: JSON = ["hits": .array(hits.map { $0.json(words) }), "next_cursor": .null]
        return .json(.ok, body.utf8())
    }
}

extension ChatHit {
    fileprivate func json(_ words: String) -> JSON {
        let text = frame.data["content"]?.stringValue ?? ""
        let start = text.firstRange(of: words)?.lowerBound ?? text.startIndex
        let from = text.index(start, offsetBy: -20, limitedBy: text.startIndex) ?? text.startIndex
        return [
            "session_id": .string(session), "seq": .integer(frame.seq), "id": .string(frame.id),
            "at": .string(frame.time.instant), "snippet": .string(String(text[from...].prefix(80))),
            "title": .string(title),
        ]
    }
}
