public import Intents

/// What a channel shows after one turn: usually one part, two when a digression was answered and a question waits.
public struct Reply: Hashable, Sendable {
    public var parts: [Part]
    /// Short answers that can be tapped; each sends its `send`.
    public var quickReplies: [QuickReply]

    public init(_ parts: [Part], quickReplies: [QuickReply] = []) {
        self.parts = parts
        self.quickReplies = quickReplies
    }

    public var text: String { parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n") }

    public struct Part: Hashable, Sendable {
        public var kind: Kind
        public var text: String
        public var blocks: [Block]
        /// The journalled operation that this part tells of.
        public var operation: String?
        /// Told piece by piece already, as events of the turn.
        public var wasTold = false

        public init(_ kind: Kind, _ text: String, blocks: [Block] = [], operation: String? = nil) {
            self.kind = kind
            self.text = text
            self.blocks = blocks
            self.operation = operation
        }
    }

    /// What a part does in the dialogue; its text form is what tests of authors compare (`ask phone`).
    public enum Kind: Hashable, Sendable, CustomStringConvertible {
        case ask(String)
        case reject(String)
        case pick(String)
        case none(String)
        case offer(Intent.ID)
        case duplicate(kind: String, ids: [Int])
        case ambiguous
        case confirm(Confirmation.Level)
        case done, undone, cancelled, refused, failed, help, unknown, notice

        public var description: String {
            switch self {
            case .ask(let slot): "ask \(slot)"
            case .reject(let slot): "reject \(slot)"
            case .pick(let slot): "pick \(slot)"
            case .none(let slot): "none \(slot)"
            case .offer(let intent): "offer \(intent)"
            case .duplicate(let kind, let ids): "duplicate \(kind) \(ids.map(String.init).joined(separator: ","))"
            case .confirm(.normal): "confirm"
            case .confirm(.danger): "danger"
            case .ambiguous: "ambiguous"
            case .done: "done"
            case .undone: "undone"
            case .cancelled: "cancelled"
            case .refused: "refused"
            case .failed: "failed"
            case .help: "help"
            case .unknown: "unknown"
            case .notice: "notice"
            }
        }
    }

    public struct QuickReply: Hashable, Sendable {
        public let label: String
        public let send: String

        public init(_ label: String, send: String? = nil) {
            self.label = label
            self.send = send ?? label
        }
    }
}
