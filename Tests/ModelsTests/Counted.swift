import Synchronization

@testable import Models

/// Answers in their order, then the last of them; counts how often it was asked.
final class Counted: ChatModel {
    let name: String
    let price = Price(input: 1_000_000, cached: 100_000, output: 2_000_000)
    private let asked = Mutex<[Prompt]>([])
    private let answers: [Result<Answer, ModelFailure>]

    init(_ name: String = "counted", _ answers: Result<Answer, ModelFailure>...) {
        self.name = name
        self.answers = answers
    }

    static let customer = Answer(
        commands(("start", "create_customer", nil), ("set", "customer_name", "云启科技")),
        tokens: Tokens(input: 1_000, cached: 800, output: 50)
    )

    var prompts: [Prompt] { asked.withLock { $0 } }

    func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        let place = asked.withLock { asked in
            asked.append(prompt)
            return asked.count - 1
        }
        return try answers[min(place, answers.count - 1)].get()
    }
}

/// Answers only when it is told to; says when it was asked, and when its request was taken back.
final class Held: ChatModel {
    let name: String
    let price = Price(input: 1_000_000, cached: 100_000, output: 2_000_000)
    private let answer: Answer?
    private let askings: AsyncStream<Void>
    private let asking: AsyncStream<Void>.Continuation
    private let leave: AsyncStream<Void>
    private let leaving: AsyncStream<Void>.Continuation
    private let takenBack = Mutex(0)
    private let asked = Mutex(0)

    /// - Parameter answer: Nil for a model that has none before its time is over.
    init(_ name: String, _ answer: Answer? = nil) {
        self.name = name
        self.answer = answer
        (askings, asking) = AsyncStream.makeStream()
        (leave, leaving) = AsyncStream.makeStream()
    }

    var timesAsked: Int { asked.withLock { $0 } }
    var timesTakenBack: Int { takenBack.withLock { $0 } }

    func isAsked() async { for await _ in askings { break } }
    func release() { leaving.yield() }

    func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        asked.withLock { $0 += 1 }
        asking.yield()
        if let answer {
            for await _ in leave { return answer }
        } else if (try? await Task.sleep(for: time)) != nil {
            throw .timedOut
        }
        takenBack.withLock { $0 += 1 }
        throw .cancelled
    }
}
