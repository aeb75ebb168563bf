/// A WebSocket and who handles it: what is left of a connection's first task once it has upgraded.
struct OpenWebSocket: Sendable {
    let socket: WebSocket
    let handler: @Sendable (WebSocket) async -> Void

    func run() async {
        await handler(socket)
        socket.close()
        socket.handle.loop.post(.taskEnded(socket.handle.id))
    }
}
