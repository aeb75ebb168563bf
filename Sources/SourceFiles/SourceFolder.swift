import FoundationEssentials

/// The files below a folder that authors write.
public struct SourceFolder: Hashable, Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Paths relative to the folder, in alphabetical order, hidden files and folders left out; nil when the folder cannot
    /// be read.
    public func files(withEndings endings: Set<String>) -> [String]? {
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: path) else { return nil }
        return paths.filter { path in
            endings.contains { path.hasSuffix(".\($0)") } && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }

    public func signature(of file: String) -> FileSignature? {
        FileSignature(path: location(of: file))
    }

    /// Nil when the file cannot be read.
    public func bytes(of file: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: location(of: file)))).map { [UInt8]($0) }
    }

    private func location(of file: String) -> String { "\(path)/\(file)" }
}
