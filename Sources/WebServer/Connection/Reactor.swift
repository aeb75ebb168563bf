/// The loop's own state: sockets and connections, which exist on its thread only.
final class Reactor {
    enum Arrival: Sendable {
        case connection(ConnectionHandle)
        case webSocket(OpenWebSocket)
        /// The grace of a shutdown is over.
        case cancelAll
    }

    private enum Watched {
        case listener(ListeningSocket)
        case connection(Connection)
    }

    let configuration: ServerConfiguration
    let loop: EventLoop
    /// Published once in every round of the loop.
    var counters = ServerCounters()
    /// Where reads end up first; what is kept is copied out.
    var scratch = [UInt8](repeating: 0, count: 16 << 10)

    private let meter: Meter
    private let time: @Sendable () -> Duration
    private let arrivals: AsyncStream<Arrival>.Continuation
    private var events = Epoll.Events()
    private var clock: LoopClock
    private var nextSweep: Duration = .seconds(1)
    private var watched: [Watched?] = []
    private var listeners: [ListeningSocket]
    private var areListenersPaused = false
    private var generation: UInt32 = 0
    private var taskCount = 0
    private var graceEnd: Duration?
    private var isStopped = false

    init(
        _ configuration: ServerConfiguration,
        loop: EventLoop,
        listeners: [ListeningSocket],
        meter: Meter,
        time: @escaping @Sendable () -> Duration,
        arrivals: AsyncStream<Arrival>.Continuation
    ) {
        self.configuration = configuration
        self.loop = loop
        self.listeners = listeners
        self.meter = meter
        self.time = time
        self.arrivals = arrivals
        clock = LoopClock(startingAt: time())
        for listener in listeners { watch(listener) }
    }

    var now: Duration { clock.now }

    /// Runs until the last task is done and `stop` was posted.
    func run() {
        loop.adoptThread()
        while !isStopped {
            work()
            meter.publish(counters)
            let count = loop.epoll.wait(for: &events, milliseconds: patience)
            clock.advance(to: time())
            for index in 0..<count {
                let (number, interest) = events[index]
                handle(number, interest)
            }
            if now >= nextSweep { sweep() }
        }
    }

    private var patience: Int32 {
        if loop.hasWork { return 0 }
        return counters.open == 0 && graceEnd == nil && !areListenersPaused ? -1 : 1_000
    }

    /// Tasks and commands; those that they cause wait for the sockets after a few rounds.
    private func work() {
        var items: [EventLoop.Work] = []
        for _ in 0..<4 {
            items = loop.takeWork(leaving: items)
            if items.isEmpty { return }
            for item in items {
                switch item {
                case .job(let job): loop.run(job)
                case .command(let command): perform(command)
                }
            }
        }
    }

    private func handle(_ number: UInt64, _ interest: Epoll.Interest) {
        if number == EventLoop.wakeupNumber { return loop.acknowledgeWakeup() }
        let id = ConnectionID(rawValue: number)
        switch watched[Int(id.descriptor)] {
        case .listener(let listener): accept(from: listener)
        case .connection(let connection) where connection.id == id: connection.ready(interest)
        case .connection, nil: break
        }
    }

    private func perform(_ command: EventLoop.Command) {
        switch command {
        case .flush(let id): connection(id)?.flush()
        case .readOn(let id): connection(id)?.readOn()
        case .responded(let id, let keepsAlive): connection(id)?.responded(keepsAlive: keepsAlive)
        case .broken(let id): connection(id)?.close(.brokenResponse)
        case .taskEnded(let id): taskEnded(id)
        case .upgraded(let id, let limits): connection(id)?.upgraded(limits)
        case .closing(let id): connection(id)?.closing()
        case .shutDown(let grace): shutDown(grace: grace)
        case .sweep(let continuation):
            clock.advance(to: time())
            sweep()
            continuation.resume()
        case .stop: isStopped = true
        }
    }

    private func connection(_ id: ConnectionID) -> Connection? {
        guard case .connection(let connection) = watched[Int(id.descriptor)], connection.id == id else { return nil }
        return connection
    }
}

/// Connections coming and going.
extension Reactor {
    func setInterest(_ interest: Epoll.Interest, of id: ConnectionID) {
        loop.epoll.change(id.descriptor, interest, as: id.rawValue)
    }

    func forget(_ id: ConnectionID, _ end: ConnectionEnd, wasWebSocket: Bool) {
        loop.epoll.remove(id.descriptor)
        watched[Int(id.descriptor)] = nil
        counters.open -= 1
        counters.closed[end, default: 0] += 1
        if wasWebSocket { counters.openWebSockets -= 1 }
        finishIfIdle()
    }

    private func watch(_ listener: ListeningSocket) {
        let number = listener.descriptor.number
        place(.listener(listener), at: number)
        _ = loop.epoll.add(number, .read, as: ConnectionID(descriptor: number, generation: 0).rawValue)
    }

    private func unwatch(_ listener: ListeningSocket) {
        loop.epoll.remove(listener.descriptor.number)
        watched[Int(listener.descriptor.number)] = nil
    }

    private func place(_ item: Watched, at number: Int32) {
        while watched.count <= Int(number) { watched.append(nil) }
        watched[Int(number)] = item
    }

    private func accept(from listener: ListeningSocket) {
        for _ in 0..<64 {
            switch listener.accept() {
            case .connection(let descriptor, let peer): admit(descriptor, from: peer)
            case .none: return
            case .exhausted:
                // The listener stays readable: ask again when a second has passed.
                for listener in listeners { unwatch(listener) }
                areListenersPaused = true
                return
            }
        }
    }

    private func admit(_ descriptor: consuming Descriptor, from peer: SocketAddress) {
        guard counters.open < configuration.maximumConnections else {
            return turnAway(descriptor)
        }
        generation &+= 1
        let id = ConnectionID(descriptor: descriptor.number, generation: generation)
        guard let transport = transport(on: id.descriptor), loop.epoll.add(id.descriptor, .read, as: id.rawValue) else {
            return
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

/// What time brings, and the end.
extension Reactor {
    private func sweep() {
        nextSweep = now + .seconds(1)
        if areListenersPaused {
            areListenersPaused = false
            for listener in listeners { watch(listener) }
        }
        for case .connection(let connection) in watched { connection.sweep() }
        if let graceEnd, now >= graceEnd { endGrace() }
    }

    private func shutDown(grace: Duration) {
        graceEnd = min(graceEnd ?? now + grace, now + grace)
        if !loop.isDraining { drain() }
        if grace <= .zero { endGrace() }
        finishIfIdle()
    }

    private func drain() {
        loop.beginDraining()
        for listener in listeners {
            // Who waits in the queue was promised an answer by the kernel.
            accept(from: listener)
            unwatch(listener)
        }
        listeners = []
        for case .connection(let connection) in watched { connection.drain() }
    }

    private func endGrace() {
        graceEnd = nil
        arrivals.yield(.cancelAll)
        for case .connection(let connection) in watched { connection.cutShort() }
    }

    private func taskEnded(_ id: ConnectionID) {
        taskCount -= 1
        connection(id)?.taskEnded()
        finishIfIdle()
    }

    private func finishIfIdle() {
        if loop.isDraining, counters.open == 0, taskCount == 0 { arrivals.finish() }
    }
}
