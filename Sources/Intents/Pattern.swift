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
    /// The places of its slots, in order, as far as they are known.
    public let slotPlaces: [SourceRange]

    public init(nodes: [Node], source: String, place: SourceRange, slotPlaces: [SourceRange] = []) {
        self.nodes = nodes
        self.source = source
        self.place = place
        self.slotPlaces = slotPlaces
    }
}

/// An utterance with its slots marked: `创建客户 [云启](customer_name)`.
public struct Example: Hashable, Sendable {
    public struct Mark: Hashable, Sendable {
        /// Unicode scalar offsets in `text`.
        public let range: Range<Int>
        public let slot: Slot.Name
        /// Where the slot's name stands, nil when nobody knows.
        public let place: SourceRange?

        public init(range: Range<Int>, slot: Slot.Name, place: SourceRange? = nil) {
            self.range = range
            self.slot = slot
            self.place = place
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
