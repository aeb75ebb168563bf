/// One request to a provider and what became of it.
struct Attempt: Sendable {
    let model: String
    private(set) var tokens = Tokens()
    private(set) var cost = 0
    /// Whether the tokens are our guess, as the provider did not tell them.
    private(set) var isEstimated = false
    var latency = Duration.zero
    var failure: ModelFailure?
    private let price: Price
    private let prompt: Prompt

    /// Of an answer of commands that nobody saw: what most of them take.
    private static let usualAnswer = 100

    init(_ model: any ChatModel, _ prompt: Prompt) {
        self.model = model.name
        self.prompt = prompt
        price = model.price
    }

    /// An answer that does not tell what it took is taken for what it would at most.
    mutating func book(_ answer: Answer) {
        guard answer.tokens.input == 0 else { return book(answer.tokens) }
        estimate(output: TokenEstimate.tokens(of: answer.text))
    }

    /// A provider counts what it made for nobody, too.
    ///
    /// - Parameter heard: What had come of it.
    mutating func book(_ failure: ModelFailure, heard: String? = nil) {
        self.failure = failure
        guard failure.mayBeBilled else { return }
        estimate(output: heard.map(TokenEstimate.tokens) ?? Self.usualAnswer)
    }

    private mutating func estimate(output: Int) {
        book(Tokens(input: prompt.tokens, output: output))
        isEstimated = true
    }

    private mutating func book(_ tokens: Tokens) {
        self.tokens = tokens
        cost = price.cost(of: tokens)
    }
}

extension [Attempt] {
    /// For the trace: who was asked, how long it took, what was wrong.
    var lines: [String] {
        map { attempt in
            let time = attempt.latency.components
            let milliseconds = time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000
            return "\(attempt.model): \(attempt.failure.map { "\($0)" } ?? "answered") after \(milliseconds) ms"
        }
    }
}
