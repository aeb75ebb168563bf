public import Diagnostics

/// A text taken out of a file, whose parts know their places there.
public struct Excerpt: Sendable {
    public let text: String
    public let range: SourceRange
    private let locate: (@Sendable (Range<Int>) -> SourceRange)?

    /// `locate` finds a stretch of the text's Unicode scalars in the file; without it the text stands in the file as it
    /// is, on one line.
    public init(
        _ text: String,
        at range: SourceRange,
        locate: (@Sendable (Range<Int>) -> SourceRange)? = nil
    ) {
        self.text = text
        self.range = range
        self.locate = locate
    }

    /// The place of a stretch of the text's Unicode scalars.
    public func place(_ scalars: Range<Int>) -> SourceRange {
        if let locate { return locate(scalars) }
        guard !range.isWholeFile else { return range }
        return SourceRange(file: range.file, start: position(scalars.lowerBound), end: position(scalars.upperBound))
    }

    private func position(_ scalar: Int) -> SourcePosition {
        let bytes = text.unicodeScalars.prefix(scalar).reduce(0) { $0 + UTF8.width($1) }
        return SourcePosition(
            line: range.start.line,
            column: range.start.column + scalar,
            offset: range.start.offset + bytes
        )
    }
}
