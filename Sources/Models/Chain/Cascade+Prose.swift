internal import Intents
public import Understanding

extension Cascade {
    /// Within the same budgets, masked in the same way; when a stream breaks off, what has come so far is the answer.
    public func prose(
        _ utterance: Utterance,
        in context: ReadingContext,
        piece: @Sendable (String) -> Void
    ) async -> String? {
        let mask = mask(utterance, reader.read(utterance, in: context), context)
        let intents = intents.filter { $0.isAllowed(for: context.roles) }
        guard let prompt = writer.prose(mask.hide(utterance.text), for: intents) else { return nil }
        let most = chain.mostCost(of: prompt)
        guard options.budget.admit(most, ledger, user: context.speaker) == .within else { return nil }
        defer { options.budget.leave(most, ledger, user: context.speaker) }
        var attempts: [Attempt] = []
        let text = await chain.tell(prompt, by: deadline(context), through: ProseFilter(mask), &attempts, piece)
        note(attempts, context, nil)
        return text
    }
}
