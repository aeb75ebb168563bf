internal import Glibc

/// Reads all regular files below a directory, which it never leaves: links are not followed.
enum FileTree {
    enum Failure: Error, Hashable, Sendable {
        case unreadable(String, errno: Int32)
        case tooLarge
    }

    /// Paths relative to the root, with their contents.
    static func read(_ root: String, limit: Int) throws(Failure) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var left = limit
        var directories = [""]
        while let directory = directories.popLast() {
            for name in try names(root + "/" + directory) {
                let path = directory.isEmpty ? name : directory + "/" + name
                let full = root + "/" + path
                guard let descriptor = unsafe Descriptor(open(full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) else {
                    if errno == ELOOP { continue }
                    throw .unreadable(full, errno: errno)
                }
                switch try kind(descriptor, full) {
                case S_IFDIR: directories.append(path)
                case S_IFREG: files[path] = try contents(descriptor, full, &left)
                default: continue
                }
            }
        }
        return files
    }

    /// The names in a directory but those that begin with a dot.
    private static func names(_ path: String) throws(Failure) -> [String] {
        guard let directory = unsafe opendir(path) else { throw .unreadable(path, errno: errno) }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static func kind(_ descriptor: borrowing Descriptor, _ path: String) throws(Failure) -> mode_t {
        var status = stat()
        guard unsafe fstat(descriptor.number, &status) == 0 else { throw .unreadable(path, errno: errno) }
        return status.st_mode & S_IFMT
    }

    private static func contents(
        _ descriptor: borrowing Descriptor,
        _ path: String,
        _ left: inout Int
    ) throws(Failure) -> [UInt8] {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe Glibc.read(descriptor.number, &buffer, buffer.count)
            guard count >= 0 else { throw .unreadable(path, errno: errno) }
            guard count > 0 else { return contents }
            left -= count
            guard left >= 0 else { throw .tooLarge }
            contents.append(contentsOf: buffer[..<count])
        }
    }
}
