/// What terminals obey and nobody reads: control characters, and the whole sequences that an escape opens.
public enum ControlSequences {
    /// The text without them; tabs and the ends of lines stay.
    public static func removed(from text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\u{1B}" || scalars[index] == "\u{9B}" || scalars[index] == "\u{9D}" {
                index = sequenceEnd(scalars, index)
            } else {
                if !isControl(scalars[index]) { kept.append(scalars[index]) }
                index += 1
            }
        }
        return String(kept)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85: false
        case 0..<0x20, 0x7F..<0xA0: true
        default: false
        }
    }

    /// ECMA-48: `ESC [ … letter` and `ESC ] … BEL` in full, any other escape with the character behind it.
    private static func sequenceEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start + 1
        var opener = scalars[start]
        if opener == "\u{1B}" {
            guard index < scalars.count else { return index }
            opener = scalars[index]
            index += 1
        }
        switch opener {
        case "[", "\u{9B}":
            while index < scalars.count, (0x20...0x3F).contains(scalars[index].value) { index += 1 }
            let isFinal = index < scalars.count && (0x40...0x7E).contains(scalars[index].value)
            return isFinal ? index + 1 : index
        case "]", "P", "X", "^", "_", "\u{9D}":
            return stringEnd(scalars, index)
        default:
            let isFinal = (0x20...0x7E).contains(opener.value)
            return isFinal ? index : start + 1
        }
    }

    /// Behind the BEL or the string terminator; a string that nothing ends is no string, and its text stays.
    private static func stringEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start
        while index < scalars.count, scalars[index] != "\n" {
            if scalars[index] == "\u{07}" || scalars[index] == "\u{9C}" { return index + 1 }
            if scalars[index] == "\u{1B}" { return scalars[safe: index + 1] == "\\" ? index + 2 : index }
            index += 1
        }
        return start
    }
}

extension [Unicode.Scalar] {
    fileprivate subscript(safe index: Int) -> Unicode.Scalar? { indices.contains(index) ? self[index] : nil }
}
