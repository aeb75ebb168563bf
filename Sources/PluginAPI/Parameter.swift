public import JSON

/// A named, typed parameter of a handler.
public struct Parameter<Value: HandlerInput>: Sendable {
    public let declaration: ParameterDeclaration

    /// - Parameter shape: what the linker checks beyond the type, the type's own shape when left out.
    public init(_ name: String, _ purpose: String, _ shape: ParameterShape? = nil) {
        declaration = ParameterDeclaration(
            name: name,
            purpose: purpose,
            shape: shape ?? Value.shape,
            isRequired: !Value.acceptsNothing
        )
    }

    func decode(from arguments: [String: JSON], handler: String) throws(HandlerFailure) -> Value {
        guard let value = Value(argument: arguments[declaration.name] ?? .null) else {
            throw .misused("\(handler): the parameter '\(declaration.name)' is not \(declaration.shape.phrase)")
        }
        return value
    }
}

/// What the linker, the documentation and the schema know of a parameter.
public struct ParameterDeclaration: Hashable, Sendable {
    public let name: String
    public let purpose: String
    public let shape: ParameterShape
    public let isRequired: Bool
}

/// The kind of value a parameter takes; the record shapes let lint check models and fields in the YAML.
public enum ParameterShape: Hashable, Sendable {
    case text, integer, number, boolean, any
    /// The name of a model.
    case model
    /// The id of a record, or a list of ids, of the model that the parameter `of` names.
    case records(of: String)
    /// Field values for the model that the parameter `of` names.
    case values(of: String)
    /// A list of field names of the model that the parameter `of` names.
    case fields(of: String)
    /// A search domain over the model that the parameter `of` names.
    case domain(of: String)
    /// The name of a method of the model that the parameter `of` names.
    case method(of: String)
    case map

    public var phrase: String {
        switch self {
        case .text: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .any: "a value"
        case .model: "the name of a model"
        case .records: "a record"
        case .values: "a map of field values"
        case .fields: "a list of fields"
        case .domain: "a domain"
        case .method: "the name of a method"
        case .map: "a map"
        }
    }
}

/// A Swift type that a handler's parameter can have.
public protocol HandlerInput: Sendable {
    static var shape: ParameterShape { get }
    static var acceptsNothing: Bool { get }
    /// Nil when the argument does not have this type; `.null` stands for an argument that was left out.
    init?(argument: JSON)
}

extension HandlerInput {
    public static var acceptsNothing: Bool { false }
}

extension String: HandlerInput {
    public static var shape: ParameterShape { .text }
    public init?(argument: JSON) {
        guard case .string(let text) = argument else { return nil }
        self = text
    }
}

extension Int: HandlerInput {
    public static var shape: ParameterShape { .integer }
    public init?(argument: JSON) {
        guard case .integer(let number) = argument else { return nil }
        self = number
    }
}

extension Double: HandlerInput {
    public static var shape: ParameterShape { .number }
    public init?(argument: JSON) {
        switch argument {
        case .integer(let number): self = Double(number)
        case .double(let number): self = number
        default: return nil
        }
    }
}

extension Bool: HandlerInput {
    public static var shape: ParameterShape { .boolean }
    public init?(argument: JSON) {
        guard case .bool(let flag) = argument else { return nil }
        self = flag
    }
}

extension JSON: HandlerInput {
    public static var shape: ParameterShape { .any }
    public init?(argument: JSON) {
        guard argument != .null else { return nil }
        self = argument
    }
}

/// One item counts as a list of one.
extension Array: HandlerInput where Element: HandlerInput {
    public static var shape: ParameterShape { .any }
    public init?(argument: JSON) {
        guard case .array(let items) = argument else {
            guard let only = Element(argument: argument) else { return nil }
            self = [only]
            return
        }
        var elements: [Element] = []
        for item in items {
            guard let element = Element(argument: item) else { return nil }
            elements.append(element)
        }
        self = elements
    }
}

extension Dictionary: HandlerInput where Key == String, Value: HandlerInput {
    public static var shape: ParameterShape { .map }
    public init?(argument: JSON) {
        guard case .object(let members) = argument else { return nil }
        var values: [String: Value] = [:]
        for (key, member) in members {
            guard let value = Value(argument: member) else { return nil }
            values[key] = value
        }
        self = values
    }
}

extension Optional: HandlerInput where Wrapped: HandlerInput {
    public static var shape: ParameterShape { Wrapped.shape }
    public static var acceptsNothing: Bool { true }
    public init?(argument: JSON) {
        if argument == .null {
            self = .none
            return
        }
        guard let wrapped = Wrapped(argument: argument) else { return nil }
        self = wrapped
    }
}
