internal import JSON
internal import SQLite

/// The log's statements, each to be run inside a transaction.
extension Connection {
    func session(_ id: String, of user: String) throws(DatabaseError) -> ChatSession? {
        try first(
            "SELECT title, epoch, state, top FROM session WHERE id = ? AND user = ?",
            [.text(id), .text(user)]
        ) { row throws(DatabaseError) in
            ChatSession(
                id: id,
                user: user,
                title: row.text(0) ?? "",
                epoch: row.text(1) ?? "",
                state: row.text(2),
                top: row.integer(3)
            )
        }
    }

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

    func append(_ frame: ChatFrame, to session: String, awaitsAnswer: Bool) throws(DatabaseError) {
        try run(
            """
            INSERT INTO frame (session, seq, id, kind, reply_to, time, data, awaits_answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(session), .integer(frame.seq), .text(frame.id), .text(frame.kind.rawValue),
                Datum(frame.replyTo), .integer(frame.time), .text(frame.data.serialized()),
                .integer(awaitsAnswer ? 1 : 0),
            ]
        )
        try run("UPDATE session SET top = ? WHERE id = ?", [.integer(frame.seq), .text(session)])
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
            "UPDATE frame SET awaits_answer = 0 WHERE session = ? AND id = ? AND awaits_answer = 1",
            [.text(session), .text(message)]
        ) == 1
    }

    func remember(_ state: String, in session: String) throws(DatabaseError) {
        try run("UPDATE session SET state = ? WHERE id = ?", [.text(state), .text(session)])
    }

    func unanswered() throws(DatabaseError) -> [Unanswered] {
        try rows(
            """
            SELECT frame.session, session.user, frame.id FROM frame JOIN session ON session.id = frame.session
            WHERE awaits_answer = 1 ORDER BY time, frame.session, seq
            """
        ) { row throws(DatabaseError) in
            Unanswered(session: row.text(0) ?? "", user: row.text(1) ?? "", message: row.text(2) ?? "")
        }
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
