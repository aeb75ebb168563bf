/// One open WebSocket as its handler sees it; copies are the same socket.
public struct WebSocket: Sendable {
    public enum SendResult: Hashable, Sendable {
        case queued
        /// The queue is full and nothing was added: drop the message, use `sendWhenRoom`, or close.
        case overflow
        case closed
    }

    let handle: ConnectionHandle

    /// The peer's messages, to be read by one task; they end when either side closes.
    public var messages: Messages { Messages(handle: handle) }

    /// Queues a message without waiting, from any task or thread.
    @discardableResult
    public func send(_ message: WebSocketMessage) -> SendResult {
        handle.send(message)
    }

    @discardableResult
    public func send(text: String) -> SendResult {
        handle.send(.text(text))
    }

    /// Queues a message once there is room, which a slow peer may keep it waiting for; false when the socket is closed
    /// or the task cancelled.
    nonisolated(nonsending) public func sendWhenRoom(_ message: WebSocketMessage) async -> Bool {
        while !Task.isCancelled {
            switch handle.send(message) {
            case .queued: return true
            case .closed: return false
            case .overflow: await handle.room(for: FrameEncoder.size(of: message))
            }
        }
        return false
    }

    /// Bytes that the peer's socket has not taken yet.
    public var queuedBytes: Int { handle.state.withLock { $0.outbound.bytes } }
    /// Frames that the peer's socket has not taken yet.
    public var queuedFrames: Int { handle.state.withLock { $0.outbound.frames } }

    /// Sends a close frame behind what is queued, or instead of it; a second call changes nothing.
    public func close(_ code: CloseCode = .normal, reason: String = "", discardingQueue: Bool = false) {
        handle.close(code, reason: reason, discardingQueue: discardingQueue)
    }

    /// How it ended; nil while it is open.
    public var ending: WebSocketEnding? { handle.state.withLock { $0.ending } }
}

extension WebSocket {
    public struct Messages: AsyncSequence, AsyncIteratorProtocol, Sendable {
        let handle: ConnectionHandle

        public func makeAsyncIterator() -> Self { self }

        public func next(isolation actor: isolated (any Actor)? = #isolation) async -> WebSocketMessage? {
            await handle.nextMessage()
        }
    }
}
