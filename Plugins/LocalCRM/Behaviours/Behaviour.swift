internal import JSON
internal import PluginAPI

/// What a model does besides keeping values. All of it happens inside the transaction of the call.
protocol Behaviour: Sendable {
    /// Computed fields that may be written, since they mean another field.
    var accepts: Set<String> { get }
    /// many2one fields whose record takes this one along when it is deleted.
    var goesWith: Set<String> { get }
    /// Completes the values of a record before it is made.
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure)
    /// Completes the values before they are written.
    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure)
    /// Draws the consequences; the session may write everything.
    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure)
    /// Objects to a deletion by throwing, or prepares it.
    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure)
}

extension Behaviour {
    var accepts: Set<String> { [] }
    var goesWith: Set<String> { [] }
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {}
    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure) {}
    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {}
    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure) {}
}

struct PlainBehaviour: Behaviour {}
