public import Diagnostics

extension YAMLNode {
    /// Where the file has some of a scalar's text, counted in Unicode scalars of `text`; exact for all but white space
    /// that YAML folds or strips. The whole node when this is no scalar.
    public func range(ofScalars scalars: Range<Int>) -> SourceRange {
        guard case .scalar(let text, let style) = content else { return range }
        var alignment = ScalarAlignment(source.bytes[offsets], style: style)
        var start: Int?
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if index == scalars.upperBound, start != nil { break }
            let stretch = alignment.stretch(of: scalar)
            if index == scalars.lowerBound { start = stretch.lowerBound }
            if index == scalars.upperBound { break }
        }
        let end = alignment.end
        guard let start else { return source.range(end..<end) }
        return source.range(start..<(scalars.isEmpty ? start : max(start, end)))
    }
}

/// Walks through a scalar as written, in step with its text.
private struct ScalarAlignment {
    private let bytes: ArraySlice<UInt8>
    private let style: YAMLNode.ScalarStyle
    private var offset: Int
    /// Behind what the text's last scalar was written as.
    private(set) var end: Int

    init(_ bytes: ArraySlice<UInt8>, style: YAMLNode.ScalarStyle) {
        self.bytes = bytes
        self.style = style
        offset = bytes.startIndex
        end = offset
        switch style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: offset += 1
        case .literal, .folded:
            offset = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.endIndex
            offset += spaceLength
        }
        end = offset
    }

    /// What the text's next scalar is written as.
    mutating func stretch(of scalar: Unicode.Scalar) -> Range<Int> {
        skipContinuations()
        if !scalar.isYAMLSpace {
            while spaceLength > 0 {
                offset += spaceLength
                skipContinuations()
            }
        }
        let start = offset
        offset = min(offset + length(of: scalar), bytes.endIndex)
        end = offset
        return start..<offset
    }

    private func length(of scalar: Unicode.Scalar) -> Int {
        if offset >= bytes.endIndex { return 0 }
        switch style {
        case .singleQuoted where scalar == "'": return 2
        case .doubleQuoted where bytes[offset] == UInt8(ascii: "\\"): return escapeLength
        case .plain, .singleQuoted, .doubleQuoted, .literal, .folded:
            return scalar.isYAMLSpace ? spaceLength : scalar.utf8.count
        }
    }

    private var escapeLength: Int {
        switch byte(1) {
        case UInt8(ascii: "x"): 4
        case UInt8(ascii: "u"): 6
        case UInt8(ascii: "U"): 10
        default: 2
        }
    }

    /// A backslash at a line's end joins the lines and leaves nothing in the text.
    private mutating func skipContinuations() {
        guard style == .doubleQuoted else { return }
        while byte(0) == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "\n") || byte(1) == UInt8(ascii: "\r") {
            offset += 2
            while spaceLength > 0 { offset += spaceLength }
        }
    }

    /// How many bytes the white space here has, a line break being one; 0 when there is none.
    private var spaceLength: Int {
        switch byte(0) {
        case UInt8(ascii: "\r") where byte(1) == UInt8(ascii: "\n"): 2
        case .some(let byte) where byte.isSpace: 1
        default: 0
        }
    }

    private func byte(_ distance: Int) -> UInt8? {
        offset + distance < bytes.endIndex ? bytes[offset + distance] : nil
    }
}

extension Unicode.Scalar {
    fileprivate var isYAMLSpace: Bool {
        switch self {
        case " ", "\t", "\n", "\r": true
        default: false
        }
    }
}
