public import JSON

extension Diagnostic {
    /// One object with the keys `id`, `severity`, `message`, `file`, `line`, `column`, `end_line`, `end_column`,
    /// `suggestion` and `notes`; places are null where the whole file is meant.
    public var json: JSON {
        var object = Self.place(range)
        object["id"] = .string(id.rawValue)
        object["severity"] = .string(severity.rawValue)
        object["message"] = .string(message)
        object["suggestion"] = suggestion.map(JSON.string) ?? .null
        object["notes"] = .array(
            notes.map { note in
                var object = note.range.map(Self.place) ?? .object([:])
                object["message"] = .string(note.message)
                return object
            }
        )
        return object
    }

    private static func place(_ range: SourceRange) -> JSON {
        let isPlace = !range.isWholeFile
        return [
            "file": .string(range.file),
            "line": isPlace ? .integer(range.start.line) : .null,
            "column": isPlace ? .integer(range.start.column) : .null,
            "end_line": isPlace ? .integer(range.end.line) : .null,
            "end_column": isPlace ? .integer(range.end.column) : .null,
        ]
    }
}
