/// Tells what goes out and what comes back; keys are in neither.
struct LoggedModel: ChatModel {
    private let model: any ChatModel
    private let log: @Sendable (String) -> Void

    init(_ model: any ChatModel, _ log: @escaping @Sendable (String) -> Void) {
        self.model = model
        self.log = log
    }

    var name: String { model.name }
    var price: Price { model.price }

    func stream(
        _ prompt: Prompt,
        patience: Duration,
        piece: @Sendable (String) -> Bool
    ) async throws(ModelFailure) -> Answer {
        log("→ \(name)\n\(prompt.system.text)\n\(prompt.question.text)")
        do {
            let answer = try await model.stream(prompt, patience: patience, piece: piece)
            log("← \(name)\n\(answer.text)")
            return answer
        } catch {
            log("← \(name): \(error)")
            throw error
        }
    }

    func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        log("→ \(name)\n\(prompt.system.text)\n\(prompt.question.text)")
        do {
            let answer = try await model.complete(prompt, within: time)
            log("← \(name)\n\(answer.text)")
            return answer
        } catch {
            log("← \(name): \(error)")
            throw error
        }
    }
}
