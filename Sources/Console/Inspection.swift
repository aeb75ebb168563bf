import Linking
import Dialogue
import Engine
import Intents

/// What can be asked, with an example each.
struct IntentList {
    let text: String

    init(_ conversation: Conversation, matching words: String) {
        let language = conversation.state.language
        let wanted = words.lowercased()
        let intents = conversation.interpreter.intents(for: conversation.session.roles).filter { intent in
            let names = [intent.id.rawValue, intent.title.zh ?? "", intent.title.en ?? ""]
            return wanted.isEmpty || names.contains { $0.lowercased().contains(wanted) }
        }
        let width = intents.map(\.id.rawValue.count).max() ?? 0
        let lines = intents.map { intent in
            let padding = String(repeating: " ", count: width - intent.id.rawValue.count + 2)
            let title = intent.title.best(for: language) ?? ""
            let example = intent.examples.best(for: language)?.first.map { "  \($0.text)" } ?? ""
            return "  \(intent.id)\(padding)\(title)\(example)"
        }
        text = lines.isEmpty ? "no intent is called so" : lines.joined(separator: "\n")
    }
}

/// The frames that are being talked about, slot by slot.
struct SlotList {
    let text: String

    init(_ conversation: Conversation) {
        let frames = conversation.state.current?.frames ?? []
        let lines = frames.flatMap { frame -> [String] in
            let intent = conversation.interpreter.program.intent(frame.intent)
            let names = intent?.slots.map(\.name) ?? Array(frame.fillings.keys)
            return ["\(frame.intent)"]
                + names.map { name in
                    "  \(name)  " + (frame.fillings[name].map { SlotList.line($0, conversation) } ?? "–")
                }
        }
        text = lines.isEmpty ? "nothing is being talked about" : lines.joined(separator: "\n")
    }

    private static func line(_ filling: Filling, _ conversation: Conversation) -> String {
        let settings = conversation.interpreter.program.pack.settings
        let format = ValueFormat(conversation.state.language, currency: settings.currency)
        let value: String
        switch filling.content {
        case .words(let words): value = "\"\(words)\" (not looked up yet)"
        case .value(.record(let record)): value = "\(record.name) (\(record.model) \(record.id))"
        case .value(let known): value = known.formatted(format)
        }
        let evidence = filling.evidence.map { "「\($0)」" } ?? ""
        return "\(value)  ← \(origin(filling.origin))\(evidence)"
    }

    private static func origin(_ origin: Filling.Origin) -> String {
        switch origin {
        case .said: "said "
        case .standard: "default"
        case .focus: "focus "
        case .picked: "picked "
        case .inherited: "inherited "
        case .result(let frame): "made by part \(frame + 1)"
        }
    }
}

/// The card that waits for an answer.
struct CardText {
    let text: String

    init(_ conversation: Conversation, now: Int) {
        guard case .confirming(let card)? = conversation.state.current?.stage else {
            text = "no card waits for an answer"
            return
        }
        let lines = card.lines.map { line in
            let before = line.before.map { "\($0) → " } ?? ""
            let evidence = line.evidence.map { "  ← 「\($0)」" } ?? ""
            return "  \(line.isChanged ? "*" : "·") \(line.slot): \(before)\(line.value)\(evidence)"
        }
        let head =
            "\(card.effect.rawValue), \(card.level.rawValue), good for \(max(0, card.expires - now)) s (\(card.id))"
        text = ([head] + lines).joined(separator: "\n")
    }
}
