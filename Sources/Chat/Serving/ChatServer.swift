public import HTTPAPI
internal import Storage
public import WebServer

/// The chat over WebSocket and HTTP: routes, sockets, turns and time, in tasks that end with it.
public final class ChatServer: Sendable {
    private enum Job: Sendable {
        case work(Room)
        case end
    }

    public let services: ChatServices
    private let server: Server
    private let reception: Reception
    private let router: Router
    private let hub: Hub
    private let rooms: Rooms
    private let jobs: AsyncStream<Job>
    private let post: AsyncStream<Job>.Continuation
    private let grace: Duration

    /// - Parameters:
    ///   - routes: What is served beside the chat; asked before it.
    ///   - pages: What is served where no route fits.
    public init(
        _ configuration: ServerConfiguration,
        _ services: ChatServices,
        _ settings: ChatSettings = ChatSettings(),
        reception: Reception,
        routes: [any RouteGroup] = [],
        pages: (@Sendable (HTTPRequest) -> HTTPResponse?)? = nil,
        grace: Duration = .seconds(5)
    ) throws(ServerFailure) {
        self.services = services
        self.reception = reception
        self.grace = grace
        server = try Server(configuration)
        let (jobs, post) = AsyncStream.makeStream(of: Job.self)
        (self.jobs, self.post) = (jobs, post)
        let began = ContinuousClock.now
        let rooms = Rooms(services) { post.yield(.work($0)) }
        self.rooms = rooms
        let hub = Hub(services, settings, rooms) { (ContinuousClock.now - began) / .seconds(1) }
        self.hub = hub
        var router = Router()
        let own: [any RouteGroup] = [
            SocketRoute(hub: hub, settings: settings), SystemRoutes(services: services), SessionRoutes(hub: hub),
            MessageRoutes(hub: hub), RecordRoutes(services: services, origins: settings.origins),
            StatusRoutes(hub: hub, crm: CRMWatch(services.crm)),
        ]
        for group in routes + own { group.add(to: &router) }
        router.otherwise { request in
            .http(pages?(request) ?? APIFailure.notFound.response(to: request))
        }
        self.router = router
    }

    public var addresses: [SocketAddress] { server.addresses }
    public var counters: ServerCounters { server.counters }

    /// Serves until a shutdown is complete. To be called once.
    public func run() async throws {
        if let link = services.link { try await link.cluster.renew() } else { try await hub.recover() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                guard let link = services.link else { return }
                await Membership(services, link, rooms).run()
            }
            group.addTask { [self] in
                defer { post.yield(.end) }
                try await server.run { [self] request throws(HTTPRefusal) in
                    try await reception.receive(request, for: router)
                }
            }
            group.addTask { [self] in await keepTime() }
            await work()
            group.cancelAll()
            try await group.waitForAll()
        }
        try? await services.link?.cluster.leave()
    }

    /// Tells every client to come back, lets what runs end, and stops.
    public func shutDown() {
        hub.shutDown()
        server.shutdown(grace: grace)
    }

    /// Turns, until the end; those that are still under way a while later are told so and end.
    private func work() async {
        let (end, ends) = AsyncStream.makeStream(of: Never.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [jobs] in
                await withDiscardingTaskGroup { turns in
                    for await job in jobs {
                        guard case .work(let room) = job else { break }
                        turns.addTask { await room.work() }
                    }
                    ends.finish()
                }
            }
            group.addTask { [grace] in
                for await _ in end {}
                try? await Task.sleep(for: grace)
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func keepTime() async {
        var ticks = 0
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            await hub.sweep()
            ticks += 1
            if ticks.isMultiple(of: 3) { await hub.dropRevoked() }
            // When the log cannot be read just now, the next time is soon enough.
            if services.link == nil, ticks.isMultiple(of: 10) { try? await hub.recover() }
        }
    }
}
