public import Diagnostics

/// What is said, with holes:
/// `reply := ( text | "[" reply "]" | "{" path [ "|" filter { argument } ] "}" )*`.
/// A `[ … ]` disappears when a hole inside is empty.
public struct Template: Hashable, Sendable {
    public indirect enum Node: Hashable, Sendable {
        case text(String)
        case optional([Node])
        case hole(path: [String], filters: [Filter])
    }

    public struct Filter: Hashable, Sendable {
        public let name: String
        public let arguments: [String]

        public init(name: String, arguments: [String]) {
            self.name = name
            self.arguments = arguments
        }
    }

    public let nodes: [Node]
    public let source: String
    public let place: SourceRange
    /// The places of its holes, in order, as far as they are known.
    public let holePlaces: [SourceRange]

    public init(nodes: [Node], source: String, place: SourceRange, holePlaces: [SourceRange] = []) {
        self.nodes = nodes
        self.source = source
        self.place = place
        self.holePlaces = holePlaces
    }
}
