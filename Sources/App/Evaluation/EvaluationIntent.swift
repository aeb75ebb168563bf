internal import Dialogue
internal import Engine
internal import Intents
internal import Understanding

/// What the evaluation calls the intent of a message: an operation, or one of the built-in ones.
func evaluationIntent(of turn: Turn, isCorrection: Bool) -> String {
    if let begun = turn.begun.first { return begun.intent.rawValue }
    for command in turn.commands {
        switch command {
        case .yes: return "confirm"
        case .no, .cancel: return "cancel"
        case .undo: return "undo"
        case .help: return "help"
        case .chitchat: return "greeting"
        case .outOfScope: return "out_of_scope"
        case .set, .unset, .mention:
            return isCorrection ? "correct_slot" : turn.frames.first?.intent.rawValue ?? "correct_slot"
        case .start, .pick, .repeat, .skip, .why: continue
        }
    }
    return turn.frames.first?.intent.rawValue ?? "out_of_scope"
}
