internal import HTTPAPI
internal import Dialogue
internal import Engine
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Linking
internal import Observability
internal import PluginAPI
internal import Statistics
internal import Storage

extension Room {
    /// Answers what waits, one after the other.
    func work() async {
        var waits: (message: String, until: ContinuousClock.Instant)?
        while let next = queue.first {
            let message = next.message.id
            current = message
            if waits?.message != message { waits = (message, .now + .seconds(60)) }
            var begins = await mayBegin(message)
            // One in front of it may have been taken over meanwhile. What is given up here is found with what nobody is
            // at work on.
            if begins == nil, let waits, waits.until < .now { begins = false }
            guard let begins else { continue }
            queue.removeAll { $0.message.id == message }
            if begins { await answer(next) } else { stopped.remove(message) }
        }
        current = nil
        isWorking = false
    }

    /// Ends the work on a message, which is answered with what there is so far.
    ///
    /// - Parameter isHeard: Another node has said so.
    func stop(_ message: String, isHeard: Bool = false) {
        if running?.message == message {
            running?.stop.yield()
        } else if queue.contains(where: { $0.message.id == message }) {
            stopped.insert(message)
        } else if !isHeard {
            services.link?.tell(.stop(message, session: id))
        }
    }

    private func answer(_ waiting: Waiting) async {
        let (message, author) = (waiting.message.id, waiting.arrival.author)
        tell("typing", ["on": true], to: message)
        let interpreter = await services.interpreter()
        let now = services.clock()
        let session = services.session(id, author.bearer, timeZone: author.timeZone, interpreter, at: now)
        let before = await conversation(interpreter, session)
        let telling = Telling(inChinese: author.isChinese) { interpreter.program.handler($0)?.effect }
        let answering = Answering(
            id: Identifier.make(at: now),
            saying: waiting.arrival.saying,
            words: waiting.message.data["content"]?.stringValue ?? "",
            now: now,
            log: services.log,
            report: { telling.hear($0) }
        )
        let (result, wasStopped) = await TraceContext.$current.withValue(waiting.arrival.trace) {
            await run(answering, before, waiting, telling)
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
        switch await write(answer, result.conversation.state, author) {
        case .here(let frames):
            remember(result.conversation)
            publish(frames)
            try? await follow()
            note(result, wasStopped, answering.id, waiting.arrival)
        case .elsewhere:
            // Another node has told the author that this one was gone.
            learn(nil, version: nil)
            try? await follow()
        case .never:
            // The message stays unanswered in the log: the next start tells its author.
            learn(nil, version: nil)
        }
        if running == nil, queue.isEmpty { tell("typing", ["on": false]) }
    }

    private enum Written: Sendable {
        case here([ChatFrame])
        /// It was answered by somebody else.
        case elsewhere
        /// The server stops before it is.
        case never
    }

    /// Writes the answer, however often that has to be tried: what was done must be told.
    private func write(_ answer: ChatAnswer, _ state: DialogueState, _ author: Author) async -> Written {
        let state = try? JSONEncoder().encode(state)
        var pause = Duration.milliseconds(250)
        var isTold = false
        while true {
            do {
                let frames = try await services.log.answer(
                    answer,
                    remembering: state.map { String(decoding: $0, as: UTF8.self) },
                    in: id,
                    at: services.clock()
                )
                return frames.map(Written.here) ?? .elsewhere
            } catch {
                if !isTold { report(APIFailure(.unavailable), to: answer.message, author) }
                isTold = true
                guard (try? await Task.sleep(for: pause)) != nil else { return .never }
                pause = min(pause * 2, .seconds(10))
            }
        }
    }

    private func note(
        _ result: Answering.Result,
        _ wasStopped: Bool,
        _ turn: String,
        _ arrival: Arrival
    ) {
        let took = ContinuousClock.now - arrival.moment
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
                .with(.trace, arrival.trace.trace)
                .with(.intent, intent ?? "none")
                .with(.reason, outcome.rawValue)
                .with(.milliseconds, Int(took / .milliseconds(1)))
        )
    }

    private func report(_ failure: APIFailure, to message: String, _ author: Author) {
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
        let kept = services.link == nil ? (try? await services.log.session(id, of: user))??.state : remembered
        // A state that cannot be read was written by another version: the dialogue begins anew.
        let state = kept.flatMap { try? JSONDecoder().decode(DialogueState.self, from: Data($0.utf8)) }
        return Conversation(interpreter, session: session, state: state)
    }

    private func run(
        _ answering: Answering,
        _ conversation: Conversation,
        _ waiting: Waiting,
        _ telling: Telling
    ) async -> (Answering.Result, wasStopped: Bool) {
        let message = waiting.message.id
        let unanswered = Answering.Result(data: ["content": ""], conversation: conversation)
        if stopped.remove(message) != nil { return (unanswered, true) }
        enum Ended: Sendable {
            case answered(Answering.Result)
            case stopped(Bool)
            case told
        }
        let (stops, stop) = AsyncStream.makeStream(of: Void.self)
        running = Running(
            message: message,
            answer: answering.id,
            arrival: waiting.arrival,
            telling: telling,
            stop: stop
        )
        defer { running = nil }
        let (result, wasStopped) = await withTaskGroup(of: Ended.self) { group in
            group.addTask { .answered(await answering.run(conversation)) }
            group.addTask {
                for await _ in stops { return .stopped(true) }
                return .stopped(false)
            }
            group.addTask {
                for await _ in telling.signals {
                    await self.passOn(telling)
                    guard (try? await Task.sleep(for: Room.pause)) != nil else { break }
                }
                return .told
            }
            var wasStopped = false
            var result = unanswered
            for await ended in group {
                switch ended {
                case .answered(let answer):
                    result = answer
                    group.cancelAll()
                case .stopped(true) where !telling.hasEffects:
                    wasStopped = true
                    group.cancelAll()
                case .stopped, .told: break
                }
            }
            return (result, wasStopped)
        }
        // What had begun to change records is told whole; of the rest there is what was told, and nothing has happened.
        guard !telling.hasEffects else { return (result, wasStopped) }
        if Task.isCancelled {
            let error = APIFailure(.interrupted).json(
                inChinese: waiting.arrival.author.isChinese,
                request: answering.id
            )
            return (Answering.Result(data: ["error": error], isFailure: true, conversation: conversation), false)
        }
        guard wasStopped else { return (result, false) }
        return (Answering.Result(data: ["content": .string(telling.text)], conversation: conversation), true)
    }

    /// Twenty pieces of an answer a second are enough.
    private static let pause = Duration.milliseconds(50)

    private func passOn(_ telling: Telling) {
        guard running?.telling === telling else { return }
        let news = telling.take()
        if let progress = news.progress {
            var result: JSON = ["step": .integer(progress.step), "label": .string(progress.label)]
            result["of"] = progress.of.map(JSON.integer)
            tell("progress", result, to: running?.message)
        }
        guard !news.words.isEmpty, let place = running?.take(news.words), let running else { return }
        if running.pieces == 1 {
            services.metrics.observe(.firstDeltaSeconds, took: ContinuousClock.now - running.arrival.moment)
        }
        show(.piece(news.words, place, of: running.message, in: id, at: services.clock()))
    }
}

extension Room.Running {
    /// The place of one more piece.
    fileprivate mutating func take(_ words: String) -> ServerFrame.Stream {
        text += words
        pieces += 1
        return ServerFrame.Stream(id: answer, number: pieces - 1, isSnapshot: false)
    }
}
