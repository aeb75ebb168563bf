internal import FoundationEssentials
internal import JSON
internal import SQLite
internal import SourceFiles

/// Copies of all databases of a data folder, each copy in a folder of its own that is named after its time. Key files
/// are not copied: with them a copy would open what it keeps sealed.
public struct BackupFolder: Sendable {
    private let data: String
    private let path: String

    /// - Parameters:
    ///   - data: The folder with the databases, which others may be using.
    ///   - path: Where the backups go.
    public init(of data: String, at path: String) {
        self.data = data
        self.path = path
    }

    /// The names of the backups, oldest first.
    public var names: [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return found.filter { !$0.hasPrefix(".") && manifest($0) != nil }.sorted()
    }

    /// Copies all databases as they are at one moment, checks the copies, and lets go of old ones.
    ///
    /// - Parameters:
    ///   - name: One that sorts by time.
    ///   - count: How many backups to keep with this one; nil keeps all.
    /// - Returns: The files.
    @discardableResult
    public func make(_ name: String, keeping count: Int? = nil) throws(BackupFailure) -> [String] {
        let files = Self.databases(in: data)
        guard !files.isEmpty else { throw .nothingToKeep(folder: data) }
        let unfinished = "\(path)/.\(name)"
        try makeFolder(unfinished)
        try snapshot(files, into: unfinished)
        var digests: [String: JSON] = [:]
        for file in files {
            try check("\(unfinished)/\(file)", file)
            digests[file] = .string(try digest("\(unfinished)/\(file)"))
        }
        try write(JSON.object(["files": .object(digests)]).utf8(pretty: true), to: "\(unfinished)/\(Self.manifestName)")
        do {
            try FileManager.default.moveItem(atPath: unfinished, toPath: "\(path)/\(name)")
        } catch {
            throw .unwritable(path: "\(path)/\(name)")
        }
        if let count { forget(names.dropLast(max(1, count))) }
        return files
    }

    /// Puts the databases of a backup in place of what is there, for those who have them open too. The logs of the
    /// sessions begin a new epoch, so that nobody takes a position of the old log for one of this.
    @discardableResult
    public func restore(_ name: String) throws(BackupFailure) -> [String] {
        guard let digests = manifest(name) else { throw .unknown(name, known: names) }
        let files = digests.keys.sorted()
        for file in files {
            let copy = "\(path)/\(name)/\(file)"
            guard try digest(copy) == digests[file] else {
                throw .damaged(file: file, reason: "it is not what was written")
            }
        }
        let staging = "\(data)/.restore"
        try? FileManager.default.removeItem(atPath: staging)
        try makeFolder(staging)
        defer { try? FileManager.default.removeItem(atPath: staging) }
        // All of them are ready before the first is replaced.
        for file in files {
            try copy("\(path)/\(name)/\(file)", to: "\(staging)/\(file)")
            try check("\(staging)/\(file)", file)
        }
        for file in files { try copy("\(staging)/\(file)", to: "\(data)/\(file)", renewingEpochs: true) }
        return files
    }

    /// Begins to read all of them before the first is copied.
    private func snapshot(_ files: [String], into folder: String) throws(BackupFailure) {
        try translated { () throws(DatabaseError) in
            var sources: [(String, Connection)] = []
            for file in files {
                let source = try Connection(.file("\(data)/\(file)"))
                try source.execute("BEGIN; SELECT count(*) FROM sqlite_schema")
                sources.append((file, source))
            }
            for (file, source) in sources {
                try source.copy(to: Connection(.file("\(folder)/\(file)")))
                try source.execute("ROLLBACK")
            }
        }
    }

    private func copy(_ from: String, to target: String, renewingEpochs: Bool = false) throws(BackupFailure) {
        try translated { () throws(DatabaseError) in
            let source = try Connection(.file(from))
            if renewingEpochs, try source.hasColumn("epoch", in: "session") {
                try source.execute("UPDATE session SET epoch = lower(hex(randomblob(8)))")
            }
            try source.copy(to: Connection(.file(target)))
        }
    }

    private func check(_ path: String, _ file: String) throws(BackupFailure) {
        let faults = try translated { () throws(DatabaseError) in try Connection(.file(path)).faults() }
        if let first = faults.first { throw .damaged(file: file, reason: first) }
    }

    private func translated<Success>(_ body: () throws(DatabaseError) -> Success) throws(BackupFailure) -> Success {
        do {
            return try body()
        } catch {
            throw .database(error)
        }
    }

    /// The digests of a backup's files; nil when it is none.
    private func manifest(_ name: String) -> [String: String]? {
        guard let bytes = FileManager.default.contents(atPath: "\(path)/\(name)/\(Self.manifestName)"),
            let files = (try? JSON(parsing: [UInt8](bytes)))?["files"]?.objectValue
        else { return nil }
        return files.compactMapValues(\.stringValue).filter { !$0.key.contains("/") }
    }

    private func digest(_ path: String) throws(BackupFailure) -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        return SHA256.digest(of: [UInt8](bytes))
    }

    private func makeFolder(_ path: String) throws(BackupFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .unwritable(path: path)
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(BackupFailure) {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { throw .unwritable(path: path) }
    }

    private func forget(_ old: some Sequence<String>) {
        for name in old { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    }

    private static func databases(in folder: String) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { $0.hasSuffix(".sqlite") && !$0.hasPrefix(".") }.sorted()
    }

    private static let manifestName = "backup.json"
}
