public import Administration
public import Chat
internal import Diagnostics
internal import Engine
internal import FoundationEssentials
internal import Glibc
internal import HTTPAPI
public import Identity
internal import Intents
internal import LineEditing
internal import Linking
internal import Models
internal import Observability
internal import OdooPlugin
internal import PluginAPI
internal import Redis
internal import SQLite
internal import Storage
internal import WebPages
internal import WebServer

/// `parlance serve`: the chat over WebSocket and HTTP, with the web client.
enum ServeCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let address = try address(arguments)
        let isOpen = arguments.flags.contains("open")
        guard !isOpen || [.loopback, IPAddress("::1")].contains(address.address) else {
            throw UsageError("--open lets everybody in: it goes with a loopback address alone, not \(address.address)")
        }
        let metrics = Metrics()
        let inMemory = arguments.flags.contains("memory")
        let installation =
            inMemory
            ? try await Installation.inMemory(configuration, metrics) : try await Installation(configuration, metrics)
        let errors = installation.diagnostics.filter { $0.severity == .error }
        if !errors.isEmpty { complain(Report(configuration).text(of: errors)) }
        for sentence in try await installation.interpreter.recover(configuration.language ?? .zh, at: Clock.now) {
            complain(sentence + "\n")
        }
        let program = LiveProgram(installation, report: complain)
        let redis = try redis(arguments)
        let log = try await log(redis, configuration, inMemory: inMemory)
        let buckets = redis.map { RedisBuckets($0) }
        let outside = try ServeSettings(arguments, at: address)
        let origins = OriginPolicy(allowing: outside.origins)
        var settings = ChatSettings()
        settings.origins = origins
        outside.limits.apply(to: &settings)
        settings.isOpen = isOpen
        var routes: [any RouteGroup] = [EmbedRoute(hosts: outside.hosts)]
        let access: any Authenticator
        if isOpen {
            access = OpenAccess(user: configuration.user, roles: configuration.roles)
            routes.append(OpenRoutes(user: configuration.user, roles: configuration.roles))
        } else {
            let accounts = try await configuration.accounts(counting: buckets)
            try await invite(accounts, outside.url)
            access = Members(accounts: accounts)
            routes.append(IdentityRoutes(accounts, origins: origins, metrics: metrics))
            if !inMemory {
                let audit = try AuditLog(Database(.file(configuration.data("journal.sqlite"))))
                routes.append(AuditRoute(accounts, audit) { program.now.program.pack.intents })
            }
        }
        let services = ChatServices(
            log: log,
            access: access,
            interpreter: { await program.interpreter() },
            metrics: metrics,
            events: events,
            crm: crm(installation.plugins, configuration),
            modelUses: { [ledger = installation.ledger] time in
                try ledger?.daily(in: time).map(ModelUse.init) ?? []
            },
            clock: { Clock.now }
        )
        let pages = pages(arguments, outside)
        let server = try ChatServer(
            outside.server,
            services,
            settings,
            reception: Reception(
                metrics: metrics,
                log: events,
                limits: outside.limits.requests,
                buckets: buckets,
                hosts: isOpen ? loopbackNames : nil
            ),
            routes: routes,
            pages: { pages?.response(to: $0) }
        )
        for address in server.addresses {
            print("Parlance listens at \(outside.server.tls == nil ? "http" : "https")://\(address)/")
        }
        fflush(nil)
        try await serve(server)
        return 0
    }

    /// Until it is told to stop.
    private static func serve(_ server: ChatServer) async throws {
        let signals = StopSignals()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask {
                for await _ in signals.stream { server.shutDown() }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private static func redis(_ arguments: Arguments) throws -> Redis? {
        guard let text = arguments.options["redis"] ?? Environment["PARLANCE_REDIS"] else { return nil }
        guard !arguments.flags.contains("memory") else { throw UsageError("--memory and --redis exclude each other") }
        return Redis(try RedisLocation(text))
    }

    /// In Redis where there is one, for several servers at once; else in a file, or nowhere.
    private static func log(
        _ redis: Redis?,
        _ configuration: Configuration,
        inMemory: Bool
    ) async throws -> any ChatLog {
        guard let redis else {
            return try SQLiteChatLog(Database(inMemory ? .memory : .file(configuration.data("chat.sqlite"))))
        }
        let log = RedisChatLog(redis)
        do {
            for risk in try await log.durability()?.risks ?? [] { complain("parlance: \(risk)\n") }
        } catch {
            throw UsageError(error.message)
        }
        return log
    }

    /// The CRM as the dashboard shows it: whether it answers, whoever asks.
    private static func crm(_ plugins: [any Plugin], _ configuration: Configuration) -> CRMService {
        if let odoo = plugins.lazy.compactMap({ $0 as? Odoo }).first {
            return CRMService(odoo.name) { () throws(HandlerFailure) in try await odoo.ping() }
        }
        guard let plugin = plugins.first(where: { $0.records != nil }), let records = plugin.records else {
            return CRMService("none") { () throws(HandlerFailure) in }
        }
        return CRMService(plugin.name) { () throws(HandlerFailure) in
            let query = RecordQuery(model: "res.partner", fields: ["name"], limit: 1)
            _ = try await records.search(query, as: configuration.caller())
        }
    }

    private static func address(_ arguments: Arguments) throws(UsageError) -> SocketAddress {
        let host = arguments.options["host"] ?? "127.0.0.1"
        guard let address = IPAddress(host) else {
            throw UsageError("--host is an address like 0.0.0.0, not '\(host)'")
        }
        let text = arguments.options["port"] ?? "8080"
        guard let port = UInt16(text) else { throw UsageError("--port is a number up to 65535, not '\(text)'") }
        return SocketAddress(address, port: port)
    }

    /// The first start prints the one link that makes the administrator.
    private static func invite(_ accounts: Accounts, _ url: String) async throws {
        guard try await accounts.needsSetup(), let token = try await accounts.newSetupToken() else { return }
        print("Make the administrator, once: \(url)/setup#\(token)")
    }

    /// Nil where the web client has not been built: the API and the sockets work without it.
    private static func pages(_ arguments: Arguments, _ outside: ServeSettings) -> WebPages? {
        let folder = arguments.options["web"] ?? Environment["PARLANCE_WEB"] ?? ".build/web"
        do {
            return try WebPages(folder: folder, heldBy: outside.hosts, policy: outside.policy)
        } catch {
            complain("parlance: without the web client: \(error)\n")
            return nil
        }
    }

    /// Where everybody is let in, no page may have its own name point here.
    private static let loopbackNames: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    private static let events = Log(
        from: Environment["PARLANCE_LOG"].flatMap(LogEntry.Level.init(rawValue:)) ?? .warning,
        time: { Date(timeIntervalSince1970: Double(Clock.now)).ISO8601Format() },
        write: { complain($0 + "\n") }
    )

    private static let complain: @Sendable (String) -> Void = { Terminal.complain($0) }
}

/// The users of the installation.
private struct Members: Authenticator {
    let accounts: Accounts

    func bearer(of token: String) async -> Bearer? { await accounts.holder(of: token).map(Bearer.init) }
    func redeem(ticket: String) async -> Bearer? { await accounts.redeem(ticket: ticket).map(Bearer.init) }

    func isRevoked(_ bearer: Bearer) async -> Bool {
        await accounts.isRevoked(token: bearer.token, roles: bearer.roles)
    }
}

extension Bearer {
    fileprivate init(_ holder: Accounts.Holder) {
        self.init(
            user: holder.user.username,
            name: holder.user.name,
            roles: holder.user.roles,
            isManager: holder.user.isManager,
            expires: holder.expires,
            token: holder.token
        )
    }
}

extension ModelUse {
    fileprivate init(_ usage: DailyUsage) {
        self.init(
            provider: usage.provider,
            user: usage.user,
            day: usage.day,
            calls: usage.requests,
            failures: usage.failures,
            input: usage.tokens.input,
            output: usage.tokens.output,
            cost: usage.cost
        )
    }
}

extension IdentityRoutes: RouteGroup {}
extension AuditRoute: RouteGroup {}
