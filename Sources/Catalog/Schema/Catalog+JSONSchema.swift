import Intents
public import JSON

extension Catalog {
    /// A JSON Schema (draft 2020-12) of one kind of file, by which editors complete and check it.
    public static func jsonSchema(of kind: FileKind) -> JSON {
        var writer = SchemaWriter()
        var schema = writer.schema(of: kind.shape)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = .string("Parlance: \(kind.rawValue)")
        schema["$defs"] = .object(writer.definitions)
        return schema
    }

    /// The schemas of all kinds of files in one.
    public static func jsonSchema() -> JSON {
        var writer = SchemaWriter()
        let kinds = FileKind.allCases.map { writer.schema(of: $0.shape) }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Parlance: the files of Intents/",
            "anyOf": .array(kinds),
            "$defs": .object(writer.definitions),
        ]
    }
}

/// Writes shapes as schemas; each key table becomes one definition.
private struct SchemaWriter {
    var definitions: [String: JSON] = [:]

    mutating func schema(of shape: Shape) -> JSON {
        switch shape {
        case .text(let form): return text(form)
        case .boolean: return ["type": "boolean"]
        case .wholeNumber: return ["type": "integer"]
        case .word(let words): return ["enum": .array(words.map(JSON.string))]
        case .list(let item): return ["type": "array", "items": schema(of: item)]
        case .listOrOne(let item):
            let item = schema(of: item)
            return ["anyOf": [item, ["type": "array", "items": item]]]
        case .localized(let inner):
            let inner = schema(of: inner)
            let languages = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, inner) })
            return [
                "anyOf": [inner, ["type": "object", "properties": .object(languages), "additionalProperties": false]]
            ]
        case .mapping(let table), .mappingWith(_, let table): return reference(to: table)
        case .named(let form, let value):
            var schema: JSON = ["type": "object", "additionalProperties": self.schema(of: value)]
            if form.isIdentifier { schema["propertyNames"] = ["pattern": "^[A-Za-z_][A-Za-z0-9_]*$"] }
            return schema
        case .either(let shapes): return ["anyOf": .array(shapes.map { schema(of: $0) })]
        case .anything: return [:]
        }
    }

    private func text(_ form: TextForm) -> JSON {
        switch form {
        case .plain: ["type": ["string", "number", "boolean"]]
        case .name: ["type": "string"]
        case .type: ["type": "string", "examples": .array(SlotType.names.map(JSON.string))]
        case .pattern, .reply, .example, .expression, .rule, .uniqueKey, .model, .field, .offer:
            ["type": "string", "description": .string(form.phrase)]
        }
    }

    private mutating func reference(to table: KeyTable) -> JSON {
        if definitions[table.name] == nil {
            // Stands in while the table's own parts are written.
            definitions[table.name] = true
            definitions[table.name] = schema(of: table)
        }
        return ["$ref": .string("#/$defs/\(table.name)")]
    }

    private mutating func schema(of table: KeyTable) -> JSON {
        var properties: [String: JSON] = [:]
        for key in table.keys {
            let standard = key.standard.map { " Default: \($0)." } ?? ""
            var schema = schema(of: key.shape)
            // Beside a reference a description would be ignored by older editors.
            if schema["$ref"] != nil { schema = ["allOf": [schema]] }
            schema["description"] = .string(key.summary + standard)
            properties[key.name] = schema
        }
        var schema: JSON = ["type": "object", "properties": .object(properties), "additionalProperties": false]
        let required = table.keys.filter(\.isRequired).map { JSON.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        if let other = table.other {
            let pattern = "^[^\(other.mark)]+\\\(other.mark).+$"
            schema["patternProperties"] = .object([pattern: ["type": "object", "description": .string(other.summary)]])
            schema["minProperties"] = 1
        }
        return schema
    }
}
