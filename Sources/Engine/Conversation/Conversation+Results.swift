internal import Dialogue
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// What is said and shown once a frame is carried out.
    func part(
        _ intent: Intent,
        _ frame: Frame,
        _ scope: FrameScope,
        operation: String?,
        _ turn: inout Turn
    ) async -> Reply.Part {
        let format = format(turn)
        let source = interpreter.program.records
        let caller = turn.caller
        let presenter = Presenter(format: format, scope: scope) { model in
            // A label that cannot be had is a label less, not a failure.
            (try? await source?.schema(of: model, as: caller)) ?? nil
        }
        var blocks: [Block] = []
        for presentation in intent.presentations {
            if let block = await presenter.block(presentation, intent) { blocks.append(block) }
        }
        if let operation {
            switch intent.undo {
            case .automatic, .steps: blocks.append(.undo(operation: operation))
            case .none: break
            }
        }
        let key = isEmpty(intent, scope) ? "none" : "done"
        turn.replies[intent.id, default: []].insert(key)
        let template =
            intent.replies[key]?.best(for: state.language) ?? intent.replies["done"]?.best(for: state.language)
        let text: String
        if key == "none", intent.replies["none"] == nil {
            text = say(.emptyResult)
        } else {
            text = template?.render(state.language, in: scope) ?? say(.done, ["title": title(of: intent)])
        }
        return Reply.Part(.done, text, blocks: blocks, operation: operation)
    }

    func format(_ turn: Turn) -> ValueFormat {
        ValueFormat(
            state.language,
            currency: currency,
            today: turn.now.day,
            offset: session.offset
        )
    }

    /// Whether what the intent looked for is not there.
    func isEmpty(_ intent: Intent, _ scope: FrameScope) -> Bool {
        guard intent.effect == .read else { return false }
        let results = intent.plan.compactMap { $0.name.flatMap { scope.results[$0] } }
        guard !results.isEmpty else { return false }
        return results.allSatisfy { $0 == .null || $0["count"] == .integer(0) }
    }

    /// After an empty result: the follow-up that the intent offers.
    mutating func offerAfter(_ frames: [Frame], _ isEmpty: [Bool], _ turn: inout Turn) {
        guard let index = isEmpty.lastIndex(of: true), state.current == nil,
            let intent = interpreter.program.intent(frames[index].intent),
            let offer = intent.offers.first(where: { $0.when == "none" }),
            let other = interpreter.program.intent(offer.intent), other.isAllowed(for: session.roles),
            let slot = other.slots.first(where: \.takesRest),
            let words = intent.slots.first(where: \.takesRest).flatMap({ frames[index][$0.name]?.name })
        else { return }
        var frame = Frame(other.id, utterance: turn.words)
        frame.fillings[slot.name] = Filling(.value(words.value), origin: .inherited, evidence: words.text)
        state.push(Batch([frame]))
        put(.offer(other.id, frame: 0, slot: nil, words: words.text), &turn)
    }

    /// 「要新建吗」 was answered with yes: the new intent comes first, what waited for it comes after.
    mutating func accept(
        _ intent: Intent.ID,
        for frame: Int,
        _ slot: Slot.Name?,
        _ words: String,
        _ turn: inout Turn
    ) async {
        guard var batch = state.current else { return }
        guard slot != nil else {
            batch.stage = .filling
            state.current = batch
            turn.begun = batch.frames
            await advance(&turn)
            return
        }
        guard let other = interpreter.program.intent(intent), let first = other.slots.first(where: \.takesRest) else {
            await drop(&turn)
            return
        }
        let draft = Draft(intent, changes: [.set(first.name, words)])
        let (frame, refusals) = self.frame(draft, other, at: 0, turn)
        turn.begun = [frame]
        state.push(Batch([frame]))
        await settle(refusals, &turn)
    }

    /// What a dry run would do, call by call.
    func rehearsal(of batch: Batch, _ turn: Turn) -> String {
        var lines: [String] = []
        for frame in batch.frames {
            guard let intent = interpreter.program.intent(frame.intent) else { continue }
            let scope = scope(intent, frame, turn)
            for step in intent.plan where step.condition.map({ $0.holds(in: scope) }) ?? true {
                let arguments = interpreter.arguments(of: step, state.language, in: scope)
                lines.append("\(step.handler) \(JSON.object(arguments).serialized())")
            }
        }
        return say(.dryRun, ["list": lines.joined(separator: "\n")])
    }
}

extension Interpreter {
    /// What a step's handler gets; conditions of a domain whose value is empty are left out.
    func arguments(of step: Step, _ language: Language, in scope: some ExpressionScope) -> [String: JSON] {
        let shapes = program.handler(step.handler)?.parameters ?? []
        var arguments: [String: JSON] = [:]
        for (name, value) in step.arguments {
            if case .domain? = shapes.first(where: { $0.name == name })?.shape {
                arguments[name] = value.resolveDomain(language, in: scope)
            } else {
                arguments[name] = value.resolve(language, in: scope)
            }
        }
        return arguments
    }
}

extension Value {
    /// A text that can name a new record.
    fileprivate var name: (value: Value, text: String)? {
        switch self {
        case .text(let text), .organization(let text): (self, text)
        case .person(let person): (self, person.spoken)
        default: nil
        }
    }
}
