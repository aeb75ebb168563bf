internal import CSQLite

/// One connection to one database file. It is confined to whoever holds it: a `Database`, a `DatabaseQueue`, one task.
@safe public final class Connection {
    public let path: String
    let handle: OpaquePointer
    private var statements: [String: Statement] = [:]
    private var depth = 0

    /// Opens the file, making it where it is missing: its owner's alone.
    public init(_ location: Location, _ options: Options = Options()) throws(DatabaseError) {
        path = location.name
        if options.access == .readWrite, case .file(let path) = location { PrivateFile.prepare(path) }
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | options.access.flags
        let code = unsafe sqlite3_open_v2(location.path, &opened, flags, nil)
        guard let opened = unsafe opened else { throw .cannotOpen(path: path, reason: "out of memory") }
        unsafe handle = opened
        guard code == SQLITE_OK else {
            throw .cannotOpen(path: path, reason: unsafe String(cString: sqlite3_errmsg(opened)))
        }
        unsafe sqlite3_busy_timeout(opened, Int32(clamping: options.busyMilliseconds))
        try configure(location, options)
    }

    deinit {
        statements.removeAll()
        unsafe sqlite3_close_v2(handle)
    }

    /// Runs one statement to its end and gives the number of rows that it changed.
    @discardableResult
    public func run(_ sql: String, _ values: [Datum] = []) throws(DatabaseError) -> Int {
        try query(sql, values) { _ in }
        return unsafe Int(sqlite3_changes64(handle))
    }

    /// Runs statements that take no values, one after the other.
    public func execute(_ script: String) throws(DatabaseError) {
        let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
        if code != SQLITE_OK { throw failure(code, script) }
    }

    /// Calls `body` once for each row.
    public func query(
        _ sql: String,
        _ values: [Datum] = [],
        _ body: (borrowing Row) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        let statement = try prepare(sql)
        precondition(statement.parameterCount == values.count, "as many values as the statement has parameters")
        statement.isRunning = true
        defer { statement.reset() }
        let bound = statement.bind(values)
        if bound != SQLITE_OK { throw failure(bound, sql) }
        while true {
            switch statement.step() {
            case SQLITE_ROW: try body(unsafe Row(statement.handle))
            case SQLITE_DONE: return
            case let code: throw failure(code, sql)
            }
        }
    }

    /// One element for each row.
    public func rows<Element>(
        _ sql: String,
        _ values: [Datum] = [],
        _ element: (borrowing Row) throws(DatabaseError) -> Element
    ) throws(DatabaseError) -> [Element] {
        var elements: [Element] = []
        try query(sql, values) { row throws(DatabaseError) in
            elements.append(try element(row))
        }
        return elements
    }

    /// The first row's element, nil when there is none.
    public func first<Element>(
        _ sql: String,
        _ values: [Datum] = [],
        _ element: (borrowing Row) throws(DatabaseError) -> Element
    ) throws(DatabaseError) -> Element? {
        try rows(sql, values, element).first
    }

    public var lastInsertedID: Int { unsafe Int(sqlite3_last_insert_rowid(handle)) }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

    /// All of `body` or nothing of it. Nested calls are savepoints: an inner failure that is caught undoes the inner
    /// part alone.
    public func transaction<Success, Failure: Error>(
        translating translate: (DatabaseError) -> Failure,
        _ body: () throws(Failure) -> Success
    ) throws(Failure) -> Success {
        let isOutermost = depth == 0
        let name = "level\(depth)"
        try translated(translate) { () throws(DatabaseError) in
            try execute(isOutermost ? "BEGIN IMMEDIATE" : "SAVEPOINT \(name)")
        }
        depth += 1
        defer { depth -= 1 }
        let success: Success
        do {
            success = try body()
        } catch {
            rollBack(isOutermost, name)
            throw error
        }
        do {
            try execute(isOutermost ? "COMMIT" : "RELEASE \(name)")
        } catch {
            rollBack(isOutermost, name)
            throw translate(error)
        }
        return success
    }

    /// All of `body` or nothing of it.
    public func transaction<Success>(
        _ body: () throws(DatabaseError) -> Success
    ) throws(DatabaseError) -> Success {
        try transaction(translating: { $0 }, body)
    }

    private func rollBack(_ isOutermost: Bool, _ name: String) {
        // SQLite has rolled back by itself after some failures (disk full, corruption): then there is nothing to undo.
        guard isInTransaction else { return }
        let undo = isOutermost ? "ROLLBACK" : "ROLLBACK TO \(name); RELEASE \(name)"
        unsafe sqlite3_exec(handle, undo, nil, nil, nil)
    }

    private func translated<Failure: Error>(
        _ translate: (DatabaseError) -> Failure,
        _ body: () throws(DatabaseError) -> Void
    ) throws(Failure) {
        do {
            try body()
        } catch {
            throw translate(error)
        }
    }

    private func prepare(_ sql: String) throws(DatabaseError) -> Statement {
        if let cached = statements[sql], !cached.isRunning { return cached }
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        if code != SQLITE_OK { throw failure(code, sql) }
        guard let prepared = unsafe prepared else { throw .misused(sql: sql, detail: "there is no statement") }
        let statement = unsafe Statement(sql: sql, handle: prepared)
        if statements[sql] == nil {
            if statements.count >= Self.cacheSize { statements = statements.filter { $0.value.isRunning } }
            statements[sql] = statement
        }
        return statement
    }

    func failure(_ code: Int32, _ sql: String) -> DatabaseError {
        DatabaseError(
            code: unsafe sqlite3_extended_errcode(handle) == SQLITE_OK ? code : sqlite3_extended_errcode(handle),
            detail: unsafe String(cString: sqlite3_errmsg(handle)),
            path: path,
            sql: sql
        )
    }

    /// What the last call that failed said.
    var lastFailure: DatabaseError { failure(unsafe sqlite3_errcode(handle), "COMMIT") }

    private static let cacheSize = 256
}

extension Connection {
    private func configure(_ location: Location, _ options: Options) throws(DatabaseError) {
        // The first read finds out whether the file is a database at all.
        try query("SELECT count(*) FROM sqlite_schema") { _ in }
        if options.access == .readWrite, case .file = location {
            try query("PRAGMA journal_mode = WAL") { _ in }
            try execute("PRAGMA synchronous = \(options.synchronous.rawValue)")
        }
        try execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
        try query("PRAGMA mmap_size = \(options.mappedBytes)") { _ in }
        if let pages = options.maximumPages {
            try query("PRAGMA max_page_count = \(pages)") { _ in }
        }
    }
}
