internal import Dialogue
internal import Entities
internal import Intents
internal import Linking
internal import PluginAPI
internal import Understanding

extension Conversation {
    /// What the reader may know: what is open, who speaks, which names there are.
    func readingContext(_ turn: inout Turn) async -> ReadingContext {
        var context = ReadingContext(
            language: state.language,
            reference: Reference(now: turn.now, region: interpreter.validator.region),
            roles: session.roles
        )
        context.speaker = session.user
        context.focus = state.focus.map(\.kind)
        context.lastRead = state.lastRead?.intent
        let names = await interpreter.names(for: turn.caller)
        context.lexicon = names.lexicon
        turn.namesFailure = names.failure
        guard let batch = state.current else { return context }
        context.pending = pending(batch)
        let index = batch.openFrame
        let frame = batch.frames[index]
        let filled = frame.order.filter { frame.fillings[$0] != nil }
        let others = frame.fillings.keys.filter { !filled.contains($0) }.sorted()
        let figures = frame.fillings.compactMapValues { $0.value?.figure }
        context.frame = ReadingContext.OpenFrame(frame.intent, filled: others + filled, figures: figures)
        return context
    }

    private func pending(_ batch: Batch) -> ReadingContext.Pending {
        switch batch.stage {
        case .filling: .nothing
        case .confirming(let card): .card(card.level)
        case .asking(let question, _):
            switch question {
            case .slot(let name, let frame):
                .slots([name] + (intent(ofFrame: frame)?.slot(name)?.accepts ?? []))
            case .oneOf(let position, let frame): .slots(oneOf(position, frame)?.slots ?? [])
            case .pick(let slot, _, let choices): .choice(choices.map(\.line), slot: slot)
            case .duplicate(_, let choices): .choice(choices.map(\.line), slot: nil)
            case .offer(let intent, _, _, _): .offer(intent)
            case .alternatives(let frames):
                .choice(
                    frames.map { interpreter.program.intent($0.intent).map(title(of:)) ?? $0.intent.rawValue },
                    slot: nil
                )
            }
        }
    }
}

extension Value {
    /// The number that it is, without its unit.
    fileprivate var figure: Double? {
        switch self {
        case .number(let number), .percent(let number): Double("\(number)")
        case .money(let money): Double("\(money.amount)")
        case .quantity(let quantity): Double("\(quantity.amount)")
        case .list(let values) where values.count == 1: values[0].figure
        default: nil
        }
    }
}

extension Batch {
    /// The frame that is being talked about.
    var openFrame: Int {
        if case .asking(let question, _) = stage, let frame = question.frame { return frame }
        return frames.count - 1
    }
}

extension Understanding.Reading {
    /// For `:why` and `explain`: what each stretch of the words was taken for.
    var lines: [String] {
        evidence.map(\.line) + notes + ["\(reader): \(confidence.rawValue)"]
    }
}

extension Evidence {
    fileprivate var line: String {
        switch role {
        case .head(let intent): "「\(words.text)」 → \(intent)"
        case .cue(let slot): "「\(words.text)」 → \(slot)?"
        case .value(let slot, let source): "「\(words.text)」 → \(slot) (\(source.rawValue))"
        case .word(let name): "「\(words.text)」 → \(name)"
        case .unexplained: "「\(words.text)」 → ?"
        }
    }
}
