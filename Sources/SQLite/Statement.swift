internal import CSQLite

/// A compiled statement, kept and used again for the same SQL.
@safe final class Statement {
    let sql: String
    let handle: OpaquePointer
    /// Whether a row of it is being looked at: the same SQL run inside then needs a second statement.
    var isRunning = false

    init(sql: String, handle: OpaquePointer) {
        self.sql = sql
        unsafe self.handle = handle
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// The result code of the first value that could not be bound.
    func bind(_ values: [Datum]) -> Int32 {
        for (index, value) in values.enumerated() {
            let code = bind(value, at: Int32(index + 1))
            if code != SQLITE_OK { return code }
        }
        return SQLITE_OK
    }

    var parameterCount: Int { unsafe Int(sqlite3_bind_parameter_count(handle)) }

    func step() -> Int32 { unsafe sqlite3_step(handle) }

    func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
        isRunning = false
    }

    private func bind(_ value: Datum, at index: Int32) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(handle, index)
        case .integer(let number): return unsafe sqlite3_bind_int64(handle, index, Int64(number))
        case .real(let number): return unsafe sqlite3_bind_double(handle, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                // An empty buffer may have no address, which SQLite would take for NULL.
                guard let start = bytes.baseAddress else {
                    return unsafe sqlite3_bind_text(handle, index, "", 0, parlance_sqlite_transient())
                }
                return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
                    unsafe sqlite3_bind_text64(
                        handle,
                        index,
                        characters,
                        UInt64(bytes.count),
                        parlance_sqlite_transient(),
                        UInt8(SQLITE_UTF8)
                    )
                }
            }
        case .blob(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                guard let start = buffer.baseAddress, !bytes.isEmpty else {
                    return unsafe sqlite3_bind_zeroblob(handle, index, 0)
                }
                return unsafe sqlite3_bind_blob64(
                    handle,
                    index,
                    start,
                    UInt64(bytes.count),
                    parlance_sqlite_transient()
                )
            }
        }
    }
}
