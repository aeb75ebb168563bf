internal import Intents
public import Understanding

extension Cascade {
    /// Within the same budgets, masked in the same way; when a stream breaks off, what has come so far is the answer.
    public func prose(
        _ utterance: Utterance,
        in context: ReadingContext,
        piece: @Sendable (String) -> Void
    ) async -> String? {
        guard case .within = options.budget.verdict(ledger, user: context.speaker) else { return nil }
        let mask = mask(utterance, reader.read(utterance, in: context), context)
        let intents = intents.filter { $0.isAllowed(for: context.roles) }
        guard let prompt = writer.prose(mask.hide(utterance.text), for: intents) else { return nil }
        var attempts: [ProviderChain.Attempt] = []
        let text = await chain.tell(prompt, through: ProseFilter(mask), &attempts, piece)
        note(attempts, context, nil)
        return text
    }
}
