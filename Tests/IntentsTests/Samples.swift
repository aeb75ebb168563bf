import Diagnostics
import Intents

/// A line of a file that holds nothing but the text.
func excerpt(_ text: String) -> Excerpt {
    let count = text.unicodeScalars.count
    let range = SourceRange(
        file: "sample.yaml",
        start: SourcePosition(line: 1, column: 1, offset: 0),
        end: SourcePosition(line: 1, column: count + 1, offset: text.utf8.count)
    )
    return Excerpt(text, at: range)
}

/// `id @ first column-last column: message`, one a line.
func lines(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { "\($0.id) @ \($0.range.start.column)-\($0.range.end.column): \($0.message)" }
        .joined(separator: "\n")
}

func readExpression(_ text: String) -> Expression? {
    var diagnostics: [Diagnostic] = []
    return Expression(parsing: excerpt(text), into: &diagnostics)
}

func readTemplate(_ text: String) -> Template? {
    var diagnostics: [Diagnostic] = []
    return Template(parsing: excerpt(text), into: &diagnostics)
}

/// Wednesday 2026-03-18 10:00 in Shanghai.
struct SampleScope: ExpressionScope {
    var values: [String: ExpressionValue]
    var fields: [Int: [String: ExpressionValue]] = [:]
    var roles: Set<Role> = ["sales"]
    var now = Moment(unix: 1_773_799_200, offset: 28_800)
    var currency = "CNY"

    init(_ values: [String: ExpressionValue] = [:]) {
        self.values = values
    }

    func value(of name: String) -> ExpressionValue { values[name] ?? .nothing }

    func field(_ name: String, of record: RecordReference) -> ExpressionValue? { fields[record.id]?[name] }

    func title(ofOption key: String, of name: String) -> Localized<String>? {
        name == "kind" && key == "call" ? Localized(zh: "电话", en: "call") : nil
    }
}
