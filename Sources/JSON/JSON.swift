/// A JSON value; whole numbers stay whole, an object has no order.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case double(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])
}

extension JSON {
    public var isNull: Bool { self == .null }

    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// Nil for a `double`, even a whole one.
    public var intValue: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// Either kind of number.
    public var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .double(let value): value
        case .null, .bool, .string, .array, .object: nil
        }
    }

    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var arrayValue: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    public var objectValue: [String: JSON]? {
        if case .object(let value) = self { value } else { nil }
    }
}

extension JSON {
    /// Nil when this is no object or has no such key; setting makes an object of anything else, nil removes.
    public subscript(key: String) -> JSON? {
        get {
            if case .object(let members) = self { members[key] } else { nil }
        }
        set {
            var members = objectValue ?? [:]
            // Let go of the old storage first, so that the change happens in place.
            self = .null
            members[key] = newValue
            self = .object(members)
        }
    }

    /// Nil when this is no array or it has no such element.
    public subscript(index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
