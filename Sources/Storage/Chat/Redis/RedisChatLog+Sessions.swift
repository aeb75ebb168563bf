public import JSON
internal import Redis

/// What the list of sessions shows and changes.
extension RedisChatLog {
    public func session(_ id: String, of user: String) async throws(ChatLogFailure) -> ChatSession? {
        let found = try await run(["HGETALL", "\(prefix){\(id)}"])
        guard let session = ChatSession(id, fields: found), session.user == user else { return nil }
        return session
    }

    public func sessions(of user: String, _ query: ChatSessionQuery) async throws(ChatLogFailure) -> [ChatSession] {
        let found = try await sessions(of: user).filter { session in
            session.isArchived == query.isArchived
                && (session.title.holds(query.words) || session.preview.holds(query.words))
        }
        return Array(found.dropFirst(max(0, query.offset)).prefix(max(0, query.limit)))
    }

    /// All of them in the order of the list.
    private func sessions(of user: String) async throws(ChatLogFailure) -> [ChatSession] {
        try await run(ChatScript.sessions, user).elements
            .compactMap { ChatSession(listed: $0.elements) }
            .sorted { one, other in
                let isPinned = (one.isPinned ? 1 : 0, other.isPinned ? 1 : 0)
                return (isPinned.0, one.updated, one.id) > (isPinned.1, other.updated, other.id)
            }
    }

    public func change(
        _ session: String,
        _ change: ChatSession.Change,
        event: JSON?,
        at now: Int
    ) async throws(ChatLogFailure) -> ChatFrame? {
        let kept = event.map { KeptFrame(.event, id: nil, time: now, data: $0) }
        func flag(_ flag: Bool?) -> String { flag.map { $0 ? "1" : "0" } ?? "" }
        let seq = try await run(
            ChatScript.change,
            session,
            [
                // A title may become empty.
                change.title.map { "=" + $0 } ?? "", flag(change.isPinned), flag(change.isArchived), kept?.text ?? "",
                "\(now)", Self.token(),
            ]
        )
        return seq.integer.flatMap { kept?.frame(at: $0) }
    }

    public func delete(_ session: String) async throws(ChatLogFailure) -> Bool {
        try await run(ChatScript.delete, session).integer == 1
    }

    public func read(_ session: String, upTo seq: Int) async throws(ChatLogFailure) {
        _ = try await run(ChatScript.read, session, ["\(seq)"])
    }

    /// Reads what the user said in all his sessions: Redis finds no words.
    public func search(
        _ words: String,
        of user: String,
        in session: String?,
        limit: Int
    ) async throws(ChatLogFailure) -> [ChatHit] {
        var hits: [ChatHit] = []
        for each in try await sessions(of: user) where session == nil || each.id == session {
            var position = 0
            while position < each.top {
                let page = try await frames(of: each.id, after: position, limit: 500)
                guard let last = page.last else { break }
                position = last.seq
                for frame in page where frame.said.holds(words) && !frame.said.isEmpty {
                    hits.append(ChatHit(session: each.id, title: each.title, frame: frame))
                }
            }
        }
        hits.sort { one, other in
            if one.frame.time != other.frame.time { return one.frame.time > other.frame.time }
            return one.session == other.session ? one.frame.seq > other.frame.seq : one.session < other.session
        }
        return Array(hits.prefix(max(0, limit)))
    }

    public func messageCounts(of user: String?, on days: Range<Int>) async throws(ChatLogFailure) -> [MessageCount] {
        var counts: [MessageCount] = []
        for day in days {
            let fields = try await run(["HGETALL", "\(prefix)said:\(day)"]).fields
            for (name, count) in fields.sorted(by: { $0.key < $1.key }) where user == nil || user == name {
                counts.append(MessageCount(user: name, day: day, messages: Int(count) ?? 0))
            }
        }
        return counts
    }

    public func judge(_ frame: String, in session: String, as feedback: JSON?) async throws(ChatLogFailure) -> Judged? {
        let before = try await run(ChatScript.judge, session, [frame, feedback?.serialized() ?? ""]).text
        return before.map { Judged(before: try? JSON(parsing: $0)) }
    }
}

extension ChatSession {
    /// As `HGETALL` answers; nil when there is none.
    init?(_ id: String, fields reply: RedisReply) {
        let fields = reply.fields
        guard let user = fields["user"] else { return nil }
        self.init(
            id: id,
            user: user,
            title: fields["title"] ?? "",
            epoch: fields["epoch"] ?? "",
            state: fields["state"],
            top: fields["top"].flatMap { Int($0) } ?? 0
        )
        isPinned = fields["pinned"] == "1"
        isArchived = fields["archived"] == "1"
        read = fields["read"].flatMap { Int($0) } ?? 0
        created = fields["created"].flatMap { Int($0) } ?? 0
        updated = fields["updated"].flatMap { Int($0) } ?? 0
        preview = fields["preview"] ?? ""
    }

    /// As `ChatScript.sessions` answers.
    fileprivate init?(listed values: [RedisReply]) {
        guard values.count == 11, let id = values[0].text, let user = values[1].text else { return nil }
        self.init(
            id: id,
            user: user,
            title: values[2].text ?? "",
            epoch: values[3].text ?? "",
            state: nil,
            top: values[4].integer ?? 0
        )
        isPinned = values[5].text == "1"
        isArchived = values[6].text == "1"
        read = values[7].integer ?? 0
        created = values[8].integer ?? 0
        updated = values[9].integer ?? 0
        preview = values[10].text ?? ""
    }
}

extension RedisReply {
    /// Names and values, which Redis answers one after the other.
    fileprivate var fields: [String: String] {
        let flat = elements
        var fields: [String: String] = [:]
        for index in stride(from: 0, to: flat.count - 1, by: 2) {
            fields[flat[index].text ?? ""] = flat[index + 1].text
        }
        return fields
    }
}

extension String {
    /// As SQLite's `LIKE` sees it: Latin letters are alike in both cases.
    fileprivate func holds(_ words: String) -> Bool {
        words.isEmpty || folded.contains(words.folded)
    }

    private var folded: [UInt8] {
        utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
    }
}
