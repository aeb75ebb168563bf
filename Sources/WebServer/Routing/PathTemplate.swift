/// A path with holes: `/sessions/{id}/messages`.
public struct PathTemplate: Hashable, Sendable, ExpressibleByStringLiteral {
    private enum Segment: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    let text: String
    private let segments: [Segment]

    public init(stringLiteral text: String) {
        self.init(text)
    }

    public init(_ text: String) {
        precondition(text.utf8.first == UInt8(ascii: "/"), "a path template begins with a slash")
        self.text = text
        segments = text.split(separator: "/").map { segment in
            guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .literal(String(segment)) }
            return .parameter(String(segment.dropFirst().dropLast()))
        }
    }

    /// Nil when the path is another one; a parameter is never empty.
    func match(_ path: [String]) -> PathParameters? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (segment, value) in zip(segments, path) {
            switch segment {
            case .literal(let text):
                guard text == value else { return nil }
            case .parameter(let name):
                guard !value.isEmpty else { return nil }
                values[name] = value
            }
        }
        return PathParameters(values: values)
    }
}

/// The values a path has for its template's parameters.
public struct PathParameters: Hashable, Sendable {
    let values: [String: String]

    /// The value for a parameter that the template names.
    public subscript(name: String) -> String {
        guard let value = values[name] else { preconditionFailure("the template has no parameter '\(name)'") }
        return value
    }
}
