/// Where a connection's task and the loop meet: each side puts down here what the other picks up.
final class ConnectionHandle: Sendable {
    struct State {
        var inbound = Inbound()
        var outbound = Outbound()
        /// Counts the requests, so that the body of a past one reads as ended.
        var exchange = 0
        /// Whether the task may still read the request's body.
        var hasUnreadBody = false
        /// Whether all of the request has arrived, read or not.
        var isRequestWhole = true
        var mustContinue = false
        /// What the socket may use, until the loop has taken it over.
        var limits: WebSocketLimits?
        var ending: WebSocketEnding?
    }

    let id: ConnectionID
    let loop: EventLoop
    let state = Lock(State())

    init(id: ConnectionID, loop: EventLoop) {
        self.id = id
        self.loop = loop
    }

    /// The next item for the task; nil when there will be none, or the task was cancelled.
    nonisolated(nonsending) func receive() async -> Inbound.Item? {
        switch take() {
        case .item(let item, _): return item
        case .ended: return nil
        case .nothing: break
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                switch take(orLeave: continuation) {
                case .item(let item, _): continuation.resume(returning: item)
                case .ended: continuation.resume(returning: nil)
                case .nothing: break
                }
            }
        } onCancel: {
            state.withLock { $0.inbound.giveUp() }?.resume(returning: nil)
        }
    }

    private func take(orLeave continuation: CheckedContinuation<Inbound.Item?, Never>? = nil) -> Inbound.Taken {
        let taken = state.withLock { state in
            let taken = state.inbound.take()
            guard case .nothing = taken, let continuation else { return taken }
            // Looked at under the lock: a cancellation after this finds the continuation.
            guard !Task.isCancelled else { return .ended }
            state.inbound.wait(continuation)
            return taken
        }
        if case .item(_, mustTell: true) = taken { loop.post(.readOn(id)) }
        return taken
    }

    /// Hands bytes to the loop; false once the connection is gone.
    @discardableResult
    func put(_ bytes: [UInt8]) -> Bool {
        admit(state.withLock { $0.outbound.put(bytes) }) == .queued
    }

    /// Suspends until there is room for so many bytes, the connection is closed or the task cancelled.
    nonisolated(nonsending) func room(for size: Int) async {
        await withTaskCancellationHandler {
            while !state.withLock({ $0.outbound.isClosed || $0.outbound.hasRoom(for: size) }), !Task.isCancelled {
                await wait(forRoom: size)
            }
        } onCancel: {
            // All look again, and who was not cancelled waits again.
            for waiter in state.withLock({ $0.outbound.takeWaiters() }) { waiter.resume() }
        }
    }

    nonisolated(nonsending) private func wait(forRoom size: Int) async {
        await withCheckedContinuation { continuation in
            let isWaiting = state.withLock { state in
                !Task.isCancelled && state.outbound.wait(continuation, forRoom: size)
            }
            if !isWaiting { continuation.resume() }
        }
    }

    func admit(_ admission: Outbound.Admission) -> WebSocket.SendResult {
        switch admission {
        case .queued(let mustTell):
            if mustTell { loop.post(.flush(id)) }
            return .queued
        case .overflow: return .overflow
        case .closed: return .closed
        }
    }
}
