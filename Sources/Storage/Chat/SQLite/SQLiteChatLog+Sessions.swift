public import JSON
internal import SQLite

/// What the list of sessions shows and changes.
extension SQLiteChatLog {
    public func session(_ id: String, of user: String) async throws(ChatLogFailure) -> ChatSession? {
        try reading { (connection) throws(DatabaseError) in try connection.session(id, of: user) }
    }

    public func sessions(of user: String, _ query: ChatSessionQuery) async throws(ChatLogFailure) -> [ChatSession] {
        try reading { (connection) throws(DatabaseError) in try connection.sessions(of: user, query) }
    }

    public func change(
        _ session: String,
        _ change: ChatSession.Change,
        event: JSON?,
        at now: Int
    ) async throws(ChatLogFailure) -> ChatFrame? {
        try await transaction { (connection) throws(DatabaseError) in
            guard let top = try connection.top(of: session) else { return nil }
            try connection.change(session, change)
            guard let event else { return nil }
            let frame = ChatFrame.event(event, seq: top + 1, replyTo: nil, time: now)
            try connection.append(frame, to: session)
            return frame
        }
    }

    public func delete(_ session: String) async throws(ChatLogFailure) -> Bool {
        try await transaction { (connection) throws(DatabaseError) in try connection.delete(session: session) }
    }

    public func read(_ session: String, upTo seq: Int) async throws(ChatLogFailure) {
        try await transaction { (connection) throws(DatabaseError) in
            _ = try connection.run(
                "UPDATE session SET read = min(top, max(read, ?)) WHERE id = ?",
                [.integer(seq), .text(session)]
            )
        }
    }

    public func search(
        _ words: String,
        of user: String,
        in session: String?,
        limit: Int
    ) async throws(ChatLogFailure) -> [ChatHit] {
        try reading { (connection) throws(DatabaseError) in
            try connection.hits(words, of: user, in: session, limit: limit)
        }
    }

    public func messageCounts(of user: String?, on days: Range<Int>) async throws(ChatLogFailure) -> [MessageCount] {
        try reading { (connection) throws(DatabaseError) in try connection.messageCounts(of: user, on: days) }
    }

    public func judge(_ frame: String, in session: String, as feedback: JSON?) async throws(ChatLogFailure) -> Judged? {
        try await transaction { (connection) throws(DatabaseError) in
            guard try connection.frame(frame, in: session) != nil else { return nil }
            let before = try connection.first(
                "SELECT feedback FROM feedback WHERE session = ? AND id = ?",
                [.text(session), .text(frame)]
            ) { row throws(DatabaseError) in row.text(0) ?? "" }
            if let feedback {
                try connection.run(
                    "INSERT OR REPLACE INTO feedback (session, id, feedback) VALUES (?, ?, ?)",
                    [.text(session), .text(frame), .text(feedback.serialized())]
                )
            } else {
                try connection.run("DELETE FROM feedback WHERE session = ? AND id = ?", [.text(session), .text(frame)])
            }
            return Judged(before: before.flatMap { try? JSON(parsing: $0) })
        }
    }
}
