internal import CSQLite

extension DatabaseError {
    /// Translates an extended result code, with SQLite's own sentence as detail.
    init(code: Int32, detail: String, path: String, sql: String) {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
        case SQLITE_READONLY: self = .readOnly(path: path)
        case SQLITE_FULL: self = .full(path: path)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(path: path, detail: detail)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .cannotOpen(path: path, reason: detail)
        case SQLITE_IOERR, SQLITE_NOLFS, SQLITE_PROTOCOL: self = .io(path: path, detail: detail)
        case SQLITE_INTERRUPT: self = .interrupted
        case SQLITE_CONSTRAINT: self = .constraint(Constraint(extendedCode: code), detail: detail)
        default: self = .misused(sql: sql, detail: detail)
        }
    }
}

extension DatabaseError.Constraint {
    fileprivate init(extendedCode: Int32) {
        switch extendedCode {
        case parlance_sqlite_constraint_unique, parlance_sqlite_constraint_primary_key,
            parlance_sqlite_constraint_row_id:
            self = .unique
        case parlance_sqlite_constraint_not_null: self = .notNull
        case parlance_sqlite_constraint_foreign_key: self = .foreignKey
        case parlance_sqlite_constraint_check: self = .check
        default: self = .other
        }
    }
}
