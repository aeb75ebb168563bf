public import Engine
public import Intents

/// Replies as a terminal shows them.
public struct TextRenderer: Sendable {
    public var width: Int
    public var inColour: Bool

    public init(width: Int, inColour: Bool) {
        self.width = width
        self.inColour = inColour
    }

    /// Without a line break at its end.
    public func text(of reply: Reply, _ language: Language) -> String {
        let layout = layout(language)
        let parts = reply.parts.map { part in
            let text = part.text(layout)
            guard let code = TextRenderer.colour(of: part.kind) else { return text }
            // The first line says what it is; the rest is facts.
            let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return ([sgr(code, String(lines[0]))] + lines.dropFirst().map(String.init)).joined(separator: "\n")
        }
        return (parts.filter { !$0.isEmpty } + hint(reply)).joined(separator: "\n")
    }

    func layout(_ language: Language) -> TextLayout {
        let renderer = self
        return TextLayout(width: width, language: language) { text, ink in
            switch ink {
            case .strong: renderer.sgr("1", text)
            case .faint: renderer.sgr("2", text)
            case .bar: renderer.sgr("36", text)
            }
        }
    }

    func faint(_ text: String) -> String { sgr("2", text) }

    /// What could be answered, but for what stands in a numbered list already.
    private func hint(_ reply: Reply) -> [String] {
        let lines = reply.text.split(separator: "\n")
        let answers = reply.quickReplies.map(\.label).filter { label in
            !lines.contains { $0.hasSuffix(". \(label)") }
        }
        return answers.isEmpty ? [] : [faint("[" + answers.joined(separator: "] [") + "]")]
    }

    private static func colour(of kind: Reply.Kind) -> String? {
        switch kind {
        case .failed, .refused: "31"
        case .confirm(.danger): "1;31"
        case .unknown, .reject, .ambiguous: "33"
        case .undone, .cancelled: "2"
        case .ask, .pick, .none, .offer, .duplicate, .confirm(.normal), .done, .help, .notice: nil
        }
    }

    private func sgr(_ code: String, _ text: String) -> String {
        inColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
