/// A model that answers what it is told to: the other end of tests and benchmarks.
public struct ScriptedModel: ChatModel {
    public let name: String
    public let price: Price
    private let answer: @Sendable (Prompt) async throws(ModelFailure) -> Answer

    public init(
        _ name: String = "scripted",
        price: Price = .unknown,
        _ answer: @escaping @Sendable (Prompt) async throws(ModelFailure) -> Answer
    ) {
        self.name = name
        self.price = price
        self.answer = answer
    }

    public func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        try await answer(prompt)
    }
}
