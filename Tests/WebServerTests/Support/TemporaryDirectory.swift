import Glibc

/// A directory with files, gone when its owner is.
struct TemporaryDirectory: ~Copyable {
    let path: String

    init(_ files: [String: [UInt8]]) throws {
        var template = Array("/tmp/webserver-XXXXXX".utf8CString)
        path = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) } ?? ""
        }
        for (name, bytes) in files {
            let parts = name.split(separator: "/").dropLast()
            for count in 0..<parts.count { unsafe mkdir(path + "/" + parts[...count].joined(separator: "/"), 0o755) }
            let descriptor = unsafe open(path + "/" + name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            _ = unsafe write(descriptor, bytes, bytes.count)
            close(descriptor)
        }
    }

    deinit {
        remove(path)
    }

    private func remove(_ path: String) {
        if unsafe unlink(path) == 0 { return }
        guard let directory = unsafe opendir(path) else { return }
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { remove(path + "/" + name) }
        }
        unsafe closedir(directory)
        unsafe rmdir(path)
    }
}
