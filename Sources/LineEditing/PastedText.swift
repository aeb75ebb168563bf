/// Text that was pasted in one go: its lines belong to one message.
///
/// The edit line has one row, so a line break is shown in it as `⏎`; the message gets the break back.
enum PastedText {
    static let breakMark: Character = "⏎"

    /// What to put into the edit line for the characters of a paste.
    static func editable(_ pasted: some Sequence<Unicode.Scalar>) -> String {
        var scalars = String.UnicodeScalarView()
        // The terminal's driver may have swapped the two halves of a line end, so either order is one break.
        var last: Unicode.Scalar?
        for scalar in pasted {
            switch scalar {
            case "\n", "\r":
                if let before = last, before != scalar, before == "\n" || before == "\r" {
                    last = nil
                    continue
                }
                scalars.append("\n")
            case "\t": scalars.append("\t")
            case _ where scalar.properties.generalCategory == .control: break
            default: scalars.append(scalar)
            }
            last = scalar
        }
        var lines = String(scalars).split(separator: "\n", omittingEmptySubsequences: false)
        while lines.count > 1, lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines.joined(separator: String(breakMark)).replacing("\t", with: " ")
    }

    /// The message as one row, for the history.
    static func row(of message: String) -> String {
        message.replacing("\n", with: String(breakMark))
    }

    static func message(of line: String) -> String {
        line.replacing(String(breakMark), with: "\n")
    }
}
