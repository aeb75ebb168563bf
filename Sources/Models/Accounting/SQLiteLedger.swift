internal import Intents
public import SQLite

/// The account of requests to models in one SQLite file.
public struct SQLiteLedger: Ledger {
    private let database: Database
    private let now: @Sendable () -> Int
    public let reservations = Reservations()

    /// - Parameter now: Seconds since 1970; days are counted in UTC.
    public init(_ database: Database, now: @escaping @Sendable () -> Int) throws(DatabaseError) {
        self.database = database
        self.now = now
        try database.with { (connection) throws(DatabaseError) in
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS usage (
                    at INTEGER NOT NULL, day INTEGER NOT NULL, provider TEXT NOT NULL, intent TEXT, user TEXT NOT NULL,
                    input INTEGER NOT NULL, cached INTEGER NOT NULL, output INTEGER NOT NULL, cost INTEGER NOT NULL,
                    milliseconds INTEGER NOT NULL, failure TEXT
                );
                CREATE INDEX IF NOT EXISTS usage_day ON usage (day, user);
                """
            )
            // An account of an earlier version has no such column.
            let columns = try connection.rows("SELECT name FROM pragma_table_info('usage')") { $0.text(0) }
            guard !columns.contains("estimated") else { return }
            try connection.execute("ALTER TABLE usage ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0")
        }
    }

    public func record(_ entry: UsageEntry) {
        let moment = now()
        let latency = entry.latency.components
        let milliseconds = Int(latency.seconds) * 1000 + Int(latency.attoseconds / 1_000_000_000_000_000)
        let written = try? database.with { (connection) throws(DatabaseError) in
            try connection.run(
                """
                INSERT INTO usage (at, day, provider, intent, user, input, cached, output, cost, milliseconds, failure,
                    estimated)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(moment), .integer(Self.day(moment)), .text(entry.provider), Datum(entry.intent?.rawValue),
                    .text(entry.user), .integer(entry.tokens.input), .integer(entry.tokens.cached),
                    .integer(entry.tokens.output), .integer(entry.cost), .integer(milliseconds), Datum(entry.failure),
                    .integer(entry.isEstimated ? 1 : 0),
                ]
            )
        }
        // An account that cannot be written must not end a turn, nor open a budget.
        if written == nil { reservations.keep(entry.cost, for: entry.user) }
    }

    public func spentToday(by user: String?) -> Int? {
        let day = Self.day(now())
        return try? database.with { (connection) throws(DatabaseError) in
            try connection.first(
                "SELECT COALESCE(SUM(cost), 0) FROM usage WHERE day = ? AND (? IS NULL OR user = ?)",
                [.integer(day), Datum(user), Datum(user)]
            ) { $0.integer(0) }
        }
    }

    /// One row a provider, user and intent, of the last days.
    public func summary(days: Int) throws(DatabaseError) -> [UsageSummary] {
        let first = Self.day(now()) - max(0, days - 1)
        return try database.with { (connection) throws(DatabaseError) in
            try connection.rows(
                """
                SELECT provider, user, COALESCE(intent, ''), COUNT(*), SUM(failure IS NOT NULL), SUM(input), SUM(cached),
                    SUM(output), SUM(cost), CAST(AVG(milliseconds) AS INTEGER), SUM(estimated)
                FROM usage WHERE day >= ? GROUP BY 1, 2, 3 ORDER BY 9 DESC, 4 DESC, 1, 2, 3
                """,
                [.integer(first)]
            ) { row in
                UsageSummary(
                    provider: row.text(0) ?? "",
                    user: row.text(1) ?? "",
                    intent: row.text(2) ?? "",
                    requests: row.integer(3),
                    failures: row.integer(4),
                    tokens: Tokens(input: row.integer(5), cached: row.integer(6), output: row.integer(7)),
                    cost: row.integer(8),
                    averageMilliseconds: row.integer(9),
                    estimates: row.integer(10)
                )
            }
        }
    }

    /// One row a provider, user and day, of the requests between two times.
    public func daily(in time: Range<Int>) throws(DatabaseError) -> [DailyUsage] {
        try database.with { (connection) throws(DatabaseError) in
            try connection.rows(
                """
                SELECT provider, user, day, COUNT(*), SUM(failure IS NOT NULL), SUM(input), SUM(cached), SUM(output),
                    SUM(cost)
                FROM usage WHERE day >= ? AND at >= ? AND at < ? GROUP BY 1, 2, 3 ORDER BY 3, 2, 1
                """,
                [.integer(Self.day(time.lowerBound)), .integer(time.lowerBound), .integer(time.upperBound)]
            ) { row in
                DailyUsage(
                    provider: row.text(0) ?? "",
                    user: row.text(1) ?? "",
                    day: row.integer(2),
                    requests: row.integer(3),
                    failures: row.integer(4),
                    tokens: Tokens(input: row.integer(5), cached: row.integer(6), output: row.integer(7)),
                    cost: row.integer(8)
                )
            }
        }
    }

    private static func day(_ seconds: Int) -> Int { seconds / 86_400 }
}

/// What one user's requests about one intent took at one provider.
public struct UsageSummary: Hashable, Sendable {
    public var provider: String
    public var user: String
    /// Empty where the requests started none.
    public var intent: String
    public var requests: Int
    public var failures: Int
    public var tokens: Tokens
    /// In millionths.
    public var cost: Int
    public var averageMilliseconds: Int
    /// Requests whose tokens are a guess.
    public var estimates: Int
}

/// What one user's requests of one day took at one provider.
public struct DailyUsage: Hashable, Sendable {
    public var provider: String
    public var user: String
    /// Days since 1970.
    public var day: Int
    public var requests: Int
    public var failures: Int
    public var tokens: Tokens
    /// In millionths.
    public var cost: Int
}
