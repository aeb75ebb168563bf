/// A request's body, decoded; it is read at the reader's pace, and what is left unread costs the connection.
public struct RequestBody: AsyncSequence, Sendable {
    enum Source {
        case bytes([UInt8])
        case connection(ConnectionHandle, exchange: Int)
    }

    let source: Source

    /// A body that is there already.
    public init(_ bytes: [UInt8] = []) {
        source = .bytes(bytes)
    }

    init(_ source: Source) {
        self.source = source
    }

    /// Whether the request came without a body.
    public var isEmpty: Bool {
        if case .bytes(let bytes) = source { bytes.isEmpty } else { false }
    }

    /// The whole body; refused as too large when it is over `limit`, or cut off, late or malformed.
    public func collect(upTo limit: Int) async throws(HTTPRefusal) -> [UInt8] {
        var whole: [UInt8] = []
        var parts = makeAsyncIterator()
        while let part = try await parts.next(isolation: nil) {
            guard whole.count + part.count <= limit else { throw .bodyTooLarge }
            whole.append(contentsOf: part)
        }
        return whole
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(source: source)
    }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var source: Source

        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(HTTPRefusal) -> [UInt8]? {
            switch source {
            case .bytes(let bytes):
                source = .bytes([])
                return bytes.isEmpty ? nil : bytes
            case .connection(let handle, let exchange):
                return try await handle.nextBodyPart(of: exchange)
            }
        }
    }
}
