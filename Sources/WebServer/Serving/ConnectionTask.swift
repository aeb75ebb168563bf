/// A connection as its task lives it: request, response, request, until it ends or becomes a WebSocket.
struct ConnectionTask: Sendable {
    let handle: ConnectionHandle
    let defaults: HTTPFields
    let respond: Responder

    func run() async {
        while let request = await handle.nextRequest() {
            switch await answer(request) {
            case .http(let response):
                guard await send(response, to: request) else { break }
                continue
            case .upgrade(let upgrade):
                guard let refusal = WebSocketHandshake.refusal(request) else {
                    await open(upgrade, request)
                    break
                }
                guard await send(refusal, to: request) else { break }
                continue
            }
            break
        }
        handle.loop.post(.taskEnded(handle.id))
    }

    private func answer(_ request: HTTPRequest) async -> Response {
        do throws(HTTPRefusal) {
            return try await respond(request)
        } catch {
            return .http(HTTPResponse(error))
        }
    }

    /// True when another request may follow.
    private func send(_ response: HTTPResponse, to request: HTTPRequest) async -> Bool {
        let isWhole = handle.state.withLock { $0.isRequestWhole }
        let keepsAlive = request.keepsAlive && isWhole && !handle.loop.isDraining
        let encoder = ResponseEncoder(
            keepsAlive: keepsAlive,
            isHead: request.method == .head,
            isHTTP10: request.isHTTP10,
            defaults: defaults
        )
        guard await send(response, encoder) else {
            handle.loop.post(.broken(handle.id))
            return false
        }
        handle.loop.post(.responded(handle.id, keepsAlive: keepsAlive))
        return keepsAlive
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

    private func open(_ upgrade: WebSocketUpgrade, _ request: HTTPRequest) async {
        let key = request.fields["sec-websocket-key"] ?? ""
        var fields = upgrade.fields
        fields["sec-websocket-accept"] = WebSocketHandshake.accept(key: key)
        fields["sec-websocket-protocol"] = upgrade.subprotocol
        let response = HTTPResponse(.switchingProtocols, fields: fields)
        guard handle.put(ResponseEncoder(keepsAlive: true, defaults: [:]).encoded(response)) else { return }
        handle.loop.post(.upgraded(handle.id, upgrade.limits))
        let socket = WebSocket(handle: handle, remote: request.remote)
        await upgrade.handler(socket)
        socket.close()
    }
}
