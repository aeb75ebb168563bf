/// The body of a response that is being sent.
public struct ResponseStream: Sendable {
    /// The connection is gone, and nobody reads on.
    public struct Closed: Error, Hashable, Sendable {}

    let handle: ConnectionHandle
    let isChunked: Bool

    /// Sends a part; suspends while the client is behind.
    public func write(_ bytes: [UInt8]) async throws(Closed) {
        guard !bytes.isEmpty else { return }
        let part = isChunked ? Chunk.encoded(bytes) : bytes
        await handle.room(for: part.count)
        guard !Task.isCancelled, handle.put(part) else { throw Closed() }
    }
}
