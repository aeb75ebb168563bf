/// What may stand in one place of a file: the reader, the JSON Schema and the reference are made from it.
indirect enum Shape: Sendable {
    case text(TextForm)
    case boolean
    case wholeNumber
    case word([String])
    case list(Shape)
    /// A list, or its only item.
    case listOrOne(Shape)
    /// One value for each language, or one for all.
    case localized(Shape)
    case mapping(KeyTable)
    /// A mapping that is told from others by a key it has.
    case mappingWith(String, KeyTable)
    /// A mapping whose keys are names that the author chooses.
    case named(NameForm, Shape)
    case either([Shape])
    /// Whatever a handler or a model takes.
    case anything
}

/// Which small language a text is written in.
enum TextForm: String, CaseIterable {
    case plain, name, pattern, reply, example, expression, rule, type, uniqueKey, model, field, offer

    var phrase: String {
        switch self {
        case .plain: "a text"
        case .name: "a name"
        case .pattern: "a pattern"
        case .reply: "a reply"
        case .example: "an example"
        case .expression: "an expression"
        case .rule: "a rule"
        case .type: "a type"
        case .uniqueKey: "a slot, as `phone` or `customer_name~0.85`"
        case .model: "the name of a model"
        case .field: "the name of a field"
        case .offer: "`offer <intent>`"
        }
    }
}

/// What the names are that an author chooses as keys.
enum NameForm: String {
    case slot, option, recordKind, model, record, word, message, role
}

extension Shape {
    var phrase: String {
        switch self {
        case .text(let form): form.phrase
        case .boolean: "`true` or `false`"
        case .wholeNumber: "a whole number"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: " or ")
        case .list: "a list"
        case .listOrOne(let item): "\(item.phrase) or a list"
        case .localized(let shape): "\(shape.phrase), or one for each language"
        case .mapping, .mappingWith, .named: "a mapping"
        case .either(let shapes): shapes.map(\.phrase).joined(separator: " or ")
        case .anything: "a value"
        }
    }
}
