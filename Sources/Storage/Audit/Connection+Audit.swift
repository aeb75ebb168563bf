internal import JSON
internal import SQLite
internal import SourceFiles

extension Connection {
    func makeAuditTable() throws(DatabaseError) {
        try execute(
            """
            CREATE TABLE IF NOT EXISTS audit (
                number INTEGER NOT NULL PRIMARY KEY,
                at INTEGER NOT NULL,
                user TEXT NOT NULL,
                content TEXT NOT NULL,
                hash TEXT NOT NULL
            ) STRICT;
            CREATE INDEX IF NOT EXISTS audit_by_user ON audit (user, number);
            CREATE TRIGGER IF NOT EXISTS audit_is_not_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
            CREATE TRIGGER IF NOT EXISTS audit_is_not_shortened BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
            """
        )
    }

    /// To be called inside the transaction that it tells of.
    func appendAudit(_ content: JSON, at: Int, user: String) throws(DatabaseError) {
        let last = try first("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") { row in
            (number: row.integer(0), hash: row.text(1) ?? "")
        }
        let number = (last?.number ?? 0) + 1
        let text = content.serialized()
        try run(
            "INSERT INTO audit (number, at, user, content, hash) VALUES (?, ?, ?, ?, ?)",
            [
                .integer(number), .integer(at), .text(user), .text(text),
                .text(auditHash(after: last?.hash ?? "", number, text)),
            ]
        )
    }
}

func auditHash(after previous: String, _ number: Int, _ content: String) -> String {
    SHA256.digest(of: Array("\(previous)\n\(number)\n\(content)".utf8))
}
