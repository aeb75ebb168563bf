public import Intents
public import JSON

/// The code that performs a step, declared once: linking, documentation and schema are derived from this declaration.
public struct Handler: Sendable {
    /// `odoo.create`
    public let id: String
    /// One sentence: what it does, and what it does not.
    public let purpose: String
    public let effect: Effect
    public let parameters: [ParameterDeclaration]
    public let inverse: Inverse
    let perform: @Sendable (Call) async throws(HandlerFailure) -> Outcome

    public typealias Body<each Input> = @Sendable @concurrent (Context, repeat each Input) async throws -> Outcome

    /// - Parameter body: gets the decoded parameters in the order of their declaration; what it throws besides
    ///   `HandlerFailure` and `CancellationError` is reported as unexpected.
    public init<each Input: HandlerInput>(
        _ id: String,
        _ purpose: String,
        effect: Effect,
        inverse: Inverse = .none(because: "it changes nothing"),
        _ parameter: repeat Parameter<each Input>,
        body: @escaping Body<repeat each Input>
    ) {
        self.id = id
        self.purpose = purpose
        self.effect = effect
        self.inverse = inverse
        var declarations: [ParameterDeclaration] = []
        for each in repeat each parameter {
            declarations.append(each.declaration)
        }
        parameters = declarations
        perform = { call throws(HandlerFailure) in
            do {
                return try await body(
                    call.context,
                    repeat try (each parameter).decode(from: call.arguments, handler: id)
                )
            } catch let failure as HandlerFailure {
                throw failure
            } catch is CancellationError {
                throw .cancelled
            } catch {
                throw .unexpected("\(error)")
            }
        }
    }

    /// - Throws: `HandlerFailure`, never anything else.
    public func run(_ call: Call) async throws(HandlerFailure) -> Outcome {
        try await perform(call)
    }

    /// What a handler knows of the turn it works for.
    public struct Context: Sendable {
        public var caller: Caller
        /// The same for every attempt at one step of one card: a plugin uses it to recognise what it has already done.
        public var idempotencyKey: String

        public init(caller: Caller, idempotencyKey: String) {
            self.caller = caller
            self.idempotencyKey = idempotencyKey
        }
    }

    /// One call: arguments by parameter name.
    public struct Call: Sendable {
        public var arguments: [String: JSON]
        public var context: Context

        public init(arguments: [String: JSON], context: Context) {
            self.arguments = arguments
            self.context = context
        }
    }

    /// How a change that this handler made is taken back.
    public enum Inverse: Sendable {
        case none(because: String)
        /// The call that undoes one change: handler and arguments; nil when this change needs no undoing.
        case call(@Sendable (Change) -> (handler: String, arguments: [String: JSON])?)
    }
}

/// The facts that a step produced: what replies and later steps read, and what was changed.
public struct Outcome: Hashable, Sendable {
    public var facts: JSON
    public var changes: [Change]

    public init(_ facts: JSON = .null, changes: [Change] = []) {
        self.facts = facts
        self.changes = changes
    }
}

/// One record that was made, changed or removed.
public struct Change: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case created, updated, archived, deleted }

    public var kind: Kind
    public var model: String
    public var id: Int
    /// The values of the touched fields before, in the form in which they can be written back; empty for a new record.
    public var before: [String: JSON]
    public var after: [String: JSON]
    /// What the record's version was after the change (`write_date` in Odoo); nil where there is none.
    public var version: String?

    public init(
        _ kind: Kind,
        model: String,
        id: Int,
        before: [String: JSON] = [:],
        after: [String: JSON] = [:],
        version: String? = nil
    ) {
        self.kind = kind
        self.model = model
        self.id = id
        self.before = before
        self.after = after
        self.version = version
    }
}
