/// What the loop has received for a connection's task: bounded, with one reader.
struct Inbound {
    enum Item: Sendable {
        case request(HTTPRequest)
        case body([UInt8])
        case bodyEnd
        case bodyFailure(HTTPRefusal)
        case message(WebSocketMessage)

        fileprivate var byteCount: Int {
            switch self {
            case .request, .bodyEnd, .bodyFailure: 0
            case .body(let bytes): bytes.count
            case .message(let message): message.byteCount
            }
        }
    }

    enum Taken {
        /// The next item; the loop has to be told when it may read on.
        case item(Item, mustTell: Bool)
        case ended
        case nothing
    }

    var itemLimit = 32
    private var items = FIFO<Item>()
    private var bytes = 0
    private var reader: CheckedContinuation<Item?, Never>?
    private var isEnded = false
    /// Whether the loop stopped reading because the task is behind.
    private(set) var isHeld = false

    var isEmpty: Bool { items.isEmpty }

    /// Answers the reader that waited for the item; without one it is kept.
    mutating func deliver(_ item: Item) -> CheckedContinuation<Item?, Never>? {
        if let reader = reader.take() { return reader }
        items.append(item)
        bytes += item.byteCount
        isHeld = isHeld || items.count >= itemLimit || bytes >= Self.byteLimit
        return nil
    }

    mutating func take() -> Taken {
        guard let item = items.popFirst() else { return isEnded ? .ended : .nothing }
        bytes -= item.byteCount
        guard isHeld, items.count <= itemLimit / 2, bytes <= Self.byteLimit / 2 else {
            return .item(item, mustTell: false)
        }
        isHeld = false
        return .item(item, mustTell: true)
    }

    /// Leaves the reader to wait; to be called only when there was nothing to take.
    mutating func wait(_ continuation: CheckedContinuation<Item?, Never>) {
        precondition(reader == nil, "one task reads from a connection at a time")
        reader = continuation
    }

    /// Nothing more will come; what is here can still be taken.
    mutating func end() -> CheckedContinuation<Item?, Never>? {
        isEnded = true
        return reader.take()
    }

    mutating func giveUp() -> CheckedContinuation<Item?, Never>? {
        reader.take()
    }

    private static let byteLimit = 64 << 10
}
