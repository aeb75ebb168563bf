/// The colours of a rendering, or none.
struct Paint: Sendable {
    let isOn: Bool

    func label(_ text: String, _ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: sgr("1;31", text)
        case .warning: sgr("1;33", text)
        case .note: sgr("1;36", text)
        }
    }

    func place(_ text: String) -> String { sgr("1", text) }
    func message(_ text: String) -> String { sgr("1", text) }
    func margin(_ text: String) -> String { sgr("34", text) }

    private func sgr(_ code: String, _ text: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
