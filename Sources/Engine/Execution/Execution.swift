internal import Dialogue
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

/// One batch on its way through the handlers: journalled before and after each step, taken back in reverse on failure.
struct Execution {
    let interpreter: Interpreter
    let operation: Operation
    let caller: Caller
    let isJournalled: Bool
    private(set) var steps: [Operation.Step] = []

    init(_ operation: Operation, _ interpreter: Interpreter, caller: Caller, isJournalled: Bool) {
        self.operation = operation
        self.interpreter = interpreter
        self.caller = caller
        self.isJournalled = isJournalled
    }

    enum Failure: Error {
        case journal(JournalFailure)
        case handler(HandlerFailure)
    }

    /// Runs one step of one frame.
    mutating func run(
        _ handlerID: String,
        _ arguments: [String: JSON],
        frame: Int
    ) async throws(Failure) -> Outcome {
        var step = Operation.Step(position: steps.count, frame: frame, handler: handlerID, arguments: arguments)
        guard let handler = interpreter.program.handler(handlerID) else {
            throw .handler(.misused("there is no handler '\(handlerID)'"))
        }
        try await journal { (journal, id) async throws(JournalFailure) in try await journal.willRun(step, of: id) }
        steps.append(step)
        do {
            let outcome = try await handler.run(Handler.Call(arguments: arguments, context: context(step)))
            step.outcome = outcome
            step.state = .done
        } catch {
            step.state = .failed
            step.failure = "\(error)"
            steps[step.position] = step
            // The failure itself is what the person must hear; a journal that fails now has the step as started.
            try? await journal { (journal, id) async throws(JournalFailure) in try await journal.didRun(step, of: id) }
            throw .handler(error)
        }
        steps[step.position] = step
        try await journal { (journal, id) async throws(JournalFailure) in try await journal.didRun(step, of: id) }
        return step.outcome ?? Outcome()
    }

    /// Keeps a call that undoes the frame by the intent's own word.
    mutating func keep(inverse handler: String, _ arguments: [String: JSON], frame: Int) async throws(Failure) {
        var step = Operation.Step(position: steps.count, frame: frame, handler: handler, arguments: arguments)
        step.state = .inverse
        steps.append(step)
        try await journal { (journal, id) async throws(JournalFailure) in try await journal.didRun(step, of: id) }
    }

    /// Takes back, in reverse, what the steps so far have changed; stops at the first that cannot be.
    ///
    /// - Returns: Whether everything is as it was.
    mutating func compensate(from first: Int = 0) async -> Bool {
        for position in steps.indices[first...].reversed() {
            guard steps[position].state == .done, let changes = steps[position].outcome?.changes, !changes.isEmpty
            else {
                if steps[position].state == .started { return false }
                continue
            }
            for change in changes.reversed() {
                guard case .call(let inverse)? = interpreter.program.handler(steps[position].handler)?.inverse,
                    let call = inverse(change), let handler = interpreter.program.handler(call.handler)
                else { return false }
                let context = Handler.Context(
                    caller: caller,
                    idempotencyKey: "\(operation.id)/\(position)/back"
                )
                do {
                    _ = try await handler.run(Handler.Call(arguments: call.arguments, context: context))
                } catch {
                    return false
                }
            }
            steps[position].state = .compensated
            let step = steps[position]
            try? await journal { (journal, id) async throws(JournalFailure) in try await journal.didRun(step, of: id) }
        }
        return true
    }

    private func context(_ step: Operation.Step) -> Handler.Context {
        Handler.Context(caller: caller, idempotencyKey: "\(operation.id)/\(step.position)")
    }

    private func journal(
        _ write: (any Journal, String) async throws(JournalFailure) -> Void
    ) async throws(Failure) {
        guard isJournalled else { return }
        do {
            try await write(interpreter.journal, operation.id)
        } catch {
            throw .journal(error)
        }
    }
}
