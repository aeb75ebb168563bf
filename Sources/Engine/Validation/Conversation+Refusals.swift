internal import Dialogue
internal import Entities
internal import Intents

extension Conversation {
    /// Why words were refused, in the person's language.
    func reason(_ refusal: Refusal, _ intent: Intent, _ turn: Turn) -> String {
        guard let slot = intent.slot(refusal.slot) else { return "" }
        var values = ["words": refusal.words, "slot": title(of: slot)]
        let separator = state.language.listSeparator
        switch refusal.reason {
        case .type:
            values["expected"] = example(of: slot, intent)
            return say(.rejectType, values)
        case .approximate: return say(.rejectApproximate, values)
        case .impossibleDate: return say(.rejectImpossible, values)
        case .openTime(.recurring): return say(.rejectRecurring, values)
        case .openTime(.vague): return say(.rejectVague, values)
        case .past: return say(.rejectPast, values)
        case .future: return say(.rejectFuture, values)
        case .choice:
            let options = choices(of: slot).isEmpty ? slotTitles(slot, intent) : choices(of: slot)
            values["choices"] = options.joined(separator: separator)
            return say(.rejectChoice, values)
        case .role(let roles, let option):
            values["roles"] = interpreter.titles(of: roles, state.language)
            guard let option else { return say(.rejectRole, values) }
            values["option"] = title(of: option)
            return say(.rejectOption, values)
        case .maximum(let limit):
            values["limit"] = "\(limit)"
            return say(.rejectMaximum, values)
        case .check(let own, let value):
            guard let own = own.best(for: state.language) else { return say(.rejectCheck, values) }
            var scope = scope(intent, Frame(intent.id, utterance: ""), turn)
            scope.checked = value
            return own.render(state.language, in: scope)
        }
    }

    private func slotTitles(_ slot: Slot, _ intent: Intent) -> [String] {
        guard case .slot(let names) = slot.type else { return [] }
        return names.compactMap(intent.slot).map(title(of:))
    }
}
