/// Prints diagnostics for people: place, sentence, source line, carets, cure.
public struct DiagnosticRenderer: Sendable {
    private let columns: Int
    private let paint: Paint
    private let source: @Sendable (_ file: String) -> String?

    /// `columns` is the terminal's width, which source lines are cut to; `source` gives a file's text where it can.
    public init(
        inColour: Bool = false,
        columns: Int = 120,
        source: @escaping @Sendable (_ file: String) -> String?
    ) {
        self.columns = columns
        self.source = source
        paint = Paint(isOn: inColour)
    }

    /// The diagnostics in reading order, a blank line between them.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        var sources = SourceCache(read: source)
        return diagnostics.inReadingOrder().map { render($0, from: &sources) }.joined(separator: "\n")
    }

    /// Lines that each end with a break.
    public func render(_ diagnostic: Diagnostic) -> String {
        var sources = SourceCache(read: source)
        return render(diagnostic, from: &sources)
    }

    private func render(_ diagnostic: Diagnostic, from sources: inout SourceCache) -> String {
        var lines = [
            headline(
                "\(diagnostic.severity.rawValue)[\(diagnostic.id)]",
                diagnostic.severity,
                diagnostic.message,
                at: diagnostic.range
            )
        ]
        lines += snippet(diagnostic.range, diagnostic.severity, remark: diagnostic.suggestion, from: &sources)
        for note in diagnostic.notes {
            guard let range = note.range else {
                lines.append("\(margin()) = \(paint.label("note", .note)): \(note.message.printable)")
                continue
            }
            lines.append(headline("note", .note, note.message, at: range))
            lines += snippet(range, .note, remark: nil, from: &sources)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func headline(
        _ label: String,
        _ severity: Diagnostic.Severity,
        _ message: String,
        at range: SourceRange
    ) -> String {
        let place = paint.place("\(range):".printable)
        return "\(place) \(paint.label(label, severity)): \(paint.message(message.printable))"
    }

    private func snippet(
        _ range: SourceRange,
        _ severity: Diagnostic.Severity,
        remark: String?,
        from sources: inout SourceCache
    ) -> [String] {
        let remark = remark.map(\.printable)
        guard let line = sources.line(range.start.line, of: range.file) else {
            return remark.map { ["\(margin()) = \($0)"] } ?? []
        }
        let number = String(range.start.line)
        let start = range.start.column - 1
        let length = line.unicodeScalars.count
        let end = range.end.line == range.start.line ? range.end.column - 1 : length
        let snippet = SourceSnippet(
            line: line,
            columns: min(start, length)..<max(min(start, length), min(end, length)),
            limit: max(columns - margin(number).count - 3, 20)
        )
        let carets = paint.label(String(repeating: "^", count: snippet.width), severity)
        let pointer = String(repeating: " ", count: snippet.indent) + carets
        return [
            "\(paint.margin(margin(number) + " |")) \(snippet.text)",
            "\(paint.margin(margin(number, shown: false) + " |")) \(pointer)\(remark.map { " \($0)" } ?? "")",
        ]
    }

    /// Five columns, more only for a line number that needs them.
    private func margin(_ number: String = "", shown: Bool = true) -> String {
        let padding = String(repeating: " ", count: max(5 - number.count, 0))
        return padding + (shown ? number : String(repeating: " ", count: number.count))
    }
}

/// Each file is read and cut into lines once per rendering.
private struct SourceCache {
    let read: (_ file: String) -> String?
    private var texts: [String: SourceText?] = [:]

    init(read: @escaping (_ file: String) -> String?) {
        self.read = read
    }

    mutating func line(_ number: Int, of file: String) -> String? {
        if let text = texts[file] { return text?.line(number) }
        let text = number == 0 ? nil : read(file).map { SourceText($0, file: file) }
        if number > 0 { texts[file] = .some(text) }
        return text?.line(number)
    }
}
