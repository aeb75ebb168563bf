internal import Glibc

/// A small file that only its owner may read.
public enum KeyFile {
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case unusable(path: String, reason: String)

        public var description: String {
            switch self {
            case .unusable(let path, let reason): "the key file '\(path)' \(reason)"
            }
        }
    }

    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unusable(path: path, reason: "cannot be read") }
        defer { Glibc.close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw .unusable(path: path, reason: "may be read by others: chmod 600 it")
        }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = unsafe Glibc.read(file, &bytes, bytes.count)
        guard count >= 0, count < bytes.count else { throw .unusable(path: path, reason: "is no key") }
        return Array(bytes[..<count])
    }

    /// What the file holds; when it is not there, it is made with `bytes`.
    static func read(_ path: String, orMakeWith bytes: [UInt8]) throws(Failure) -> [UInt8] {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            guard errno == EEXIST else { throw .unusable(path: path, reason: "cannot be made: check its folder") }
            return try read(path)
        }
        defer { Glibc.close(file) }
        guard unsafe write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw .unusable(path: path, reason: "cannot be written: check the disk")
        }
        return bytes
    }
}
