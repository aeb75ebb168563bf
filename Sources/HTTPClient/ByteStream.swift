/// The body of a streamed answer, read once, by one task at a time; dropping it takes the request back.
public struct ByteStream: AsyncSequence, Sendable {
    private let lease: Lease

    init(client: HTTPClient, id: Transfer.ID, channel: Channel) {
        lease = Lease(client: client, id: id, channel: channel)
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(lease: lease)
    }

    /// The rest of the body, for an answer that turned out not to be a stream.
    public func collect() async throws(HTTPFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var iterator = makeAsyncIterator()
        while let chunk = try await iterator.next() { bytes += chunk }
        return bytes
    }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let lease: Lease

        public mutating func next() async throws(HTTPFailure) -> [UInt8]? {
            try await next(isolation: #isolation)
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(HTTPFailure) -> [UInt8]? {
            try await lease.next().get()
        }
    }

    fileprivate final class Lease: Sendable {
        private let client: HTTPClient
        private let id: Transfer.ID
        private let channel: Channel

        init(client: HTTPClient, id: Transfer.ID, channel: Channel) {
            self.client = client
            self.id = id
            self.channel = channel
        }

        deinit {
            client.cancel(id)
        }

        func next() async -> Channel.Chunk {
            await withTaskCancellationHandler {
                await channel.next { client.resume(id) }
            } onCancel: {
                client.cancel(id)
            }
        }
    }
}
