internal import CSQLite

extension Connection {
    /// Copies everything into another database, as of one moment and while others read and write; what was there is
    /// replaced at once for whoever has it open.
    public func copy(to target: Connection) throws(DatabaseError) {
        guard let backup = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw target.failure(unsafe sqlite3_errcode(target.handle), "backup")
        }
        var waits = 0
        var code = unsafe sqlite3_backup_step(backup, -1)
        while code == SQLITE_BUSY || code == SQLITE_LOCKED, waits < 100 {
            sqlite3_sleep(50)
            waits += 1
            code = unsafe sqlite3_backup_step(backup, -1)
        }
        let finished = unsafe sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, finished == SQLITE_OK else { throw target.failure(code, "backup") }
    }

    /// What is wrong with the file; empty when it is sound.
    public func faults() throws(DatabaseError) -> [String] {
        let findings = try rows("PRAGMA integrity_check") { row in row.text(0) ?? "" }
        return findings == ["ok"] ? [] : findings
    }

    public func hasColumn(_ column: String, in table: String) throws(DatabaseError) -> Bool {
        try first("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", [.text(table), .text(column)]) { _ in true }
            ?? false
    }
}
