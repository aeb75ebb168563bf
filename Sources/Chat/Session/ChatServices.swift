public import Engine
internal import Intents
internal import Linking
public import Observability
public import Storage
internal import Statistics
internal import TimeZones

/// What all sessions share.
public struct ChatServices: Sendable {
    public let log: any ChatLog
    public let access: any Authenticator
    /// The program that is live, looked at before each turn: its files may have changed.
    public let interpreter: @Sendable () async -> Interpreter
    /// Seconds since 1970.
    public let clock: @Sendable () -> Int
    public let metrics: Metrics
    /// Gets a line for each turn.
    public let events: Log
    let crm: CRMService
    /// What language models were asked between two times, seconds since 1970.
    let modelUses: @Sendable (Range<Int>) async throws -> [ModelUse]
    let tally: Tally
    /// To the other nodes that share the log; nil when it is this process's own.
    let link: Link?

    public init(
        log: any ChatLog,
        access: any Authenticator,
        interpreter: @escaping @Sendable () async -> Interpreter,
        metrics: Metrics,
        events: Log = .silent,
        crm: CRMService,
        modelUses: @escaping @Sendable (Range<Int>) async throws -> [ModelUse],
        clock: @escaping @Sendable () -> Int
    ) {
        self.log = log
        link = Link(log)
        self.access = access
        self.interpreter = interpreter
        self.metrics = metrics
        self.events = events
        self.crm = crm
        self.modelUses = modelUses
        self.clock = clock
        tally = Tally(metrics, since: clock() * 1_000)
    }

    func count(_ event: Event) {
        tally.count(event, at: clock() * 1_000)
    }

    /// A person in a session, seen from the zone where he is, or the program's.
    func session(_ id: String, _ bearer: Bearer, timeZone: String?, _ interpreter: Interpreter, at now: Int) -> Session
    {
        let own = timeZone.flatMap { name in ZoneRules(named: name).map { (name, $0) } }
        let standard = interpreter.program.pack.settings.timeZone
        let (name, rules) = own ?? (standard, ZoneRules(named: standard) ?? .utc)
        return Session(
            id: id,
            user: bearer.user,
            roles: bearer.roles,
            timeZone: name,
            offset: rules.offset(at: now)
        )
    }
}
