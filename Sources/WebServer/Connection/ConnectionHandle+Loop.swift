/// The loop's side: deliveries and endings.
extension ConnectionHandle {
    /// Answers whether the peer is to be held back.
    func deliver(_ item: Inbound.Item) -> Bool {
        let (reader, isHeld) = state.withLock { state in
            if case .bodyEnd = item { state.isRequestWhole = true }
            let reader = state.inbound.deliver(item)
            return (reader, state.inbound.isHeld)
        }
        reader?.resume(returning: item)
        return isHeld
    }

    func deliver(_ request: HTTPRequest, exchange: Int, mustContinue: Bool) {
        let item = Inbound.Item.request(request)
        let reader = state.withLock { state in
            state.exchange = exchange
            state.hasUnreadBody = !request.body.isEmpty
            state.isRequestWhole = request.body.isEmpty
            state.mustContinue = mustContinue
            return state.inbound.deliver(item)
        }
        reader?.resume(returning: item)
    }

    /// What `upgrade` has left for the loop.
    func takeLimits() -> WebSocketLimits? {
        state.withLock { $0.limits.take() }
    }

    /// The next part of what waits; nil when nothing does, and from then on the loop will be told again.
    func takePart() -> SendQueue? {
        state.withLock { $0.outbound.takePart() }
    }

    func sent(bytes: Int, frames: Int) {
        for waiter in state.withLock({ $0.outbound.sent(bytes: bytes, frames: frames) }) { waiter.resume() }
    }

    /// No more messages will come; sending goes on until the close frame.
    func finishReceiving(_ ending: WebSocketEnding) {
        let reader = state.withLock { state in
            state.ending = state.ending ?? ending
            return state.inbound.end()
        }
        reader?.resume(returning: nil)
    }

    /// The connection is gone.
    func end(_ ending: WebSocketEnding) {
        let (reader, waiters) = state.withLock { state in
            state.ending = state.ending ?? ending
            return (state.inbound.end(), state.outbound.end())
        }
        reader?.resume(returning: nil)
        for waiter in waiters { waiter.resume() }
    }
}
