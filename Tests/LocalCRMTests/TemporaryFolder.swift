import FoundationEssentials

/// A folder that is gone with the test.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() throws {
        path = "/tmp/parlance-crm-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String, _ bytes: [UInt8]? = nil) throws -> String {
        let file = "\(path)/\(name)"
        if let bytes { try Data(bytes).write(to: URL(filePath: file)) }
        return file
    }
}
