internal import Dialogue
internal import Intents
internal import Linking
internal import Understanding

/// What a person's role may not say of an intent that it may use.
extension Conversation {
    /// The first thing that the words say and the person's role forbids, in any of the ways in which they can be read.
    func prohibition(in reading: Reading, _ turn: Turn) -> (refusal: Refusal, intent: Intent)? {
        for commands in [reading.commands] + reading.alternatives {
            for segment in Segment.segments(of: commands, lastRead: state.lastRead?.intent) {
                guard let (intent, changes) = changes(of: segment) else { continue }
                for change in changes {
                    if let refusal = prohibition(in: change, intent, turn) { return (refusal, intent) }
                }
            }
        }
        return nil
    }

    /// Ends the message: nothing of it is done or kept, what was open stays as it was.
    mutating func refuse(_ prohibition: (refusal: Refusal, intent: Intent), _ turn: inout Turn) async {
        let reason = reason(prohibition.refusal, prohibition.intent, turn)
        let kind = Reply.Kind.reject(prohibition.refusal.slot.rawValue)
        switch state.current?.stage {
        case .confirming(let card):
            turn.say(Reply.Part(kind, reason))
            repeatCard(card, &turn)
        case .filling, .asking:
            turn.say(Reply.Part(kind, reason))
            await resume(&turn)
        case nil: turn.say(Reply.Part(kind, reason + "\n" + say(.failedNothing)))
        }
    }

    /// What the segment says of an intent's slots; nil for an intent that is refused as a whole.
    private func changes(of segment: Segment) -> (Intent, [Draft.Change])? {
        switch segment {
        case .start(let draft):
            guard let intent = interpreter.program.intent(draft.intent), intent.isAllowed(for: session.roles) else {
                return nil
            }
            return (intent, draft.changes)
        case .changes(let changes):
            guard let batch = state.current,
                let intent = intent(ofFrame: batch.frame(for: changes, interpreter: interpreter))
            else { return nil }
            return (intent, changes)
        case .other: return nil
        }
    }

    private func prohibition(in change: Draft.Change, _ intent: Intent, _ turn: Turn) -> Refusal? {
        let (name, words) =
            switch change {
            case .set(let name, let words): (name, words)
            case .unset(let name), .mention(let name): (name, "")
            }
        guard let slot = intent.slot(name) else { return nil }
        do {
            try interpreter.validator.permit(slot, turn)
            if !words.isEmpty, slot.options.contains(where: { !$0.isAllowed(for: session.roles) }) {
                _ = try interpreter.validator.filling(words, slot, intent, turn)
            }
            return nil
        } catch {
            return error.isProhibition ? Refusal(slot: name, frame: 0, words: words, reason: error) : nil
        }
    }
}
