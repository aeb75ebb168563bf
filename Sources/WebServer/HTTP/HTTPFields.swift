/// Header fields in the order they came; names compare without case and may repeat.
public struct HTTPFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One field, its name in lower case.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public private(set) var all: [Field] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { append(name, value) }
    }

    public mutating func append(_ name: String, _ value: String) {
        all.append(Field(name: name.lowercased(), value: value))
    }

    /// The field's value, repeated fields joined by commas; nil when it is absent. Setting replaces them all.
    public subscript(name: String) -> String? {
        get {
            let values = values(of: name)
            return values.isEmpty ? nil : values.joined(separator: ", ")
        }
        set {
            let name = name.lowercased()
            all.removeAll { $0.name == name }
            if let newValue { append(name, newValue) }
        }
    }

    public func values(of name: String) -> [String] {
        let name = name.lowercased()
        return all.lazy.filter { $0.name == name }.map(\.value)
    }

    public func contains(_ name: String) -> Bool {
        let name = name.lowercased()
        return all.contains { $0.name == name }
    }

    /// The members of a comma-separated field, spaces and empty members dropped.
    public func list(_ name: String) -> [String] {
        values(of: name).flatMap { $0.split(separator: ",") }.map { String($0.trimmed) }.filter { !$0.isEmpty }
    }

    /// Takes over the fields of `others` whose names are not here yet.
    public mutating func fill(from others: HTTPFields) {
        let missing = others.all.filter { !contains($0.name) }
        all.append(contentsOf: missing)
    }
}

extension Substring {
    /// Without the spaces and tabs around it: the optional white space of HTTP's grammar.
    var trimmed: Substring {
        var text = self
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }
}
