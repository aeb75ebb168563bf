/// A connection as long as it speaks HTTP: request, response, request, until it ends or is upgraded.
struct ConnectionTask: Sendable {
    let handle: ConnectionHandle
    let defaults: HTTPFields
    let respond: Responder
    /// Who takes over what was upgraded: in a task of its own, so that this one's memory is not kept for a socket's life.
    let upgraded: AsyncStream<Reactor.Arrival>.Continuation

    func run() async {
        while let request = await handle.nextRequest() {
            guard await serve(request) else { return }
        }
        handle.loop.post(.taskEnded(handle.id))
    }

    /// True when another request may follow, or the end.
    private func serve(_ request: HTTPRequest) async -> Bool {
        switch await answer(request) {
        case .http(let response):
            await send(response, to: request)
        case .upgrade(let upgrade):
            guard let refusal = WebSocketHandshake.refusal(request) else { return !open(upgrade, request) }
            await send(refusal, to: request)
        }
        return true
    }

    private func answer(_ request: HTTPRequest) async -> Response {
        do throws(HTTPRefusal) {
            return try await respond(request)
        } catch {
            return .http(HTTPResponse(error))
        }
    }

    private func send(_ response: HTTPResponse, to request: HTTPRequest) async {
        let isWhole = handle.state.withLock { $0.isRequestWhole }
        let keepsAlive = request.keepsAlive && isWhole && !handle.loop.isDraining
        let encoder = ResponseEncoder(
            keepsAlive: keepsAlive,
            isHead: request.method == .head,
            isHTTP10: request.isHTTP10,
            defaults: defaults
        )
        guard await send(response, encoder) else {
            return handle.loop.post(.broken(handle.id))
        }
        handle.loop.post(.responded(handle.id, keepsAlive: keepsAlive))
    }

    private func send(_ response: HTTPResponse, _ encoder: ResponseEncoder) async -> Bool {
        guard handle.put(encoder.head(response).encoded()) else { return false }
        guard response.status.allowsBody, !encoder.isHead else { return true }
        switch response.body {
        case .bytes(let bytes): return bytes.isEmpty || handle.put(bytes)
        case .stream(let produce):
            do {
                try await produce(ResponseStream(handle: handle, isChunked: !encoder.isHTTP10))
            } catch {
                return false
            }
            return encoder.isHTTP10 || handle.put(Chunk.last)
        }
    }

    /// False when the connection is gone.
    private func open(_ upgrade: WebSocketUpgrade, _ request: HTTPRequest) -> Bool {
        let key = request.fields["sec-websocket-key"] ?? ""
        var fields = upgrade.fields
        fields["sec-websocket-accept"] = WebSocketHandshake.accept(key: key)
        fields["sec-websocket-protocol"] = upgrade.subprotocol
        let response = HTTPResponse(.switchingProtocols, fields: fields)
        guard handle.put(ResponseEncoder(keepsAlive: true, defaults: [:]).encoded(response)) else { return false }
        handle.upgrade(upgrade.limits)
        let socket = WebSocket(handle: handle)
        upgraded.yield(.webSocket(OpenWebSocket(socket: socket, handler: upgrade.handler)))
        return true
    }
}
