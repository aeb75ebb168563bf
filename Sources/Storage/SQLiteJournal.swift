public import Engine
internal import Intents
internal import JSON
internal import PluginAPI
public import SQLite

/// The journal in one SQLite file, with the audit. Each call is one transaction that is on the disk when it returns; how
/// an operation ended and its line in the audit are in the same one. Several processes may use the file at once.
public struct SQLiteJournal: Journal {
    private let commits: CommitQueue
    private let owner: Owner

    /// Takes a database of its own: the file holds nothing else of the journal's names.
    public init(_ database: Database) throws(JournalFailure) {
        owner = Owner(of: database)
        do {
            try database.with { (connection) throws(DatabaseError) in
                try connection.execute(Self.schema)
                try connection.transaction { () throws(DatabaseError) in
                    guard try !connection.hasColumn("owner", in: "operation") else { return }
                    try connection.execute("ALTER TABLE operation ADD COLUMN owner TEXT")
                }
                try connection.makeAuditTable()
            }
            commits = try CommitQueue(database)
        } catch {
            throw JournalFailure(error.description)
        }
    }

    public func begin(_ operation: Operation) async throws(JournalFailure) -> Operation? {
        guard owner.announce() else { throw JournalFailure(owner.failure) }
        return try await transaction { [owner = owner.mark] (connection) throws(DatabaseError) in
            if let there = try connection.operation(operation.id) { return there }
            try connection.run(
                """
                INSERT INTO operation (id, session, user, state, started, undoes, frames, owner)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(operation.id), .text(operation.session), .text(operation.user),
                    .text(operation.state.rawValue), .integer(operation.started), Datum(operation.undoes),
                    .text(JSON.array(operation.frames.map(\.json)).serialized()), Datum(owner),
                ]
            )
            return nil
        }
    }

    public func willRun(_ step: Operation.Step, of operation: String) async throws(JournalFailure) {
        try await write(step, of: operation)
    }

    public func didRun(_ step: Operation.Step, of operation: String) async throws(JournalFailure) {
        try await write(step, of: operation)
    }

    public func finish(
        _ operation: String,
        as state: Operation.State,
        at now: Int
    ) async throws(JournalFailure) {
        try await transaction { (connection) throws(DatabaseError) in
            try connection.run(
                "UPDATE operation SET state = ?, finished = ? WHERE id = ?",
                [.text(state.rawValue), .integer(now), .text(operation)]
            )
            guard let ended = try connection.operation(operation) else { return }
            try connection.appendAudit(ended.auditLine(at: now), at: now, user: ended.user)
        }
    }

    public func operation(_ id: String) async throws(JournalFailure) -> Operation? {
        try reading { (connection) throws(DatabaseError) in try connection.operation(id) }
    }

    public func lastDone(in session: String, by user: String) async throws(JournalFailure) -> Operation? {
        try reading { (connection) throws(DatabaseError) in
            let id = try connection.first(
                """
                SELECT id FROM operation WHERE session = ? AND user = ? AND state = 'done' AND undoes IS NULL
                ORDER BY number DESC LIMIT 1
                """,
                [.text(session), .text(user)]
            ) { row throws(DatabaseError) in row.text(0) ?? "" }
            return try id.flatMap { (id) throws(DatabaseError) in try connection.operation(id) }
        }
    }

    public func unfinished() async throws(JournalFailure) -> [Operation] {
        try reading { (connection) throws(DatabaseError) in
            let running = try connection.rows(
                "SELECT id, owner FROM operation WHERE state = 'running' ORDER BY number"
            ) { row throws(DatabaseError) in (id: row.text(0) ?? "", owner: row.text(1)) }
            var operations: [Operation] = []
            for (id, theirs) in running where theirs.map(owner.isGone) ?? true {
                if let operation = try connection.operation(id) { operations.append(operation) }
            }
            owner.clear()
            return operations
        }
    }

    private func write(_ step: Operation.Step, of operation: String) async throws(JournalFailure) {
        try await transaction { (connection) throws(DatabaseError) in
            _ = try connection.run(
                """
                INSERT INTO step (operation, position, frame, handler, arguments, state, outcome, failure)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (operation, position)
                DO UPDATE SET state = excluded.state, outcome = excluded.outcome, failure = excluded.failure
                """,
                [
                    .text(operation), .integer(step.position), .integer(step.frame), .text(step.handler),
                    .text(JSON.object(step.arguments).serialized()), .text(step.state.rawValue),
                    Datum(step.outcome?.json.serialized()), Datum(step.failure),
                ]
            )
        }
    }

    private func transaction<Success: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(DatabaseError) -> Success
    ) async throws(JournalFailure) -> Success {
        try await commits.transaction(
            translating: { JournalFailure($0.description) },
            { (connection) throws(JournalFailure) in
                try journalled { () throws(DatabaseError) in try body(connection) }
            }
        )
    }

    private func reading<Success: Sendable>(
        _ body: (Connection) throws(DatabaseError) -> Success
    ) throws(JournalFailure) -> Success {
        try journalled { () throws(DatabaseError) in try commits.read(body) }
    }

    private func journalled<Success>(
        _ body: () throws(DatabaseError) -> Success
    ) throws(JournalFailure) -> Success {
        do {
            return try body()
        } catch {
            throw JournalFailure(error.description)
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS operation (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            session TEXT NOT NULL,
            user TEXT NOT NULL,
            state TEXT NOT NULL,
            started INTEGER NOT NULL,
            finished INTEGER,
            undoes TEXT,
            frames TEXT NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS operation_by_session ON operation (session, state, number);
        CREATE INDEX IF NOT EXISTS operation_by_state ON operation (state) WHERE state = 'running';
        CREATE TABLE IF NOT EXISTS step (
            operation TEXT NOT NULL REFERENCES operation (id),
            position INTEGER NOT NULL,
            frame INTEGER NOT NULL,
            handler TEXT NOT NULL,
            arguments TEXT NOT NULL,
            state TEXT NOT NULL,
            outcome TEXT,
            failure TEXT,
            PRIMARY KEY (operation, position)
        ) STRICT, WITHOUT ROWID;
        """
}
