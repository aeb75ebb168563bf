import Diagnostics

extension SourceText {
    /// Where a scalar itself stands in the stretch of its event, which begins with its anchor and tag and, for a block,
    /// ends with the lines behind it.
    func offsets(ofScalar event: Range<Int>, _ style: YAMLNode.ScalarStyle, isBare: Bool, isEmpty: Bool) -> Range<Int> {
        var start = event.lowerBound
        var end = event.upperBound
        if !isBare {
            start = style == .plain && isEmpty ? end : afterProperties(from: start, to: end)
        }
        if style == .literal || style == .folded {
            while end > start, bytes[end - 1].isSpace { end -= 1 }
        }
        return start..<max(start, end)
    }

    /// The tag among the anchor, tag and comments before a node.
    func offsets(ofTagFrom start: Int) -> Range<Int> {
        var offset = start
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "!") {
            let next = afterProperty(from: offset, to: bytes.count)
            if next == offset { break }
            offset = next
        }
        return offset..<afterWord(from: offset, to: bytes.count)
    }

    private func afterProperties(from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end {
            let next = afterProperty(from: offset, to: end)
            if next == offset { break }
            offset = next
        }
        return offset
    }

    /// Behind the white space, comment, anchor or tag here; where it was when there is none.
    private func afterProperty(from start: Int, to end: Int) -> Int {
        var offset = start
        switch bytes[start] {
        case UInt8(ascii: "&"):
            // The value may follow an anchor without a space: `&a?x`.
            offset += 1
            while offset < end, bytes[offset].isAnchorLetter { offset += 1 }
        case UInt8(ascii: "!"): return afterWord(from: start, to: end)
        case UInt8(ascii: "#"):
            while offset < end, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") { offset += 1 }
        default:
            while offset < end, bytes[offset].isSpace { offset += 1 }
        }
        return offset
    }

    private func afterWord(from start: Int, to end: Int) -> Int {
        var offset = start
        while offset < end, !bytes[offset].isSpace { offset += 1 }
        return offset
    }
}

extension UInt8 {
    fileprivate var isAnchorLetter: Bool {
        let letter = Character(Unicode.Scalar(self))
        return letter.isASCII && (letter.isLetter || letter.isNumber || letter == "-" || letter == "_")
    }

    var isSpace: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
            || self == UInt8(ascii: "\r")
    }
}
