internal import Intents
internal import JSON
public import PluginAPI
internal import RecordHandlers
internal import SQLite
internal import TimeZones

/// The embedded default: the models and operations of Odoo 19 that a CRM needs, in one SQLite file.
///
/// Users are made when they first come, from the caller's login. What the file cannot do (locked, read-only, full,
/// damaged) is `.unavailable` with a sentence that says what to do, and nothing is left half written.
public final class LocalCRM: Plugin {
    public let name = "local"
    public let purpose = "Customers, opportunities, activities and quotations in one file, without any server."
    private let commits: CommitQueue

    public var handlers: [Handler] { recordHandlers(over: self) }
    public var records: (any RecordSource)? { self }

    /// Opens the file, or makes it with the stages, types and countries that it starts with.
    public convenience init(file path: String) throws(HandlerFailure) {
        try self.init(.file(path), Connection.Options(synchronous: .full))
    }

    /// Kept nowhere: for tests and trying out.
    public convenience init() throws(HandlerFailure) {
        try self.init(.memory, Connection.Options())
    }

    init(_ location: Connection.Location, _ options: Connection.Options) throws(HandlerFailure) {
        let database: Database
        do throws(DatabaseError) {
            database = try Database(location, options)
            try database.with { connection throws(DatabaseError) in try Store.prepare(connection) }
        } catch {
            throw HandlerFailure(error)
        }
        try database.with { connection throws(HandlerFailure) in
            guard try Seed.isMissing(in: Session.system(connection)) else { return }
            try connection.transaction(translating: { HandlerFailure($0) }) { () throws(HandlerFailure) in
                try Seed.plant(in: Session.system(connection))
            }
        }
        do throws(DatabaseError) {
            commits = try CommitQueue(database)
        } catch {
            throw HandlerFailure(error)
        }
    }
}

extension LocalCRM {
    /// One transaction on behalf of the caller.
    func writing<Success: Sendable>(
        as caller: Caller,
        _ body: @escaping @Sendable (Session) throws(HandlerFailure) -> Success
    ) async throws(HandlerFailure) -> Success {
        try await commits.transaction(
            translating: { HandlerFailure($0) },
            { connection throws(HandlerFailure) in try body(try Session(connection, for: caller)) }
        )
    }

    func reading<Success: Sendable>(
        as caller: Caller,
        _ body: @escaping @Sendable (Session) throws(HandlerFailure) -> Success
    ) async throws(HandlerFailure) -> Success {
        let found = try commits.read { connection throws(HandlerFailure) -> Success? in
            guard let session = try Session(known: caller, connection) else { return nil }
            return try body(session)
        }
        if let found { return found }
        return try await writing(as: caller, body)
    }

    /// One transaction in which everything may be written, on behalf of the system's own user.
    func inside<Success: Sendable>(
        _ body: @escaping @Sendable (Session) throws(HandlerFailure) -> Success
    ) async throws(HandlerFailure) -> Success {
        try await commits.transaction(
            translating: { HandlerFailure($0) },
            { connection throws(HandlerFailure) in try body(Session.system(connection)) }
        )
    }
}

extension Session {
    /// Nil when the caller is not among the users yet.
    fileprivate init?(known caller: Caller, _ connection: Connection) throws(HandlerFailure) {
        let login = Datum.text(caller.user.lowercased())
        let found: Int?
        do throws(DatabaseError) {
            found = try connection.first("SELECT id FROM res_users WHERE login = ?", [login]) { $0.integer(0) }
        } catch {
            throw HandlerFailure(error)
        }
        guard let found else { return nil }
        self.init(
            connection: connection,
            caller: caller,
            user: found,
            zone: ZoneRules(named: caller.timeZone) ?? .utc
        )
    }

    /// Makes the user on the first call.
    init(_ connection: Connection, for caller: Caller) throws(HandlerFailure) {
        if let known = try Session(known: caller, connection) {
            self = known
            return
        }
        let system = Session.system(connection, now: caller.now)
        let login = JSON.string(caller.user)
        let values: [String: JSON] = ["login": login, "name": login, "partner_id": nil]
        _ = try system.create("res.users", values)
        guard let made = try Session(known: caller, connection) else {
            throw .unexpected("the user '\(caller.user)' was not made")
        }
        self = made
    }

    /// The store itself: user 1, as in Odoo.
    static func system(_ connection: Connection, now: Int = 0, language: Language = .en) -> Session {
        let caller = Caller(user: "system", roles: ["admin"], language: language, timeZone: "UTC", now: now)
        return Session(connection: connection, caller: caller, user: 1, zone: .utc, purpose: .inside)
    }
}
