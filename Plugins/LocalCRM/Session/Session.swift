internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite
internal import TimeZones

/// One unit of work on behalf of one caller, with the connection to itself.
struct Session {
    enum Purpose {
        /// What the caller asked for: rights count, and what the store computes is not the caller's to write.
        case call
        /// Consequences of a call, and records that are given: everything may be written.
        case inside
    }

    let connection: Connection
    let caller: Caller
    let user: Int
    let zone: ZoneRules
    var purpose = Purpose.call

    var inside: Session {
        var session = self
        session.purpose = .inside
        return session
    }

    /// Naive UTC, as Odoo writes it.
    var now: String { Session.text(caller.now) }
    /// The caller's date.
    var today: Day { zone.moment(at: caller.now).day }

    static func text(_ instant: Int) -> String {
        let moment = Moment(unix: instant, offset: 0)
        return "\(moment.day) \(moment.time)"
    }

    func model(_ name: String) throws(HandlerFailure) -> Model {
        guard let model = Models[name] else { throw .misused("the model '\(name)' does not exist") }
        return model
    }

    func field(_ name: String, of model: Model) throws(HandlerFailure) -> Field {
        guard let field = model.fields[name] else {
            throw .misused("Invalid field '\(name)' on '\(model.name)'")
        }
        return field
    }

    func related(_ field: Field) throws(HandlerFailure) -> Model {
        guard let relation = field.relation else {
            throw .misused("the field '\(field.name)' leads to no other model")
        }
        return try model(relation)
    }
}

extension Session {
    func rows<Element>(
        _ query: SQL,
        _ element: (borrowing Row) throws(DatabaseError) -> Element
    ) throws(HandlerFailure) -> [Element] {
        do throws(DatabaseError) {
            return try connection.rows(query.text, query.values, element)
        } catch {
            throw HandlerFailure(error)
        }
    }

    func first<Element>(
        _ query: SQL,
        _ element: (borrowing Row) throws(DatabaseError) -> Element
    ) throws(HandlerFailure) -> Element? {
        try rows(query, element).first
    }

    func number(_ query: SQL) throws(HandlerFailure) -> Int? {
        try first(query) { $0.isNull(0) ? nil : $0.integer(0) }.flatMap(\.self)
    }

    func text(_ query: SQL) throws(HandlerFailure) -> String? {
        try first(query) { $0.text(0) }.flatMap(\.self)
    }

    @discardableResult
    func run(_ statement: SQL) throws(HandlerFailure) -> Int {
        do throws(DatabaseError) {
            return try connection.run(statement.text, statement.values)
        } catch {
            throw HandlerFailure(error)
        }
    }
}
