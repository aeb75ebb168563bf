internal import JSON
public import SQLite

/// Reads the audit that the journal keeps, and finds out whether somebody has been at it.
public struct AuditLog: Sendable {
    public enum Verdict: Hashable, Sendable {
        /// So many lines; the last one's hash stands for them all.
        case sound(count: Int, head: String)
        case broken(at: Int, Fault)
    }

    public enum Fault: Hashable, Sendable {
        case missing
        /// The line is not the one that was hashed.
        case changed
        /// The hash that was noted elsewhere is not in the chain: the end was cut off, or all of it made anew.
        case otherHead
    }

    /// What to look for; nil is everything.
    public struct Filter: Hashable, Sendable {
        public var user: String?
        public var intent: String?
        /// Seconds since 1970.
        public var from: Int?
        /// Not reached.
        public var to: Int?
        /// Only lines before this one.
        public var before: Int?

        public init() {}
    }

    private let database: Database

    /// - Parameter database: The journal's.
    public init(_ database: Database) throws(DatabaseError) {
        self.database = database
        try database.with { (connection) throws(DatabaseError) in try connection.makeAuditTable() }
    }

    /// Reads every line.
    ///
    /// - Parameter head: A hash that was noted earlier, somewhere else: it must still be in the chain.
    public func verify(head: String? = nil) throws(DatabaseError) -> Verdict {
        try database.with { (connection) throws(DatabaseError) in
            var number = 0
            var hash = ""
            var fault: (Int, Fault)?
            var isHeadSeen = head == nil
            try connection.query("SELECT number, at, user, content, hash FROM audit ORDER BY number") { row in
                guard fault == nil else { return }
                let content = row.text(3) ?? ""
                if row.integer(0) != number + 1 {
                    fault = (number + 1, .missing)
                } else if row.text(4) != auditHash(after: hash, row.integer(0), content)
                    || !Self.agrees(content, at: row.integer(1), user: row.text(2) ?? "")
                {
                    fault = (row.integer(0), .changed)
                }
                number = row.integer(0)
                hash = row.text(4) ?? ""
                if hash == head { isHeadSeen = true }
            }
            if let fault { return .broken(at: fault.0, fault.1) }
            return isHeadSeen ? .sound(count: number, head: hash) : .broken(at: number, .otherHead)
        }
    }

    /// The newest first, at most `limit`.
    public func entries(_ filter: Filter, limit: Int) throws(DatabaseError) -> [AuditEntry] {
        try database.with { (connection) throws(DatabaseError) in
            var found: [AuditEntry] = []
            var before = filter.before ?? .max
            while found.count < limit {
                let page = try connection.rows(
                    """
                    SELECT number, content, hash FROM audit
                    WHERE number < ?1 AND (?2 IS NULL OR user = ?2) AND at >= ?3 AND at < ?4
                    ORDER BY number DESC LIMIT 200
                    """,
                    [
                        .integer(before), Datum(filter.user), .integer(filter.from ?? 0),
                        .integer(filter.to ?? .max),
                    ]
                ) { row in AuditEntry(row) }
                guard let last = page.last else { break }
                found += page.filter { entry in filter.intent.map(entry.intents.contains) ?? true }
                before = last.number
            }
            return Array(found.prefix(limit))
        }
    }

    /// All lines in their order, a page at a time.
    public func entries(after number: Int, limit: Int) throws(DatabaseError) -> [AuditEntry] {
        try database.with { (connection) throws(DatabaseError) in
            try connection.rows(
                "SELECT number, content, hash FROM audit WHERE number > ? ORDER BY number LIMIT ?",
                [.integer(number), .integer(limit)]
            ) { row in AuditEntry(row) }
        }
    }

    /// Whether the columns that are searched say what the hashed line says.
    private static func agrees(_ content: String, at: Int, user: String) -> Bool {
        let line = try? JSON(parsing: content)
        return line?["at"] == .integer(at) && line?["user"] == .string(user)
    }
}

extension AuditEntry {
    fileprivate init(_ row: borrowing Row) {
        self.init(
            number: row.integer(0),
            content: (try? JSON(parsing: row.text(1) ?? "")) ?? .null,
            hash: row.text(2) ?? ""
        )
    }
}
