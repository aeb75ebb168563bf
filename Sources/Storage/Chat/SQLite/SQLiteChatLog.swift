internal import JSON
public import SQLite

/// The log in one SQLite file.
public struct SQLiteChatLog: ChatLog {
    private let commits: CommitQueue
    private let owner: Owner

    /// Takes a database of its own: the file holds nothing else of the log's names.
    public init(_ database: Database) throws(ChatLogFailure) {
        owner = Owner(of: database)
        do {
            try database.with { (connection) throws(DatabaseError) in
                try connection.transaction { () throws(DatabaseError) in
                    try connection.execute(Self.schema)
                    guard try !connection.hasColumn("owner", in: "frame") else { return }
                    try connection.execute("ALTER TABLE frame ADD COLUMN owner TEXT")
                }
            }
            commits = try CommitQueue(database)
        } catch {
            throw ChatLogFailure(error.description)
        }
        owner.clear()
    }

    public func open(_ session: String, for user: String, at now: Int) async throws(ChatLogFailure) -> ChatSession? {
        try await transaction { (connection) throws(DatabaseError) in
            try connection.run(
                """
                INSERT INTO session (id, user, title, epoch, top, created, updated)
                VALUES (?1, ?2, '', ?3, 0, ?4, ?4)
                ON CONFLICT (id) DO NOTHING
                """,
                [.text(session), .text(user), .text(ChatSession.newEpoch()), .integer(now)]
            )
            return try connection.session(session, of: user)
        }
    }

    public func accept(
        _ message: ChatMessage,
        in session: String,
        at now: Int
    ) async throws(ChatLogFailure) -> Acceptance {
        guard owner.announce() else { throw ChatLogFailure(owner.failure) }
        return try await transaction { [owner] (connection) throws(DatabaseError) in
            guard let top = try connection.top(of: session) else { return .noSession }
            if let there = try connection.frame(message.id, in: session) {
                let isSame = there.kind == .message && there.data == message.data
                return isSame ? .duplicate(seq: there.seq) : .conflict
            }
            if let place = message.place {
                let next = try connection.nextCseq(of: place.client, in: session)
                guard place.cseq == next else { return .outOfOrder(nextCseq: next) }
                try connection.advance(place, in: session)
            }
            let frame = ChatFrame(
                seq: top + 1,
                id: message.id,
                kind: .message,
                replyTo: nil,
                time: now,
                data: message.data
            )
            try connection.append(frame, to: session, awaitedFrom: owner.id)
            return .accepted(frame)
        }
    }

    public func answer(
        _ answer: ChatAnswer,
        remembering state: String?,
        in session: String,
        at now: Int
    ) async throws(ChatLogFailure) -> [ChatFrame]? {
        try await transaction { (connection) throws(DatabaseError) in
            guard var top = try connection.top(of: session),
                try connection.settle(answer.message, in: session)
            else { return nil }
            var frames: [ChatFrame] = []
            for event in answer.events {
                top += 1
                frames.append(.event(event, seq: top, replyTo: nil, time: now))
            }
            frames.append(
                ChatFrame(
                    seq: top + 1,
                    id: answer.id,
                    kind: answer.isFailure ? .failure : .answer,
                    replyTo: answer.message,
                    time: now,
                    data: answer.data
                )
            )
            for frame in frames { try connection.append(frame, to: session) }
            if let state { try connection.remember(state, in: session) }
            return frames
        }
    }

    public func frames(of session: String, after seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame] {
        try reading { (connection) throws(DatabaseError) in
            try connection.frames(of: session, after: seq, limit: limit)
        }
    }

    public func nextCseq(of client: String, in session: String) async throws(ChatLogFailure) -> Int {
        try reading { (connection) throws(DatabaseError) in try connection.nextCseq(of: client, in: session) }
    }

    public func unanswered() async throws(ChatLogFailure) -> [Unanswered] {
        try reading { (connection) throws(DatabaseError) in
            try connection.unanswered().filter { $0.owner.map(owner.isGone) ?? true }.map(\.message)
        }
    }

    public func frames(of session: String, before seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame] {
        try reading { (connection) throws(DatabaseError) in
            try connection.frames(of: session, before: seq, limit: limit)
        }
    }

    public func frame(_ id: String, in session: String) async throws(ChatLogFailure) -> ChatFrame? {
        try reading { (connection) throws(DatabaseError) in try connection.frame(id, in: session) }
    }

    /// Leaves what waits for an answer to others.
    package func leave() { owner.leave() }

    /// A log out of a backup: every position that a client holds means nothing any more.
    public func beginEpoch() async throws(ChatLogFailure) {
        try await transaction { (connection) throws(DatabaseError) in
            _ = try connection.run("UPDATE session SET epoch = ?", [.text(ChatSession.newEpoch())])
            // Nobody is at work on what is asked in this log.
            _ = try connection.run("UPDATE frame SET owner = NULL WHERE awaits_answer = 1")
        }
    }

    public func check() async throws(ChatLogFailure) { _ = try await unanswered() }

    public func generation() async throws(ChatLogFailure) -> Int {
        // Of the connection that writes: what it wrote itself does not count.
        try await transaction { (connection) throws(DatabaseError) in
            try connection.first("PRAGMA data_version") { row in row.integer(0) } ?? 0
        }
    }

    func transaction<Success: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(DatabaseError) -> Success
    ) async throws(ChatLogFailure) -> Success {
        try await commits.transaction(
            translating: { ChatLogFailure($0.description) },
            { (connection) throws(ChatLogFailure) in try logged { () throws(DatabaseError) in try body(connection) } }
        )
    }

    func reading<Success: Sendable>(
        _ body: (Connection) throws(DatabaseError) -> Success
    ) throws(ChatLogFailure) -> Success {
        try logged { () throws(DatabaseError) in try commits.read(body) }
    }

    private func logged<Success>(_ body: () throws(DatabaseError) -> Success) throws(ChatLogFailure) -> Success {
        do {
            return try body()
        } catch {
            throw ChatLogFailure(error.description)
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS session (
            id TEXT NOT NULL PRIMARY KEY,
            user TEXT NOT NULL,
            title TEXT NOT NULL,
            epoch TEXT NOT NULL,
            state TEXT,
            top INTEGER NOT NULL,
            pinned INTEGER NOT NULL DEFAULT 0,
            archived INTEGER NOT NULL DEFAULT 0,
            read INTEGER NOT NULL DEFAULT 0,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            preview TEXT NOT NULL DEFAULT ''
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS session_by_user ON session (user, archived, pinned, updated);
        CREATE TABLE IF NOT EXISTS frame (
            session TEXT NOT NULL REFERENCES session (id),
            seq INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            reply_to TEXT,
            time INTEGER NOT NULL,
            data TEXT NOT NULL,
            awaits_answer INTEGER NOT NULL,
            PRIMARY KEY (session, seq),
            UNIQUE (session, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS frame_unanswered ON frame (time, session, seq) WHERE awaits_answer = 1;
        CREATE TABLE IF NOT EXISTS client (
            session TEXT NOT NULL REFERENCES session (id),
            id TEXT NOT NULL,
            cseq INTEGER NOT NULL,
            PRIMARY KEY (session, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS feedback (
            session TEXT NOT NULL REFERENCES session (id),
            id TEXT NOT NULL,
            feedback TEXT NOT NULL,
            PRIMARY KEY (session, id)
        ) STRICT, WITHOUT ROWID;
        """
}
