public import Diagnostics

/// The tiny pattern language of heads and built-in words:
/// `pattern := ( text | "(" pattern { "|" pattern } ")" | "[" pattern { "|" pattern } "]" | "{" slot "}" )*`
public struct Pattern: Hashable, Sendable {
    public indirect enum Node: Hashable, Sendable {
        case text(String)
        case alternatives([[Node]])
        case optional([[Node]])
        case slot(Slot.Name)
    }

    public let nodes: [Node]
    public let source: String
    public let place: SourceRange

    public init(nodes: [Node], source: String, place: SourceRange) {
        self.nodes = nodes
        self.source = source
        self.place = place
    }
}

/// An utterance with its slots marked: `创建客户 [云启](customer_name)`.
public struct Example: Hashable, Sendable {
    public struct Mark: Hashable, Sendable {
        /// Unicode scalar offsets in `text`.
        public let range: Range<Int>
        public let slot: Slot.Name

        public init(range: Range<Int>, slot: Slot.Name) {
            self.range = range
            self.slot = slot
        }
    }

    public let text: String
    public let marks: [Mark]
    public let place: SourceRange

    public init(text: String, marks: [Mark], place: SourceRange) {
        self.text = text
        self.marks = marks
        self.place = place
    }
}
