/// A place in a text, between two characters.
public struct SourcePosition: Hashable, Sendable {
    /// Counted from 1; 0 stands for no line in particular.
    public let line: Int
    /// Counted from 1, in Unicode scalars.
    public let column: Int
    /// Counted from 0, in bytes of UTF-8.
    public let offset: Int

    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension SourcePosition: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
