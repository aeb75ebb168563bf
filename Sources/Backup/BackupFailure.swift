public import SQLite

/// Why a backup was not made, or not brought back; the description says what can be done about it.
public enum BackupFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case nothingToKeep(folder: String)
    case unknown(String, known: [String])
    case unreadable(path: String)
    case unwritable(path: String)
    /// A file of the backup is not what was written.
    case damaged(file: String, reason: String)
    case database(DatabaseError)

    public var description: String {
        switch self {
        case .nothingToKeep(let folder): "there is no database in '\(folder)'"
        case .unknown(let name, let known):
            known.isEmpty
                ? "there is no backup '\(name)', and no other one"
                : "there is no backup '\(name)'; there are \(known.suffix(5).joined(separator: ", "))"
        case .unreadable(let path): "cannot read '\(path)'"
        case .unwritable(let path): "cannot write '\(path)': check the folder and the disk"
        case .damaged(let file, let reason): "'\(file)' of the backup is damaged (\(reason)): take another backup"
        case .database(let error): error.description
        }
    }
}
