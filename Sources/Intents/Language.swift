/// A language the conversation can be held in, named by its ISO 639-1 code as in the YAML files.
public enum Language: String, Hashable, Sendable, CaseIterable, Codable {
    case zh, en
}

/// One value per language: words, patterns, questions. A language that an author left out is nil.
public struct Localized<Value> {
    public var zh: Value?
    public var en: Value?

    public init(zh: Value? = nil, en: Value? = nil) {
        self.zh = zh
        self.en = en
    }

    public subscript(language: Language) -> Value? {
        get {
            switch language {
            case .zh: zh
            case .en: en
            }
        }
        set {
            switch language {
            case .zh: zh = newValue
            case .en: en = newValue
            }
        }
    }

    /// The value in `language`, or in the other one where the author wrote only that.
    public func best(for language: Language) -> Value? {
        self[language] ?? zh ?? en
    }

    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Localized<Other> {
        Localized<Other>(zh: try zh.map(transform), en: try en.map(transform))
    }

    public var isEmpty: Bool { zh == nil && en == nil }
}

extension Localized: Equatable where Value: Equatable {}
extension Localized: Hashable where Value: Hashable {}
extension Localized: Sendable where Value: Sendable {}
