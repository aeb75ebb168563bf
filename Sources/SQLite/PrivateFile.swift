internal import Glibc

/// Files that only their owner may read.
enum PrivateFile {
    /// Makes the database file where it is missing; from one that is there, and from what SQLite keeps beside it, takes
    /// what others may do with it. What SQLite makes beside it later follows it.
    ///
    /// A file that is there is not opened: to close it again would let go of the locks that SQLite holds on it.
    static func prepare(_ path: String) {
        let made = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard made < 0 else {
            close(made)
            return
        }
        for path in [path, path + "-wal", path + "-shm"] {
            var status = stat()
            guard unsafe stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
            // Of a file that is another's, its owner decides; what is wrong with it SQLite says.
            _ = unsafe chmod(path, status.st_mode & 0o700)
        }
    }
}
