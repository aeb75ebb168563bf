internal import CSQLite

/// The current row of a running statement: valid only inside the closure that gets it.
@safe public struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    public var count: Int { unsafe Int(sqlite3_column_count(statement)) }

    public func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    /// 0 for NULL, as SQLite converts.
    public func integer(_ column: Int) -> Int {
        unsafe Int(sqlite3_column_int64(statement, Int32(column)))
    }

    public func real(_ column: Int) -> Double {
        unsafe sqlite3_column_double(statement, Int32(column))
    }

    /// Nil for NULL; bytes that are no UTF-8 are repaired.
    public func text(_ column: Int) -> String? {
        guard let start = unsafe sqlite3_column_text(statement, Int32(column)) else { return nil }
        let length = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    public func blob(_ column: Int) -> [UInt8] {
        guard let start = unsafe sqlite3_column_blob(statement, Int32(column)) else { return [] }
        let length = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    public subscript(column: Int) -> Datum {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: .text(text(column) ?? "")
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }
}
