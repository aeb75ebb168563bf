import JSON

/// As much of JSON Schema as the schemas of the files use.
struct SchemaCheck {
    private let root: JSON

    init(_ root: JSON) {
        self.root = root
    }

    func accepts(_ value: JSON) -> Bool { accepts(value, root) }

    private func accepts(_ value: JSON, _ schema: JSON) -> Bool {
        if let reference = schema["$ref"]?.stringValue {
            let name = String(reference.dropFirst("#/$defs/".count))
            guard let definition = root["$defs"]?[name] else { return false }
            return accepts(value, definition)
        }
        if let words = schema["enum"]?.arrayValue, !words.contains(value) { return false }
        if let type = schema["type"], !(type.arrayValue ?? [type]).contains(where: { isOf($0.stringValue, value) }) {
            return false
        }
        if let all = schema["allOf"]?.arrayValue, !all.allSatisfy({ accepts(value, $0) }) { return false }
        if let any = schema["anyOf"]?.arrayValue, !any.contains(where: { accepts(value, $0) }) { return false }
        if let items = schema["items"], let elements = value.arrayValue {
            return elements.allSatisfy { accepts($0, items) }
        }
        return value.objectValue.map { acceptsMembers($0, schema) } ?? true
    }

    private func acceptsMembers(_ members: [String: JSON], _ schema: JSON) -> Bool {
        for name in schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [] where members[name] == nil {
            return false
        }
        return members.allSatisfy { name, member in
            if let property = schema["properties"]?[name] { return accepts(member, property) }
            // The only pattern is that of a handler's name.
            if let handler = schema["patternProperties"]?.objectValue?.values.first, name.contains(".") {
                return accepts(member, handler)
            }
            switch schema["additionalProperties"] {
            case .bool(let isAllowed): return isAllowed
            case let additional?: return accepts(member, additional)
            case nil: return true
            }
        }
    }

    private func isOf(_ type: String?, _ value: JSON) -> Bool {
        switch (type, value) {
        case ("string", .string), ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .double),
            ("array", .array), ("object", .object):
            true
        default: false
        }
    }
}
