internal import Glibc

/// A file that says that its maker lives: locked until the lock is let go of or its process ends, however it ends.
public final class FileLock: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Makes the file and locks it; nil where that cannot be.
    public init?(making path: String) {
        while true {
            let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard file >= 0 else { return nil }
            guard flock(file, LOCK_EX) == 0 else {
                close(file)
                return nil
            }
            // Somebody who cleared away what nobody held may have taken the file between the two calls.
            if Self.stands(file, at: path) {
                descriptor = file
                self.path = path
                return
            }
            close(file)
        }
    }

    deinit {
        unsafe unlink(path)
        close(descriptor)
    }

    /// Whether somebody holds it. A file that nobody holds is cleared away.
    public static func isHeld(_ path: String) -> Bool {
        let file = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        // One that cannot be asked is not known to be gone.
        guard file >= 0 else { return errno != ENOENT }
        defer { close(file) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return true }
        if stands(file, at: path) { unsafe unlink(path) }
        return false
    }

    private static func stands(_ file: Int32, at path: String) -> Bool {
        var mine = stat()
        var there = stat()
        guard unsafe fstat(file, &mine) == 0, unsafe stat(path, &there) == 0 else { return false }
        return mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
    }
}
