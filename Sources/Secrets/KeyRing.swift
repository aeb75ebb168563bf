public import HTTPClient
public import SQLite

/// The Odoo keys of people, sealed in one SQLite file: what stands there opens only with the key file beside it.
public struct KeyRing: Sendable {
    private let database: Database
    private let box: SecretBox

    /// One person's key, without the key.
    public struct Entry: Hashable, Sendable {
        public let user: String
        /// The login in Odoo.
        public let login: String
        /// The last day on which it is valid, `2027-02-01`; nil when nobody said.
        public let expires: String?
    }

    public init(_ database: Database, _ box: SecretBox) throws(DatabaseError) {
        self.database = database
        self.box = box
        try database.with { (connection) throws(DatabaseError) in
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS key (
                    user TEXT NOT NULL PRIMARY KEY, login TEXT NOT NULL, expires TEXT, sealed BLOB NOT NULL
                ) STRICT
                """
            )
        }
    }

    /// Keeps a key; one that the person had before is gone.
    public func add(_ key: Secret, login: String, for user: String, expires: String?) throws {
        let sealed = try box.seal(key.revealed(), for: user)
        try database.with { (connection) throws(DatabaseError) in
            _ = try connection.run(
                """
                INSERT INTO key (user, login, expires, sealed) VALUES (?, ?, ?, ?)
                ON CONFLICT (user) DO UPDATE SET login = excluded.login, expires = excluded.expires, sealed = excluded.sealed
                """,
                [.text(user), .text(login), Datum(expires), .blob(sealed)]
            )
        }
    }

    /// - Returns: Whether there was one.
    public func revoke(_ user: String) throws(DatabaseError) -> Bool {
        try database.with { (connection) throws(DatabaseError) in
            try connection.run("DELETE FROM key WHERE user = ?", [.text(user)]) > 0
        }
    }

    public func entries() throws(DatabaseError) -> [Entry] {
        try database.with { (connection) throws(DatabaseError) in
            try connection.rows("SELECT user, login, expires FROM key ORDER BY user") { row in
                Entry(user: row.text(0) ?? "", login: row.text(1) ?? "", expires: row.text(2))
            }
        }
    }

    /// Nil when the person has none.
    public func key(of user: String) throws -> (login: String, key: Secret)? {
        let found = try database.with { (connection) throws(DatabaseError) in
            try connection.first("SELECT login, sealed FROM key WHERE user = ?", [.text(user)]) { row in
                (login: row.text(0) ?? "", sealed: row.blob(1))
            }
        }
        guard let found else { return nil }
        return (found.login, Secret(try box.open(found.sealed, for: user)))
    }
}
