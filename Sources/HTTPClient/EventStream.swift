/// The events of a streamed answer, each as soon as it is complete.
public struct EventStream: AsyncSequence, Sendable {
    let bytes: ByteStream
    let limit: Int

    public func makeAsyncIterator() -> Iterator {
        Iterator(bytes: bytes.makeAsyncIterator(), parser: ServerSentEvents(limit: limit))
    }

    public struct Iterator: AsyncIteratorProtocol {
        private var bytes: ByteStream.Iterator
        private var parser: ServerSentEvents
        private var ready: [ServerSentEvents.Event] = []

        fileprivate init(bytes: ByteStream.Iterator, parser: ServerSentEvents) {
            self.bytes = bytes
            self.parser = parser
        }

        public mutating func next() async throws(HTTPFailure) -> ServerSentEvents.Event? {
            try await next(isolation: #isolation)
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(HTTPFailure) -> ServerSentEvents.Event? {
            while ready.isEmpty {
                guard let chunk = try await bytes.next(isolation: actor) else { return nil }
                do {
                    ready = try parser.feed(chunk).reversed()
                } catch {
                    throw .tooLarge(limit: error.limit)
                }
            }
            return ready.removeLast()
        }
    }
}

extension ByteStream {
    /// Reads the body as server-sent events, none larger than the limit.
    public func events(limit: Int = 1 << 20) -> EventStream {
        EventStream(bytes: self, limit: limit)
    }
}
