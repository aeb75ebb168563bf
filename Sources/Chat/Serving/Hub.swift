internal import HTTPAPI
internal import JSON
internal import Observability
internal import Statistics
internal import Storage
internal import Synchronization
internal import WebServer

/// All sockets of this process, and what happens to them with time.
final class Hub: Sendable {
    private struct State {
        var sockets: [ObjectIdentifier: ChatSocket] = [:]
        /// By user, session and address.
        var counts: [String: Int] = [:]
        var isClosing = false
        var number = 0
    }

    let services: ChatServices
    let settings: ChatSettings
    let rooms: Rooms
    /// Seconds of a clock that does not go back.
    let time: @Sendable () -> Double
    private let state = Mutex(State())

    init(_ services: ChatServices, _ settings: ChatSettings, _ rooms: Rooms, time: @escaping @Sendable () -> Double) {
        self.services = services
        self.settings = settings
        self.rooms = rooms
        self.time = time
    }

    var count: Int { state.withLock { $0.sockets.count } }
    /// Who is there, each once.
    var users: Int { Set(all.map(\.author.bearer.user)).count }

    private func places(_ user: String, _ session: String, _ address: String) -> [(key: String, limit: Int)] {
        [
            ("user/\(user)", settings.socketsOfUser), ("session/\(session)", settings.socketsOfSession),
            ("address/\(address)", settings.socketsOfAddress),
        ]
    }

    /// The failure when there are as many sockets as there may be.
    func refusal(_ user: String, _ session: String, _ address: String) -> APIFailure? {
        let places = places(user, session, address)
        return state.withLock { state in
            guard !state.isClosing else { return .unavailable(after: 5) }
            let hasRoom = places.allSatisfy { state.counts[$0.key, default: 0] < $0.limit }
            return hasRoom ? nil : .rateLimited(after: 5)
        }
    }

    private func count(_ change: Int, _ places: [(key: String, limit: Int)]) {
        state.withLock { state in
            for place in places {
                let now = state.counts[place.key, default: 0] + change
                state.counts[place.key] = now > 0 ? now : nil
            }
        }
    }

    /// The life of one socket, from the upgrade to its end.
    func serve(
        _ webSocket: WebSocket,
        _ session: String,
        _ author: Author,
        from address: String,
        isBasic: Bool
    ) async {
        let places = places(author.bearer.user, session, address)
        count(1, places)
        defer { count(-1, places) }
        let room = await offLoop { [rooms] in
            // In the basic mode there is nothing else that would make one.
            try? await rooms.enter(session, as: author.bearer.user, makes: isBasic)
        }
        guard let room = room ?? nil else { return webSocket.close(ClosingCode.gone.code) }
        let number = state.withLock { state in
            state.number += 1
            return state.number
        }
        let id = "c\(number)"
        let socket = ChatSocket(
            webSocket,
            id: id,
            session: session,
            isBasic: isBasic,
            author: author,
            rate: settings.messages,
            at: time()
        )
        state.withLock { $0.sockets[ObjectIdentifier(socket)] = socket }
        services.metrics.set(.openSockets, to: count)
        let task = SocketTask(socket: socket, room: room, services: services, time: time)
        await offLoop { if isBasic { await room.join(socket) } }
        for await message in webSocket.messages {
            await offLoop { await task.receive(message) }
        }
        state.withLock { _ = $0.sockets.removeValue(forKey: ObjectIdentifier(socket)) }
        services.metrics.set(.openSockets, to: count)
        if socket.wasSlow { services.count(.slowClose) }
        await offLoop { [rooms] in
            await room.leave(socket)
            await rooms.leave(room)
        }
    }

    /// Tells of what a process that is gone has left.
    func recover() async throws(ChatLogFailure) {
        try await offLoop { [services, rooms] () throws(ChatLogFailure) in
            try await Recovery(services).run(rooms)
        }
    }

    /// Looks at every socket's deadlines: the first frame, the ping, the token.
    func sweep() async {
        let now = time()
        for socket in all {
            if !socket.isBasic, socket.client == nil, now - socket.opened > 10 {
                socket.close(.noResume)
            } else {
                await ping(socket, at: now)
                warn(socket)
            }
        }
        // When the log cannot be read just now, the next second is soon enough.
        try? await rooms.dropReplaced()
        await rooms.sweep()
    }

    private var all: [ChatSocket] { state.withLock { Array($0.sockets.values) } }

    private func ping(_ socket: ChatSocket, at now: Double) async {
        guard !socket.isBasic, socket.client != nil else { return }
        let isDue = socket.with { state in
            guard now >= state.pingAt else { return false }
            state.pingAt = now + Double(ChatSocket.heartbeat) * Double.random(in: 0.9...1.1)
            return true
        }
        guard isDue, let top = await rooms.top(of: socket.session) else { return }
        socket.send(.status("ping", ["top": .integer(top)], in: socket.session, at: services.clock()))
    }

    private func warn(_ socket: ChatSocket) {
        let left = socket.author.bearer.expires.subtractingReportingOverflow(services.clock()).partialValue
        if left <= 0 { return socket.close(.tokenExpired) }
        guard left <= 60, !socket.isBasic else { return }
        let isFirst = socket.with { state in
            defer { state.hasWarned = true }
            return !state.hasWarned
        }
        if isFirst { socket.send(.status("token_expiring", in: socket.session, at: services.clock())) }
    }

    /// Ends the sockets of whoever has been logged out.
    func dropRevoked() async {
        var verdicts: [Bearer: Bool] = [:]
        for socket in all {
            let bearer = socket.author.bearer
            let isRevoked: Bool
            if let known = verdicts[bearer] {
                isRevoked = known
            } else {
                isRevoked = await services.access.isRevoked(bearer)
                verdicts[bearer] = isRevoked
            }
            if isRevoked { socket.close(.revoked) }
        }
    }

    /// Tells everybody to come back at another time, each at his own.
    func shutDown() {
        state.withLock { $0.isClosing = true }
        for socket in all {
            guard !socket.isBasic else {
                socket.close(.goingAway)
                continue
            }
            let delay = JSON.integer(Int.random(in: 0...5_000))
            socket.send(.status("shutdown", ["reconnect_in_ms": delay], in: socket.session, at: services.clock()))
            socket.close(.shutdown)
        }
    }
}
