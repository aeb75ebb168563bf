/// An HTTP/1.1 and WebSocket server on a thread of its own.
public final class Server: Sendable {
    /// Where it listens, with the ports that were taken.
    public let addresses: [SocketAddress]

    private let configuration: ServerConfiguration
    private let loop: EventLoop
    private let meter = Meter()
    private let time: @Sendable () -> Duration
    /// Taken by `run`.
    private let listeners: Lock<[ListeningSocket]?>

    /// Listens at once, so that mistakes show before anything is served.
    public convenience init(_ configuration: ServerConfiguration) throws(ServerFailure) {
        try self.init(configuration, time: SystemCall.monotonicTime)
    }

    package init(_ configuration: ServerConfiguration, time: @escaping @Sendable () -> Duration) throws(ServerFailure) {
        var sockets: [ListeningSocket] = []
        for listener in configuration.listeners {
            switch listener {
            case .address(let address):
                sockets.append(try ListeningSocket(on: address, sharesPort: configuration.sharesPorts))
            case .inherited:
                sockets += try Inheritance.sockets()
            }
        }
        SystemCall.allowDescriptors(configuration.maximumConnections + 256)
        addresses = sockets.map(\.address)
        listeners = Lock(sockets)
        loop = try EventLoop()
        self.configuration = configuration
        self.time = time
    }

    public var counters: ServerCounters { meter.reading }

    /// Serves until a shutdown is complete; cancelling the task shuts down without grace. To be called once.
    public func run(_ respond: @escaping Responder) async throws(ServerFailure) {
        let (arrivals, yield) = AsyncStream.makeStream(of: Reactor.Arrival.self)
        try start(yield)
        await withTaskCancellationHandler {
            await withTaskExecutorPreference(loop) {
                await serve(arrivals, yield, respond)
            }
        } onCancel: {
            shutdown(grace: .zero)
        }
        loop.post(.stop)
    }

    /// Accepts no more connections, lets requests and WebSockets end for so long, then closes and cancels what is left.
    public func shutdown(grace: Duration) {
        loop.post(.shutDown(grace: grace))
    }

    /// Lets the loop look at its deadlines now.
    package func sweep() async {
        await loop.sweep()
    }

    private func start(_ arrivals: AsyncStream<Reactor.Arrival>.Continuation) throws(ServerFailure) {
        try LoopThread.start { [self] in
            Reactor(
                configuration,
                loop: loop,
                listeners: takeListeners(),
                meter: meter,
                time: time,
                arrivals: arrivals
            ).run()
        }
    }

    /// Hands them to the loop, which closes them by letting go of them.
    private func takeListeners() -> [ListeningSocket] {
        let taken = listeners.withLock { listeners in
            defer { listeners = nil }
            return listeners
        }
        guard let taken else { preconditionFailure("a server runs once") }
        return taken
    }

    private func serve(
        _ arrivals: AsyncStream<Reactor.Arrival>,
        _ yield: AsyncStream<Reactor.Arrival>.Continuation,
        _ respond: @escaping Responder
    ) async {
        await withDiscardingTaskGroup { group in
            for await arrival in arrivals {
                switch arrival {
                case .connection(let handle):
                    let task = ConnectionTask(
                        handle: handle,
                        defaults: configuration.fields,
                        respond: respond,
                        upgraded: yield
                    )
                    group.addTask(executorPreference: loop) { await task.run() }
                case .webSocket(let socket):
                    group.addTask(executorPreference: loop) { await socket.run() }
                case .cancelAll:
                    group.cancelAll()
                }
            }
        }
    }
}
