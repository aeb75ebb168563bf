internal import Intents
internal import SQLite

extension Connection {
    func makeIdentityTables() throws(DatabaseError) {
        try execute(
            """
            CREATE TABLE IF NOT EXISTS user (
                id TEXT NOT NULL PRIMARY KEY,
                username TEXT NOT NULL UNIQUE COLLATE NOCASE,
                name TEXT NOT NULL,
                roles TEXT NOT NULL,
                password TEXT NOT NULL,
                disabled INTEGER NOT NULL DEFAULT 0,
                locale TEXT,
                zone TEXT
            ) STRICT;
            CREATE TABLE IF NOT EXISTS login (
                id TEXT NOT NULL PRIMARY KEY,
                user TEXT NOT NULL REFERENCES user (id),
                device TEXT,
                embedded INTEGER NOT NULL,
                started INTEGER NOT NULL,
                expires INTEGER NOT NULL,
                ended INTEGER
            ) STRICT;
            CREATE INDEX IF NOT EXISTS login_by_user ON login (user);
            CREATE INDEX IF NOT EXISTS login_by_end ON login (expires);
            CREATE TABLE IF NOT EXISTS refresh (
                hash BLOB NOT NULL PRIMARY KEY,
                login TEXT NOT NULL REFERENCES login (id) ON DELETE CASCADE,
                replaced INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS refresh_by_login ON refresh (login);
            CREATE TABLE IF NOT EXISTS setup (hash BLOB NOT NULL) STRICT;
            CREATE TABLE IF NOT EXISTS ticket (
                hash BLOB NOT NULL PRIMARY KEY,
                user TEXT NOT NULL,
                token TEXT NOT NULL,
                token_expires INTEGER NOT NULL,
                expires INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """
        )
    }

    func hasUsers() throws(DatabaseError) -> Bool {
        try first("SELECT 1 FROM user LIMIT 1") { _ in true } ?? false
    }

    func users() throws(DatabaseError) -> [User] {
        try rows("SELECT \(Self.userColumns) FROM user ORDER BY username", []) { row in User(row) }
    }

    /// By user name, in either case.
    func user(named name: String) throws(DatabaseError) -> User? {
        try first("SELECT \(Self.userColumns) FROM user WHERE username = ?", [.text(name)]) { row in User(row) }
    }

    func password(of user: String) throws(DatabaseError) -> PasswordHash? {
        try first("SELECT password FROM user WHERE id = ?", [.text(user)]) { row in row.text(0) }
            .flatMap { $0 }.flatMap(PasswordHash.init)
    }

    func add(_ user: User, _ password: PasswordHash) throws(DatabaseError) {
        try run(
            "INSERT INTO user (id, username, name, roles, password, locale, zone) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(user.id), .text(user.username), .text(user.name), .text(user.roles.stored),
                .text(password.text), Datum(user.locale), Datum(user.timeZone),
            ]
        )
    }

    func update(_ user: User) throws(DatabaseError) {
        try run(
            "UPDATE user SET name = ?, roles = ?, disabled = ?, locale = ?, zone = ? WHERE id = ?",
            [
                .text(user.name), .text(user.roles.stored), .integer(user.isDisabled ? 1 : 0), Datum(user.locale),
                Datum(user.timeZone), .text(user.id),
            ]
        )
    }

    func setPassword(_ password: PasswordHash, of user: String) throws(DatabaseError) {
        try run("UPDATE user SET password = ? WHERE id = ?", [.text(password.text), .text(user)])
    }

    static let userColumns = "user.id, username, name, roles, disabled, locale, zone"
}

extension User {
    /// From the columns of `userColumns`, which come first.
    init(_ row: borrowing Row) {
        self.init(
            id: row.text(0) ?? "",
            username: row.text(1) ?? "",
            name: row.text(2) ?? "",
            roles: Set((row.text(3) ?? "").split(separator: ",").map { Role(String($0)) }),
            isDisabled: row.integer(4) != 0,
            locale: row.text(5),
            timeZone: row.text(6)
        )
    }
}

extension Set<Role> {
    fileprivate var stored: String { map(\.rawValue).sorted().joined(separator: ",") }
}
