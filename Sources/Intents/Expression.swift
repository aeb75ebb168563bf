public import Diagnostics
public import FoundationEssentials

/// A condition or a value of one line, without side effects:
/// comparisons, `and` `or` `not`, `in`, `is <type>`, `count(x)`, `role(x)`, `now`, `today`, `me`, `focus`, `before.x`.
public struct Expression: Hashable, Sendable {
    public indirect enum Node: Hashable, Sendable {
        case text(String)
        case number(Decimal)
        case boolean(Bool)
        case list([Node])
        /// A slot, a step's result or one of `now today me focus before value`, with the members after the dots.
        case path([String])
        case call(String, [Node])
        case not(Node)
        case and(Node, Node)
        case or(Node, Node)
        case compare(Comparison, Node, Node)
        case contains(item: Node, in: Node)
        case isType(Node, String)
        case arithmetic(Arithmetic, Node, Node)
    }

    public enum Comparison: String, Hashable, Sendable {
        case equal = "=", unequal = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    }
    public enum Arithmetic: String, Hashable, Sendable { case plus = "+", minus = "-", times = "*", divided = "/" }

    public let node: Node
    public let source: String
    public let place: SourceRange
    /// The places of the nodes, each before its parts, as far as they are known.
    let places: [SourceRange]

    public init(node: Node, source: String, place: SourceRange, places: [SourceRange] = []) {
        self.node = node
        self.source = source
        self.place = place
        self.places = places
    }
}
