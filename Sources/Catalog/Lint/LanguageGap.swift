import Diagnostics
import Intents

/// A text that an author wrote in some languages and not in this one.
struct LanguageGap: Hashable, Sendable {
    let language: Language
    let place: SourceRange
}
