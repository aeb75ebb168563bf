public import Engine
internal import Intents
internal import Linking
public import Observability
public import Storage
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

    public init(
        log: any ChatLog,
        access: any Authenticator,
        interpreter: @escaping @Sendable () async -> Interpreter,
        metrics: Metrics,
        events: Log = .silent,
        clock: @escaping @Sendable () -> Int
    ) {
        self.log = log
        self.access = access
        self.interpreter = interpreter
        self.metrics = metrics
        self.events = events
        self.clock = clock
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
