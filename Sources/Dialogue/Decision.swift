public import Intents

/// What has to happen next with a batch.
public enum Decision: Hashable, Sendable {
    /// Words have to become a record.
    case resolve(Slot.Name, frame: Int)
    case ask(Question)
    /// Guards and duplicates have to be looked up.
    case inspect(frame: Int)
    case confirm
    case run
}

extension Batch {
    /// The first thing that keeps this batch from being carried out.
    ///
    /// - Parameters:
    ///   - intent: The intent of a frame; nil for one that has gone since (a reload), whose frame is passed over.
    ///   - holds: Whether a condition of an intent holds for a frame.
    public func decide(
        intent: (Intent.ID) -> Intent?,
        holds: (Expression, Frame) -> Bool
    ) -> Decision {
        var needsCard = false
        for (index, frame) in frames.enumerated() {
            guard let intent = intent(frame.intent) else { continue }
            if let decision = frame.wants(intent, index: index, holds: { holds($0, frame) }) { return decision }
            switch intent.confirmation.rule {
            case .never: break
            case .always: needsCard = true
            case .when(let condition): needsCard = needsCard || holds(condition, frame)
            }
        }
        return needsCard ? .confirm : .run
    }
}

extension Frame {
    func wants(_ intent: Intent, index: Int, holds: (Expression) -> Bool) -> Decision? {
        for slot in intent.slots {
            if case .words = fillings[slot.name]?.content { return .resolve(slot.name, frame: index) }
        }
        if let named = mentioned.first(where: { fillings[$0] == nil }) {
            return .ask(.slot(named, frame: index))
        }
        for slot in intent.slots where fillings[slot.name] == nil && isRequired(slot, holds: holds) {
            return .ask(.slot(slot.name, frame: index))
        }
        for (position, group) in intent.requireOneOf.enumerated()
        where group.slots.allSatisfy({ fillings[$0] == nil }) {
            return .ask(.oneOf(position, frame: index))
        }
        return isInspected ? nil : .inspect(frame: index)
    }

    private func isRequired(_ slot: Slot, holds: (Expression) -> Bool) -> Bool {
        switch slot.requirement {
        case .never: false
        case .always: true
        case .when(let condition): !skipped.contains(slot.name) && holds(condition)
        }
    }
}
