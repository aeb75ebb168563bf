internal import FoundationEssentials
internal import SQLite
internal import Synchronization

/// Whose work in a store is: of this process, or of another that may still be at it. Each owner holds a file beside the
/// store's, which the system lets go of when the process ends.
final class Owner: Sendable {
    let id = String(UInt64.random(in: .min ... .max), radix: 16) + String(UInt64.random(in: .min ... .max), radix: 16)
    private let store: String?
    private let lock = Mutex<FileLock?>(nil)

    /// - Parameter database: The store's; one in memory has no other owner.
    init(of database: Database) {
        store = if case .file(let path) = database.location { path } else { nil }
    }

    /// What work is marked with that is to be found by the next process: in memory there is none.
    var mark: String? { store == nil ? nil : id }

    /// Holds the file from the first work on: most programs begin none. False when it cannot be made.
    func announce() -> Bool {
        guard let path = path(of: id) else { return true }
        return lock.withLock { lock in
            if lock == nil { lock = FileLock(making: path) }
            return lock != nil
        }
    }

    /// Lets go of it, as the end of the process does.
    func leave() { lock.withLock { $0 = nil } }

    /// Why it could not be announced.
    var failure: String { "cannot make '\(path(of: id) ?? "")'; check that its folder may be written" }

    /// Whether nobody is at the work of this owner.
    func isGone(_ id: String) -> Bool {
        id != self.id && !(path(of: id).map(FileLock.isHeld) ?? false)
    }

    /// Clears away the files of owners that are gone.
    func clear() {
        guard let store else { return }
        let url = URL(filePath: store)
        let prefix = url.lastPathComponent + Self.infix
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
        for name in names where name.hasPrefix(prefix) { _ = isGone(String(name.dropFirst(prefix.count))) }
    }

    private func path(of id: String) -> String? { store.map { $0 + Self.infix + id } }

    private static let infix = "-owner-"
}
