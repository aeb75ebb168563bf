import Diagnostics

/// What can be wrong with a slot's type, in words.
extension Diagnostic {
    static func unknownType(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.unknown-type",
            .error,
            "there is no type `\(name)`",
            at: range,
            suggestion: (usualNames[name] ?? SlotType.names.closest(to: name)).map { "did you mean `\($0)`?" }
                ?? "there are \(SlotType.names.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func typeNeeds(_ form: String, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.incomplete-type",
            .error,
            "this type needs to know what it holds",
            at: range,
            suggestion: "write `\(form)`"
        )
    }

    static func listOfLists(at range: SourceRange) -> Self {
        Diagnostic("slot.list-of-lists", .error, "a list cannot hold lists", at: range)
    }

    static func unknownTense(_ name: String, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.unknown-tense",
            .error,
            "`\(name)` is neither `future` nor `past`",
            at: range,
            suggestion: ["future", "past"].closest(to: name).map { "did you mean `\($0)`?" }
        )
    }

    static func missingTypeName(at range: SourceRange) -> Self {
        Diagnostic("slot.missing-type", .error, "the name of a type is missing", at: range)
    }

    static func openType(at range: SourceRange) -> Self {
        Diagnostic("slot.open-type", .error, "a `)` is missing", at: range)
    }

    static func strayType(_ text: String, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.stray-type",
            .error,
            "`\(text)` does not fit here",
            at: range,
            suggestion: "alternatives are written `organization | person`"
        )
    }

    /// What these types are called in other languages.
    private static let usualNames = [
        "string": "text", "str": "text", "int": "integer", "float": "number", "decimal": "number", "bool": "boolean",
        "amount": "money", "currency": "money", "moment": "datetime", "timestamp": "datetime",
        "company": "organization",
        "name": "person", "enum": "choice", "select": "choice", "link": "url", "mobile": "phone", "tel": "phone",
    ]
}
