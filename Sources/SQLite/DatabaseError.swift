/// Why a statement did not do what it should; the description says what can be done about it.
public enum DatabaseError: Error, Hashable, Sendable {
    case cannotOpen(path: String, reason: String)
    /// The file exists and is not, or no longer, a database.
    case corrupt(path: String, detail: String)
    case readOnly(path: String)
    /// No room on the disk, or the limit of pages is reached; nothing of the transaction was kept.
    case full(path: String)
    /// Another connection held the file for longer than the busy timeout.
    case locked(path: String)
    case constraint(Constraint, detail: String)
    case io(path: String, detail: String)
    case interrupted
    /// Our own mistake: SQL that does not parse, a value that does not fit.
    case misused(sql: String, detail: String)

    public enum Constraint: Hashable, Sendable {
        case unique, notNull, foreignKey, check, other
    }
}

extension DatabaseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "cannot open '\(path)': \(reason); check that its folder exists and may be written"
        case .corrupt(let path, let detail):
            "'\(path)' is not a sound database (\(detail)); restore it from a backup, or move it away to start anew"
        case .readOnly(let path):
            "'\(path)' may only be read; make the file and its folder writable"
        case .full(let path):
            "there is no room left for '\(path)'; free space on its disk and try again, nothing was changed"
        case .locked(let path):
            "'\(path)' is held by another process; stop the other one, or try again in a moment"
        case .constraint(_, let detail): detail
        case .io(let path, let detail):
            "reading or writing '\(path)' failed (\(detail)); check the disk"
        case .interrupted: "the query was interrupted"
        case .misused(let sql, let detail): "\(detail), in: \(sql)"
        }
    }
}
