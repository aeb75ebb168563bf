internal import Dialogue
internal import Intents
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Takes the batch being talked about as far as it goes: to a question, a card, or its end.
    mutating func advance(_ turn: inout Turn) async {
        while let batch = state.current {
            switch decide(batch, turn) {
            case .resolve(let slot, let frame):
                guard await resolve(slot, frame, &turn) else { return }
            case .inspect(let frame):
                guard await inspect(frame, &turn) else { return }
            case .ask(let question):
                switch await fillFromContext(question, &turn) {
                case .filled: continue
                case .stopped: return
                case .nothing: return put(question, &turn)
                }
            case .confirm:
                return await showCard(&turn)
            case .run:
                let mayGoOn = await run(batch, card: nil, &turn)
                guard mayGoOn else { return await resume(&turn) }
            }
        }
    }

    func decide(_ batch: Batch, _ turn: Turn) -> Decision {
        batch.decide(
            intent: { interpreter.program.intent($0) },
            holds: { condition, frame in
                guard let intent = interpreter.program.intent(frame.intent) else { return false }
                return condition.holds(in: scope(intent, frame, turn))
            }
        )
    }

    func scope(_ intent: Intent, _ frame: Frame, _ turn: Turn) -> FrameScope {
        var scope = FrameScope(
            intent: intent,
            frame: frame,
            roles: session.roles,
            now: turn.now,
            currency: currency
        )
        scope.focus = state.focus.first?.record
        scope.me = turn.me
        scope.records = turn.records
        return scope
    }

    /// Asks, and remembers that it asked.
    mutating func put(_ question: Question, _ turn: inout Turn) {
        guard var batch = state.current else { return }
        turn.hasAsked = true
        let attempt = batch.attempt(at: question)
        batch.stage = .asking(question, attempt: attempt)
        state.current = batch
        turn.say(Reply.Part(kind(of: question), ask(question, attempt: attempt), blocks: blocks(of: question)))
    }

    /// After something else was dealt with: what waited is asked again, once, after that reply.
    mutating func resume(_ turn: inout Turn) async {
        guard var batch = state.current, !turn.hasAsked else { return }
        guard !batch.wasResumed || turn.calls.isEmpty else { return setAside(&turn) }
        batch.wasResumed = batch.wasResumed || !turn.calls.isEmpty
        state.current = batch
        switch batch.stage {
        case .filling: await advance(&turn)
        case .asking(let question, _):
            let text = say(.resume) + state.language.sentenceSeparator + ask(question, attempt: 0)
            turn.say(Reply.Part(kind(of: question), text, blocks: blocks(of: question)))
        case .confirming: await showCard(&turn)
        }
    }

    /// Who goes on to other things a second time has left this one: nothing of it was saved.
    private mutating func setAside(_ turn: inout Turn) {
        let titles = (state.current?.frames ?? []).compactMap { interpreter.program.intent($0.intent).map(title(of:)) }
        state.current = nil
        turn.say(Reply.Part(.notice, say(.setAside, ["title": titles.joined(separator: state.language.listSeparator)])))
    }

    /// Forgets the batch being talked about; what waited under it comes back.
    mutating func drop(_ turn: inout Turn) async {
        state.current = nil
        await resume(&turn)
    }

    func kind(of question: Question) -> Reply.Kind {
        switch question {
        case .slot(let slot, _): .ask(slot.rawValue)
        case .oneOf(let position, let frame):
            .ask(oneOf(position, frame)?.slots.first?.rawValue ?? "")
        case .pick(let slot, _, _): .pick(slot.rawValue)
        case .duplicate(_, let choices):
            .duplicate(kind: choices.first.map(kindName) ?? "", ids: choices.map(\.record.id))
        case .offer(let intent, _, _, _): .offer(intent)
        case .alternatives: .ambiguous
        }
    }

    func intent(ofFrame index: Int) -> Intent? {
        guard let batch = state.current, batch.frames.indices.contains(index) else { return nil }
        return interpreter.program.intent(batch.frames[index].intent)
    }

    func oneOf(_ position: Int, _ frame: Int) -> RequireOneOf? {
        guard let intent = intent(ofFrame: frame), intent.requireOneOf.indices.contains(position) else { return nil }
        return intent.requireOneOf[position]
    }

    private func kindName(_ choice: Choice) -> String {
        interpreter.kind(ofModel: choice.record.model)?.name.rawValue ?? choice.record.model
    }
}
