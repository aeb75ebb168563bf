internal import Dialogue
internal import Engine
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Linking
internal import Understanding

/// Frames in the form of the evaluation data: names as said, numbers plain, dates ISO 8601.
struct EvaluationForm {
    let interpreter: Interpreter
    let world: EvaluationWorld

    func slots(of frame: Frame) -> [String: JSON] {
        guard let intent = interpreter.program.intent(frame.intent) else { return [:] }
        var slots: [String: JSON] = [:]
        for slot in intent.slots {
            guard let filling = frame.fillings[slot.name], filling.origin != .standard else { continue }
            slots[slot.name.rawValue] = json(filling, slot)
            if case .value(.money(let money)) = filling.content, let currency = money.currency {
                slots["currency"] = .string(currency)
            }
        }
        return slots
    }

    /// Slots that were said without an operation: a correction of something that is not open here.
    func loose(_ commands: [Command]) -> [String: JSON] {
        var slots: [String: JSON] = [:]
        for case .set(let name, let words) in commands { slots[name.rawValue] = .string(words.text) }
        return slots
    }

    /// The evaluation's id of the first record that a frame names.
    func record(of frame: Frame) -> String? {
        let order = interpreter.program.intent(frame.intent)?.slots.map(\.name) ?? []
        for slot in order {
            if case .record(let record) = frame[slot], let id = world.ids["\(record.model),\(record.id)"] { return id }
        }
        return nil
    }

    private func json(_ filling: Filling, _ slot: Slot) -> JSON {
        switch filling.content {
        case .words(let words): name(words, slot)
        case .value(.record(let record)): name(filling.evidence ?? record.name, slot)
        case .value(let value): json(value, slot)
        }
    }

    private func name(_ words: String, _ slot: Slot) -> JSON {
        let kinds = slot.type.kinds
        if kinds.contains("user"), interpreter.means(me: words) || world.isMe(words) { return "me" }
        if kinds.contains("stage") { return .string(world.stage(words)) }
        return .string(words)
    }

    private func json(_ value: Value, _ slot: Slot) -> JSON {
        switch value {
        case .phone(let phone): .string(phone.digits + (phone.extension.map { "-\($0)" } ?? ""))
        case .moment(let moment): .string(moment.description)
        case .period(let period): .string(period.description)
        case .duration(let span): .integer(span.seconds / 60)
        case .record(let record): name(record.name, slot)
        case .list(let values) where values.count == 1: json(values[0], slot)
        case .list(let values): .array(values.map { json($0, slot) })
        default: value.json
        }
    }
}

extension SlotType {
    /// The kinds of record that it takes.
    fileprivate var kinds: Set<String> {
        switch self {
        case .record(let names): Set(names.map(\.rawValue))
        case .list(let type): type.kinds
        case .either(let types): types.reduce(into: []) { $0.formUnion($1.kinds) }
        default: []
        }
    }
}
