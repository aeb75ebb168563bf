internal import Engine
internal import FoundationEssentials
internal import SQLite
internal import Synchronization

/// Whose an operation in the journal is: of this process, or of another that may still be at work on it. Each owner
/// holds a file beside the journal, which the system lets go of when the process ends.
final class JournalOwner: Sendable {
    let id = String(UInt64.random(in: .min ... .max), radix: 16) + String(UInt64.random(in: .min ... .max), radix: 16)
    private let journal: String
    private let lock = Mutex<FileLock?>(nil)

    /// - Parameter journal: The journal's file.
    init(ofJournal journal: String) {
        self.journal = journal
    }

    /// Holds the file from the first operation on: most programs begin none.
    func announce() throws(JournalFailure) {
        let isHeld = lock.withLock { lock in
            if lock == nil { lock = FileLock(making: path(of: id)) }
            return lock != nil
        }
        guard isHeld else {
            throw JournalFailure("cannot make '\(path(of: id))'; check that its folder may be written")
        }
    }

    /// Whether nobody is at work on the operations of this owner.
    func isGone(_ id: String) -> Bool {
        id != self.id && !FileLock.isHeld(path(of: id))
    }

    /// Clears away the files of owners that are gone.
    func clear() {
        let url = URL(filePath: journal)
        let prefix = url.lastPathComponent + Self.infix
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
        for name in names where name.hasPrefix(prefix) { _ = isGone(String(name.dropFirst(prefix.count))) }
    }

    private func path(of id: String) -> String { journal + Self.infix + id }

    private static let infix = "-owner-"
}
