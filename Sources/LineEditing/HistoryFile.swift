import Glibc

/// The lines of earlier sessions, one a row, readable by their owner alone: they name customers.
public struct HistoryFile: Sendable {
    /// Lines that are kept.
    public static let limit = 500
    /// Bytes of a line that is kept.
    static let longestLine = 4_000

    public let path: String

    /// In a folder that exists; the file need not.
    public init(path: String) {
        self.path = path
    }

    /// The newest last; none when the file cannot be read.
    public func load() -> [String] {
        guard let file = unsafe fopen(path, "re") else { return [] }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count > HistoryFile.limit * 2 else { return lines.suffix(HistoryFile.limit) }
        let kept = Array(lines.suffix(HistoryFile.limit))
        replace(with: kept)
        return kept
    }

    /// False when it could not be written; a line that begins with a space is not for keeping.
    @discardableResult
    public func append(_ line: String) -> Bool {
        guard HistoryFile.keeps(line) else { return true }
        let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // A file that somebody else's umask opened wider is narrowed again.
        fchmod(descriptor, 0o600)
        return Terminal.write(line + "\n", to: descriptor)
    }

    static func keeps(_ line: String) -> Bool {
        !line.isEmpty && !line.hasPrefix(" ") && line.utf8.count <= longestLine
    }

    /// Written beside and moved into place, so that no moment has half a file.
    private func replace(with lines: [String]) {
        let new = path + ".new"
        let descriptor = unsafe open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        let isWhole = Terminal.write(lines.map { $0 + "\n" }.joined(), to: descriptor)
        close(descriptor)
        if isWhole { unsafe rename(new, path) }
    }
}
