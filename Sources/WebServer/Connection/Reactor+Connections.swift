/// Connections coming and going.
extension Reactor {
    func setInterest(_ interest: Epoll.Interest, of id: ConnectionID) {
        loop.epoll.change(id.descriptor, interest, as: id.rawValue)
    }

    func forget(_ connection: Connection, _ end: ConnectionEnd) {
        let descriptor = connection.id.descriptor
        loop.epoll.remove(descriptor)
        watched[Int(descriptor)] = nil
        crowd.leave(connection.peer.address)
        counters.open -= 1
        counters.closed[end, default: 0] += 1
        if connection.webSocket != nil { counters.openWebSockets -= 1 }
        finishIfIdle()
    }

    func watch(_ listener: ListeningSocket) {
        let number = listener.descriptor.number
        place(.listener(listener), at: number)
        _ = loop.epoll.add(number, .read, as: ConnectionID(descriptor: number, generation: 0).rawValue)
    }

    func unwatch(_ listener: ListeningSocket) {
        loop.epoll.remove(listener.descriptor.number)
        watched[Int(listener.descriptor.number)] = nil
    }

    private func place(_ item: Watched, at number: Int32) {
        while watched.count <= Int(number) { watched.append(nil) }
        watched[Int(number)] = item
    }

    /// Accepts who waits, but leaves the others their turn after so many.
    func accept(from listener: ListeningSocket, atMost limit: Int = 64) {
        for _ in 0..<limit {
            switch listener.accept() {
            case .connection(let descriptor, let peer): admit(descriptor, from: peer)
            case .nobody: return
            case .failed:
                // The listener stays readable: ask again when a second has passed.
                for listener in listeners { unwatch(listener) }
                areListenersPaused = true
                return
            }
        }
    }

    private func admit(_ descriptor: consuming Descriptor, from peer: SocketAddress) {
        guard counters.open < configuration.maximumConnections, crowd.admit(peer.address) else {
            return turnAway(descriptor)
        }
        generation &+= 1
        let id = ConnectionID(descriptor: descriptor.number, generation: generation)
        guard let transport = transport(on: id.descriptor), loop.epoll.add(id.descriptor, .read, as: id.rawValue) else {
            return crowd.leave(peer.address)
        }
        let connection = Connection(id, descriptor, transport, peer: peer, reactor: self)
        place(.connection(connection), at: id.descriptor)
        counters.open += 1
        counters.accepted += 1
        taskCount += 1
        arrivals.yield(.connection(connection.handle))
    }

    /// Says that there is no room, to whom it can be said without shaking hands first, and lets the connection go.
    private func turnAway(_ descriptor: consuming Descriptor) {
        counters.turnedAway += 1
        guard configuration.tls == nil else { return }
        let response = HTTPResponse(.serviceUnavailable, fields: ["retry-after": "5"])
        let encoder = ResponseEncoder(keepsAlive: false, defaults: configuration.fields)
        _ = Transport.plain.write(descriptor, encoder.encoded(response), from: 0)
    }

    private func transport(on descriptor: Int32) -> Transport? {
        guard let identity = configuration.tls else { return .plain }
        return identity.makeSession(on: descriptor).map(Transport.tls)
    }
}
