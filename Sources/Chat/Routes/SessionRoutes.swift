internal import HTTPAPI
internal import Engine
internal import JSON
internal import Storage
internal import WebServer

/// A person's own sessions: made, listed, renamed, pinned, archived, exported, deleted.
struct SessionRoutes: RouteGroup {
    let hub: Hub
    private var services: ChatServices { hub.services }
    private var log: any ChatLog { services.log }

    func add(to router: inout Router) {
        let door = Door(services, hub.settings.origins)
        door.on(.get, "/api/v1/sessions", &router, list)
        door.on(.post, "/api/v1/sessions", &router, make)
        door.on(.get, "/api/v1/sessions/{session_id}", &router) { visit throws(APIFailure) in
            .json(.ok, try await session(visit).json.utf8())
        }
        door.on(.patch, "/api/v1/sessions/{session_id}", &router, change)
        door.on(.delete, "/api/v1/sessions/{session_id}", &router, delete)
        door.on(.get, "/api/v1/sessions/{session_id}/export", &router, export)
    }

    private func session(_ visit: Door.Visit) async throws(APIFailure) -> ChatSession {
        let id = try visit.id("session_id")
        let found = try await Door.logged { () throws(ChatLogFailure) in
            try await log.session(id, of: visit.bearer.user)
        }
        guard let found else { throw .notFound }
        return found
    }

    private func list(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let limit = try visit.number("limit", 1...100, or: 50)
        let offset = try visit.number("cursor", 0...Int(Int32.max), or: 0)
        var query = ChatSessionQuery(limit: limit + 1, offset: offset)
        if visit.query["q"] != nil { query.words = try visit.text("q", 0...200) }
        switch visit.query["archived"] {
        case nil, "false": break
        case "true": query.isArchived = true
        default: throw .badRequest("archived")
        }
        let found = try await Door.logged { () throws(ChatLogFailure) in
            try await log.sessions(of: visit.bearer.user, query)
        }
        let next: JSON = found.count > limit ? .string("\(offset + limit)") : .null
        let body: JSON = ["sessions": .array(found.prefix(limit).map(\.json)), "next_cursor": next]
        return .json(.ok, body.utf8())
    }

    /// The same id again is the same session.
    private func make(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let body = try await JSONBody(visit.request)
        let given = try body.optionalText("id", 1...64)
        guard given?.isID ?? true else { throw .badRequest("id") }
        let title = try body.optionalText("title", 0...200)
        let now = services.clock()
        let (id, user) = (given ?? Identifier.make(at: now), visit.bearer.user)
        let there = try await Door.logged { () throws(ChatLogFailure) in try await log.session(id, of: user) }
        if let there { return .json(.ok, there.json.utf8()) }
        let made = try await Door.logged { () throws(ChatLogFailure) in
            guard try await log.open(id, for: user, at: now) != nil else { return nil as ChatSession? }
            if let title { _ = try await log.change(id, ChatSession.Change(title: title), event: nil, at: now) }
            return try await log.session(id, of: user)
        }
        guard let made else { throw .taken }
        return .json(.created, made.json.utf8())
    }

    private func change(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let old = try await session(visit)
        let body = try await JSONBody(visit.request)
        let change = ChatSession.Change(
            title: try body.optionalText("title", 1...200),
            isPinned: try body.optionalFlag("pinned"),
            isArchived: try body.optionalFlag("archived")
        )
        let renamed = change.title.flatMap { title -> JSON? in
            title == old.title ? nil : ["action": "renamed", "result": ["title": .string(title)]]
        }
        try await Door.logged { () throws(ChatLogFailure) in
            guard let room = try await hub.rooms.enter(old.id, as: old.user) else { return }
            let frame = try await log.change(old.id, change, event: renamed, at: services.clock())
            if let frame { await room.publish([frame]) }
            await hub.rooms.leave(room)
        }
        return .json(.ok, try await session(visit).json.utf8())
    }

    private func delete(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let old = try await session(visit)
        try await Door.logged { () throws(ChatLogFailure) in
            guard let room = try await hub.rooms.enter(old.id, as: old.user) else { return }
            _ = try await log.delete(old.id)
            await hub.rooms.forget(room)
            await room.close(.gone)
        }
        return HTTPResponse(.noContent)
    }

    private func export(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let session = try await session(visit)
        let frames = try await Door.logged { () throws(ChatLogFailure) in
            try await log.frames(of: session.id, after: 0, limit: 100_000)
        }
        switch visit.query["format"] {
        case nil, "json":
            let whole = frames.map { ServerFrame($0, session: session.id).json }
            return .json(.ok, JSON.object(["session": session.json, "frames": .array(whole)]).utf8())
        case "markdown":
            var response = HTTPResponse.text(.ok, Self.markdown(session, frames))
            response.fields["content-type"] = "text/markdown; charset=utf-8"
            return response
        default: throw .badRequest("format")
        }
    }

    private static func markdown(_ session: ChatSession, _ frames: [ChatFrame]) -> String {
        var lines = ["# \(session.title)", ""]
        for frame in frames {
            let text = frame.data["content"]?.stringValue ?? frame.data["error"]?["message"]?.stringValue ?? ""
            guard !text.isEmpty else { continue }
            let who = frame.kind == .message ? session.user : "Parlance"
            lines += ["**\(who)** · \(frame.time.instant)", "", text, ""]
        }
        return lines.joined(separator: "\n")
    }
}

extension ChatSession {
    /// As the contract shows it.
    var json: JSON {
        [
            "id": .string(id), "title": .string(title), "created_at": .string(created.instant),
            "updated_at": .string(updated.instant), "pinned": .bool(isPinned), "archived": .bool(isArchived),
            "top": .integer(top), "read": .integer(read), "preview": .string(preview),
        ]
    }
}

extension APIFailure {
    static let taken = APIFailure(.conflict, Message(zh: "这个编号已经有人用了。", en: "This id is taken."))
}
