/// What a connection's task does while it speaks HTTP.
extension ConnectionHandle {
    /// The next request; what was left unread of the body before it is dropped.
    nonisolated(nonsending) func nextRequest() async -> HTTPRequest? {
        while let item = await receive() {
            if case .request(let request) = item { return request }
        }
        return nil
    }

    /// The next part of the body of request number `exchange`; nil at its end.
    nonisolated(nonsending) func nextBodyPart(of exchange: Int) async throws(HTTPRefusal) -> [UInt8]? {
        let (isOpen, mustContinue) = state.withLock { state in
            guard state.hasUnreadBody, state.exchange == exchange else { return (false, false) }
            defer { state.mustContinue = false }
            return (true, state.mustContinue && state.inbound.isEmpty)
        }
        guard isOpen else { return nil }
        if mustContinue { put(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
        switch await receive() {
        case .body(let bytes): return bytes
        case .bodyEnd:
            state.withLock { $0.hasUnreadBody = false }
            return nil
        case .bodyFailure(let refusal):
            state.withLock { $0.hasUnreadBody = false }
            throw refusal
        case .request, .message, nil: throw .bodyCutOff
        }
    }
}
