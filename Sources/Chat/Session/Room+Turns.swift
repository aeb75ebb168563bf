internal import Dialogue
internal import Engine
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Observability
internal import Statistics
internal import Storage

extension Room {
    /// Answers what waits, one after the other.
    func work() async {
        while !queue.isEmpty {
            await answer(queue.removeFirst())
        }
        isWorking = false
    }

    /// Ends the work on a message, which is answered with what there is so far.
    func stop(_ message: String) {
        if running?.message == message {
            running?.stop.yield()
        } else if queue.contains(where: { $0.message.id == message }) {
            stopped.insert(message)
        }
    }

    private func answer(_ waiting: Waiting) async {
        let start = ContinuousClock.now
        let (message, author) = (waiting.message.id, waiting.author)
        tell("typing", ["on": true], to: message)
        let interpreter = await services.interpreter()
        let now = services.clock()
        let session = services.session(id, author.bearer, timeZone: author.timeZone, interpreter, at: now)
        let before = await conversation(interpreter, session)
        let answering = Answering(
            id: Identifier.make(at: now),
            saying: waiting.saying,
            now: now,
            log: services.log
        )
        // The work has a trace of its own: the request that brought the message may have ended long ago.
        let trace = TraceContext()
        let (result, wasStopped) = await TraceContext.$current.withValue(trace) {
            await run(answering, before, message)
        }
        var data = result.data
        if wasStopped {
            var shown = data["result"] ?? [:]
            shown["stopped"] = true
            data["result"] = shown
        }
        let answer = ChatAnswer(
            id: answering.id,
            to: message,
            isFailure: result.isFailure,
            data: data,
            events: result.events
        )
        do {
            let state = try? JSONEncoder().encode(result.conversation.state)
            let frames = try await services.log.answer(
                answer,
                remembering: state.map { String(decoding: $0, as: UTF8.self) },
                in: id,
                at: services.clock()
            )
            conversation = result.conversation
            publish(frames ?? [])
            note(result, wasStopped, answering.id, trace, since: start)
        } catch {
            // The message stays unanswered in the log: the next start tells its author.
            conversation = nil
            report(Failure(.unavailable), to: message, author)
        }
        if running == nil, queue.isEmpty { tell("typing", ["on": false]) }
    }

    private func note(
        _ result: Answering.Result,
        _ wasStopped: Bool,
        _ turn: String,
        _ trace: TraceContext,
        since start: ContinuousClock.Instant
    ) {
        let took = ContinuousClock.now - start
        let intent = result.turn?.frames.last?.intent.rawValue
        let parts = result.turn?.reply.parts.map(\.kind) ?? []
        let hasFailed = result.isFailure || parts.contains(.failed)
        let outcome: Event.Outcome = wasStopped ? .stopped : hasFailed ? .failed : .answered
        services.count(.turn(intent: intent, outcome: outcome, took: took))
        if let code = result.data["error"]?["code"]?.stringValue { services.count(.error(code: code)) }
        if let words = result.turn?.words, parts.contains(.unknown) { services.count(.unanswered(utterance: words)) }
        for stage in result.turn?.trace.stages ?? [] {
            services.metrics.observe(.stageSeconds, stage.name, took: .nanoseconds(stage.duration))
        }
        services.events(
            LogEntry("turn")
                .with(.session, id)
                .with(.turn, turn)
                .with(.trace, trace.trace)
                .with(.intent, intent ?? "none")
                .with(.reason, outcome.rawValue)
                .with(.milliseconds, Int(took / .milliseconds(1)))
        )
    }

    private func report(_ failure: Failure, to message: String, _ author: Author) {
        services.count(.error(code: failure.code.rawValue))
        let now = services.clock()
        show(.failure(failure, to: message, inChinese: author.isChinese, in: id, at: now))
    }

    /// The dialogue goes on with the live program, whoever speaks now.
    private func conversation(_ interpreter: Interpreter, _ session: Session) async -> Conversation {
        if var known = conversation, known.session == session {
            known.interpreter = interpreter
            return known
        }
        if let known = conversation { return Conversation(interpreter, session: session, state: known.state) }
        let kept = (try? await services.log.session(id, of: user))??.state
        // A state that cannot be read was written by another version: the dialogue begins anew.
        let state = kept.flatMap { try? JSONDecoder().decode(DialogueState.self, from: Data($0.utf8)) }
        return Conversation(interpreter, session: session, state: state)
    }

    private func run(
        _ answering: Answering,
        _ conversation: Conversation,
        _ message: String
    ) async -> (Answering.Result, wasStopped: Bool) {
        if stopped.remove(message) != nil {
            return (Answering.Result(data: ["content": ""], conversation: conversation), true)
        }
        enum Ended: Sendable {
            case answered(Answering.Result)
            case stopped(Bool)
        }
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        running = (message, stop)
        defer { running = nil }
        return await withTaskGroup(of: Ended.self) { group in
            group.addTask { .answered(await answering.run(conversation)) }
            group.addTask {
                for await _ in stops { return .stopped(true) }
                return .stopped(false)
            }
            var wasStopped = false
            var result = Answering.Result(data: ["content": ""], conversation: conversation)
            for await ended in group {
                switch ended {
                case .answered(let answer):
                    result = answer
                    group.cancelAll()
                case .stopped(true):
                    wasStopped = true
                    group.cancelAll()
                case .stopped(false): break
                }
            }
            return (result, wasStopped)
        }
    }
}
