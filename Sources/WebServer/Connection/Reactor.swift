/// The loop's own state: sockets and connections, which exist on its thread only.
final class Reactor {
    enum Arrival: Sendable {
        case connection(ConnectionHandle)
        case webSocket(OpenWebSocket)
        /// The grace of a shutdown is over.
        case cancelAll
    }

    enum Watched {
        case listener(ListeningSocket)
        case connection(Connection)
    }

    let configuration: ServerConfiguration
    let loop: EventLoop
    /// Published once in every round of the loop.
    var counters = ServerCounters()
    /// Where reads end up first; what is kept is copied out.
    var scratch = [UInt8](repeating: 0, count: 16 << 10)

    let arrivals: AsyncStream<Arrival>.Continuation
    /// By descriptor.
    var watched: [Watched?] = []
    var listeners: [ListeningSocket]
    var areListenersPaused = false
    var crowd: Crowd
    var generation: UInt32 = 0
    var taskCount = 0
    var nextSweep: Duration = .seconds(1)
    var graceEnd: Duration?

    let meter: Meter
    private let time: @Sendable () -> Duration
    private var events = Epoll.Events()
    private var clock: LoopClock
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
        crowd = Crowd(
            limit: configuration.maximumConnectionsPerAddress,
            exempt: configuration.trustedProxies?.ranges ?? []
        )
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
        case .upgraded(let id): connection(id)?.upgraded()
        case .closing(let id): connection(id)?.closing()
        case .shutDown(let grace): shutDown(grace: grace)
        case .sweep:
            clock.advance(to: time())
            sweep()
            loop.acknowledgeSweep()
        case .stop: isStopped = true
        }
    }

    func connection(_ id: ConnectionID) -> Connection? {
        guard case .connection(let connection) = watched[Int(id.descriptor)], connection.id == id else { return nil }
        return connection
    }
}
