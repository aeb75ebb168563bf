public import Dialogue
public import Intents

/// What a channel with buttons says: not words to be read, but what was pressed.
extension Conversation {
    /// The card that waits for its answer.
    public var openCard: Card? {
        if case .confirming(let card)? = state.current?.stage { card } else { nil }
    }

    /// The slot that is asked for, with its frame's intent.
    public var openSlot: (slot: Slot, intent: Intent)? {
        guard case .asking(.slot(let name, let frame), _)? = state.current?.stage, let intent = intent(ofFrame: frame),
            let slot = intent.slot(name)
        else { return nil }
        return (slot, intent)
    }

    /// The answer to the card that is open.
    ///
    /// - Parameter words: What was typed into a danger card.
    public mutating func answer(
        _ card: Card,
        accepts: Bool,
        words: String,
        at now: Int,
        report: TurnReport? = nil
    ) async -> Turn {
        var turn = Turn(words, session: session, language: state.language, now: now, report: report)
        if accepts { await confirm(card, &turn) } else { await cancel(&turn) }
        finish(&turn)
        return turn
    }

    /// Takes back an operation of this person.
    public mutating func takeBack(_ operation: Operation, at now: Int, report: TurnReport? = nil) async -> Turn {
        var turn = Turn("", session: session, language: state.language, now: now, report: report)
        await undo(operation, &turn)
        finish(&turn)
        return turn
    }
}
