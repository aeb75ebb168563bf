/// A stretch of a file; `end` is behind its last character.
public struct SourceRange: Hashable, Sendable {
    public let file: String
    public let start: SourcePosition
    public let end: SourcePosition

    public init(file: String, start: SourcePosition, end: SourcePosition) {
        self.file = file
        self.start = start
        self.end = end
    }

    /// The file as such, no place in it.
    public init(file: String) {
        let nowhere = SourcePosition(line: 0, column: 0, offset: 0)
        self.init(file: file, start: nowhere, end: nowhere)
    }

    /// Whether this means the file and no place in it.
    public var isWholeFile: Bool { start.line == 0 }
}

extension SourceRange: CustomStringConvertible {
    /// `path:line:column`, as terminals and editors make clickable.
    public var description: String {
        isWholeFile ? file : "\(file):\(start.line):\(start.column)"
    }
}
