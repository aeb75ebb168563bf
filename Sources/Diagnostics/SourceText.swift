/// A file's bytes cut into lines, so that a byte offset becomes a place that people find.
public final class SourceText: Sendable {
    public let file: String
    public let bytes: [UInt8]
    private let lineStarts: [Int]
    /// The number of scalars before every 256th byte: a column costs the same at the end of a very long line.
    private let scalarCounts: [Int]

    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let stride = 256

    public init(_ bytes: [UInt8], file: String) {
        // A byte order mark is part of the file but not of its first line.
        var lineStarts = [bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0]
        var scalarCounts: [Int] = []
        scalarCounts.reserveCapacity(bytes.count / Self.stride + 1)
        var scalars = 0
        for (offset, byte) in bytes.enumerated() {
            if offset.isMultiple(of: Self.stride) { scalarCounts.append(scalars) }
            if byte.startsScalar { scalars += 1 }
            let isReturn = byte == UInt8(ascii: "\r")
            let isBreak = byte == UInt8(ascii: "\n") || isReturn
            let isHalf = isReturn && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
            if isBreak && !isHalf { lineStarts.append(offset + 1) }
        }
        self.file = file
        self.bytes = bytes
        self.lineStarts = lineStarts
        self.scalarCounts = scalarCounts
    }

    public convenience init(_ text: String, file: String) {
        self.init(Array(text.utf8), file: file)
    }

    public var lineCount: Int { lineStarts.count }

    /// The line's text without its break, nil when there is no such line.
    public func line(_ number: Int) -> String? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return text(start..<end)
    }

    public func text(_ offsets: Range<Int>) -> String {
        String(decoding: bytes[offsets.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The place of a byte; an offset beyond the text is its end.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(at: offset)
        return SourcePosition(
            line: line + 1,
            column: max(scalarCount(before: offset) - scalarCount(before: lineStarts[line]), 0) + 1,
            offset: offset
        )
    }

    public func range(_ offsets: Range<Int>) -> SourceRange {
        SourceRange(file: file, start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound))
    }

    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func scalarCount(before offset: Int) -> Int {
        guard !scalarCounts.isEmpty else { return 0 }
        let block = min(offset / Self.stride, scalarCounts.count - 1)
        return bytes[block * Self.stride..<offset].reduce(scalarCounts[block]) { $1.startsScalar ? $0 + 1 : $0 }
    }
}

extension UInt8 {
    /// Whether the byte is no continuation byte of UTF-8.
    var startsScalar: Bool { self & 0xC0 != 0x80 }
}
