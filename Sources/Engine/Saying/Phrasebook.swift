internal import Intents

/// What the engine says itself, in the words of `talk.yaml`.
struct Phrasebook: Sendable {
    let talk: Talk
    let currency: String

    func say(_ phrase: Phrase, _ language: Language, _ values: [String: String] = [:]) -> String {
        guard let template = talk.replies[phrase.rawValue]?.best(for: language) else { return phrase.rawValue }
        return template.render(language, in: PhraseScope(values: values, currency: currency))
    }
}

/// Texts by name, nothing else.
private struct PhraseScope: ExpressionScope {
    let values: [String: String]
    let currency: String
    var roles: Set<Role> { [] }
    var now: Moment { Moment(unix: 0, offset: 0) }

    func value(of name: String) -> ExpressionValue {
        guard let text = values[name], !text.isEmpty else { return .nothing }
        return .value(.text(text))
    }
}

extension Language {
    /// Between two sentences of one line.
    var sentenceSeparator: String { self == .zh ? "" : " " }

    /// How items are joined in a sentence.
    var listSeparator: String {
        switch self {
        case .zh: "、"
        case .en: ", "
        }
    }
}
