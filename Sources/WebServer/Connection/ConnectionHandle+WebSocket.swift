/// What a WebSocket's handler does to its connection.
extension ConnectionHandle {
    /// Turns the connection into a WebSocket, behind the response that is queued.
    func upgrade(_ limits: WebSocketLimits) {
        state.withLock { state in
            state.inbound.itemLimit = limits.unreadMessages
            state.outbound.limit(frames: limits.queuedFrames, bytes: limits.queuedBytes)
            state.limits = limits
        }
        loop.post(.upgraded(id))
    }

    func send(_ message: WebSocketMessage) -> WebSocket.SendResult {
        admit(state.withLock { $0.outbound.send(message) })
    }

    /// The next message; nil at the end.
    nonisolated(nonsending) func nextMessage() async -> WebSocketMessage? {
        while let item = await receive() {
            if case .message(let message) = item { return message }
        }
        answerClose()
        return nil
    }

    func close(_ code: CloseCode, reason: String, discardingQueue: Bool) {
        let frame = FrameEncoder.close(code, reason: reason)
        let (reader, waiters) = state.withLock { state in
            let waiters = state.outbound.close(with: frame, discardingQueue: discardingQueue)
            if waiters != nil { state.ending = state.ending ?? .byServer(code, reason: reason) }
            return (waiters == nil ? nil : state.inbound.end(), waiters)
        }
        reader?.resume(returning: nil)
        guard let waiters else { return }
        for waiter in waiters { waiter.resume() }
        loop.post(.closing(id))
    }

    /// Sends the close frame that the peer is owed: not before the handler has seen, and could answer, all it sent.
    func answerClose() {
        switch state.withLock({ $0.ending }) {
        case .byPeer(let code, _): close(code, reason: "", discardingQueue: false)
        case .violation(let code, let reason): close(code, reason: reason, discardingQueue: false)
        case .byServer, .lost, nil: break
        }
    }
}
