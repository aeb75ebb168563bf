internal import JSON
internal import SQLite

/// The log's statements, each to be run inside a transaction.
extension Connection {
    func session(_ id: String, of user: String) throws(DatabaseError) -> ChatSession? {
        try first(
            "SELECT \(Self.sessionColumns) FROM session WHERE id = ? AND user = ?",
            [.text(id), .text(user)]
        ) { row throws(DatabaseError) in ChatSession(row) }
    }

    func sessions(of user: String, _ query: ChatSessionQuery) throws(DatabaseError) -> [ChatSession] {
        let words = Datum.text(Self.pattern(query.words))
        return try rows(
            """
            SELECT \(Self.sessionColumns) FROM session
            WHERE user = ? AND archived = ? AND (title LIKE ? ESCAPE '!' OR preview LIKE ? ESCAPE '!')
            ORDER BY pinned DESC, updated DESC, id DESC LIMIT ? OFFSET ?
            """,
            [
                .text(user), .integer(query.isArchived ? 1 : 0), words, words, .integer(query.limit),
                .integer(query.offset),
            ]
        ) { row throws(DatabaseError) in ChatSession(row) }
    }

    func change(_ id: String, _ change: ChatSession.Change) throws(DatabaseError) {
        let pinned = change.isPinned.map { Datum.integer($0 ? 1 : 0) } ?? .null
        let archived = change.isArchived.map { Datum.integer($0 ? 1 : 0) } ?? .null
        try run(
            """
            UPDATE session SET title = coalesce(?, title), pinned = coalesce(?, pinned),
                archived = coalesce(?, archived) WHERE id = ?
            """,
            [Datum(change.title), pinned, archived, .text(id)]
        )
    }

    func delete(session: String) throws(DatabaseError) -> Bool {
        for table in ["frame", "client", "feedback"] {
            try run("DELETE FROM \(table) WHERE session = ?", [.text(session)])
        }
        return try run("DELETE FROM session WHERE id = ?", [.text(session)]) == 1
    }

    func hits(_ words: String, of user: String, in session: String?, limit: Int) throws(DatabaseError) -> [ChatHit] {
        try rows(
            """
            SELECT seq, frame.id, kind, reply_to, time, data, session.id, session.title
            FROM frame JOIN session ON session.id = frame.session
            WHERE session.user = ? AND coalesce(session.id = ?, 1) AND kind IN ('user_message', 'ai_response')
                AND json_extract(data, '$.content') LIKE ? ESCAPE '!'
            ORDER BY time DESC, session.id, seq DESC LIMIT ?
            """,
            [.text(user), Datum(session), .text(Self.pattern(words)), .integer(limit)]
        ) { row throws(DatabaseError) in
            ChatHit(session: row.text(6) ?? "", title: row.text(7) ?? "", frame: ChatFrame(row))
        }
    }

    func messageCounts(of user: String?, on days: Range<Int>) throws(DatabaseError) -> [MessageCount] {
        try rows(
            """
            SELECT user, time / 86400, COUNT(*) FROM frame JOIN session ON session.id = frame.session
            WHERE kind = 'user_message' AND time >= ? AND time < ? AND coalesce(user = ?, 1)
            GROUP BY 1, 2 ORDER BY 2, 1
            """,
            [.integer(days.lowerBound * 86_400), .integer(days.upperBound * 86_400), Datum(user)]
        ) { row throws(DatabaseError) in
            MessageCount(user: row.text(0) ?? "", day: row.integer(1), messages: row.integer(2))
        }
    }

    private static func pattern(_ words: String) -> String {
        "%" + words.map { "!%_".contains($0) ? "!\($0)" : String($0) }.joined() + "%"
    }

    private static let sessionColumns =
        "id, user, title, epoch, state, top, pinned, archived, read, created, updated, preview"

    func top(of session: String) throws(DatabaseError) -> Int? {
        try first("SELECT top FROM session WHERE id = ?", [.text(session)]) { row throws(DatabaseError) in
            row.integer(0)
        }
    }

    func frame(_ id: String, in session: String) throws(DatabaseError) -> ChatFrame? {
        try first(
            "SELECT seq, id, kind, reply_to, time, data FROM frame WHERE session = ? AND id = ?",
            [.text(session), .text(id)]
        ) { row throws(DatabaseError) in ChatFrame(row) }
    }

