extension HTTPClient {
    /// The fields of an answer in the order they came; names compare without case, values stay out of descriptions.
    public struct Headers: Sendable {
        private var fields: [(name: String, value: String)] = []

        public init() {}

        public var count: Int { fields.count }

        /// The names in lower case, as often as they came.
        public var names: [String] { fields.map(\.name) }

        /// The first field of that name.
        public subscript(name: String) -> String? {
            let name = name.lowercased()
            return fields.first { $0.name == name }?.value
        }

        public func all(_ name: String) -> [String] {
            let name = name.lowercased()
            return fields.filter { $0.name == name }.map(\.value)
        }

        public mutating func append(_ name: String, _ value: String) {
            fields.append((name.lowercased(), value))
        }

        /// A line folded in the old way belongs to the field before it.
        mutating func extendLast(with value: String) {
            guard let last = fields.indices.last else { return }
            fields[last].value += fields[last].value.isEmpty ? value : " " + value
        }
    }
}

extension HTTPClient.Headers: CustomStringConvertible, CustomReflectable {
    public var description: String { "[\(names.joined(separator: ", "))]" }
    public var customMirror: Mirror { Mirror(self, unlabeledChildren: names) }
}