    func frames(of session: String, after seq: Int, limit: Int) throws(DatabaseError) -> [ChatFrame] {
        try rows(
            """
            SELECT seq, id, kind, reply_to, time, data FROM frame
            WHERE session = ? AND seq > ? ORDER BY seq LIMIT ?
            """,
            [.text(session), .integer(seq), .integer(max(0, limit))]
        ) { row throws(DatabaseError) in ChatFrame(row) }
    }

    func frames(of session: String, before seq: Int, limit: Int) throws(DatabaseError) -> [ChatFrame] {
        try rows(
            """
            SELECT seq, id, kind, reply_to, time, data FROM frame
            WHERE session = ? AND seq < ? ORDER BY seq DESC LIMIT ?
            """,
            [.text(session), .integer(seq), .integer(max(0, limit))]
        ) { row throws(DatabaseError) in ChatFrame(row) }
        .reversed()
    }

    /// - Parameter owner: Who is to answer it.
    func append(_ frame: ChatFrame, to session: String, awaitedFrom owner: String? = nil) throws(DatabaseError) {
        try run(
            """
            INSERT INTO frame (session, seq, id, kind, reply_to, time, data, awaits_answer, owner)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(session), .integer(frame.seq), .text(frame.id), .text(frame.kind.rawValue),
                Datum(frame.replyTo), .integer(frame.time), .text(frame.data.serialized()),
                .integer(owner == nil ? 0 : 1), Datum(owner),
            ]
        )
        let said = frame.said
        try run(
            """
            UPDATE session SET top = ?1, updated = ?2, preview = CASE ?3 WHEN '' THEN preview ELSE ?3 END,
                title = CASE WHEN title = '' AND ?4 = 'user_message' THEN ?5 ELSE title END WHERE id = ?6
            """,
            [
                .integer(frame.seq), .integer(frame.time), .text(said.preview), .text(frame.kind.rawValue),
                .text(said.firstWords), .text(session),
            ]
        )
    }

    func nextCseq(of client: String, in session: String) throws(DatabaseError) -> Int {
        let last = try first(
            "SELECT cseq FROM client WHERE session = ? AND id = ?",
            [.text(session), .text(client)]
        ) { row throws(DatabaseError) in row.integer(0) }
        return (last ?? 0) + 1
    }

    func advance(_ place: ChatMessage.Place, in session: String) throws(DatabaseError) {
        try run(
            """
            INSERT INTO client (session, id, cseq) VALUES (?, ?, ?)
            ON CONFLICT (session, id) DO UPDATE SET cseq = excluded.cseq
            """,
            [.text(session), .text(place.client), .integer(place.cseq)]
        )
    }

    /// False when nothing of that id waits for an answer.
    func settle(_ message: String, in session: String) throws(DatabaseError) -> Bool {
        try run(
            "UPDATE frame SET awaits_answer = 0, owner = NULL WHERE session = ? AND id = ? AND awaits_answer = 1",
            [.text(session), .text(message)]
        ) == 1
    }

    func remember(_ state: String, in session: String) throws(DatabaseError) {
        try run("UPDATE session SET state = ? WHERE id = ?", [.text(state), .text(session)])
    }

    func unanswered() throws(DatabaseError) -> [(message: Unanswered, owner: String?)] {
        try rows(
            """
            SELECT frame.session, session.user, frame.id, owner FROM frame JOIN session ON session.id = frame.session
            WHERE awaits_answer = 1 ORDER BY time, frame.session, seq
            """
        ) { row throws(DatabaseError) in
            (
                Unanswered(session: row.text(0) ?? "", user: row.text(1) ?? "", message: row.text(2) ?? ""),
                row.text(3)
            )
        }
    }
}

extension ChatSession {
    fileprivate init(_ row: borrowing Row) {
        self.init(
            id: row.text(0) ?? "",
            user: row.text(1) ?? "",
            title: row.text(2) ?? "",
            epoch: row.text(3) ?? "",
            state: row.text(4),
            top: row.integer(5)
        )
        isPinned = row.integer(6) == 1
        isArchived = row.integer(7) == 1
        read = row.integer(8)
        created = row.integer(9)
        updated = row.integer(10)
        preview = row.text(11) ?? ""
    }
}

extension ChatFrame {
    fileprivate init(_ row: borrowing Row) {
        seq = row.integer(0)
        id = row.text(1) ?? ""
        kind = row.text(2).flatMap(Kind.init(rawValue:)) ?? .failure
        replyTo = row.text(3)
        time = row.integer(4)
        // What the log itself wrote; null where the text was damaged.
        data = (try? JSON(parsing: row.text(5) ?? "null")) ?? .null
    }
}
