internal import HTTPClient
internal import Synchronization

/// Providers one after the other until one has a usable answer or the time is up.
final class ProviderChain: Sendable {
    private let models: [any ChatModel]
    private let breakers: Mutex<[CircuitBreaker]>
    private let options: Cascade.Options

    init(_ models: [any ChatModel], _ options: Cascade.Options) {
        self.models = models
        self.options = options
        breakers = Mutex(models.map { _ in CircuitBreaker() })
    }

    /// One request and what became of it.
    struct Attempt: Sendable {
        var model: String
        var tokens: Tokens
        var cost: Int
        var latency: Duration
        var failure: ModelFailure?
    }

    /// Returns the first answer that `accept` takes; every attempt is told, the good one too.
    func ask<Success>(
        _ prompt: Prompt,
        until deadline: ContinuousClock.Instant,
        _ attempts: inout [Attempt],
        asking: (@Sendable (String) -> Void)? = nil,
        _ accept: (Answer) throws(ModelFailure) -> Success
    ) async throws(ModelFailure) -> (Success, model: String)? {
        for (place, model) in models.enumerated() {
            guard breakers.withLock({ $0[place].allows(at: .now) }) else { continue }
            asking?(model.name)
            do {
                let success = try await ask(model, prompt, deadline, &attempts, accept)
                breakers.withLock { $0[place].succeeded() }
                return (success, model.name)
            } catch {
                breakers.withLock { $0[place].failed(error, at: .now) }
                if error == .cancelled { throw error }
            }
        }
        return nil
    }

    /// Prose as it is made, of the first provider that has any; the next one is asked only while nothing was told.
    func tell(
        _ prompt: Prompt,
        through filter: ProseFilter,
        _ attempts: inout [Attempt],
        _ piece: @Sendable (String) -> Void
    ) async -> String? {
        let filter = Mutex(filter)
        let tell = { @Sendable (words: String) -> Bool in
            let (shown, isOver) = filter.withLock { ($0.take(words), $0.isOver) }
            if !shown.isEmpty { piece(shown) }
            return !isOver
        }
        for (place, model) in models.enumerated() where !Task.isCancelled {
            guard breakers.withLock({ $0[place].allows(at: .now) }) else { continue }
            let start = ContinuousClock.now
            var attempt = Attempt(model: model.name, tokens: Tokens(), cost: 0, latency: .zero, failure: nil)
            do throws(ModelFailure) {
                let answer = try await model.stream(prompt, patience: options.time, piece: tell)
                attempt.tokens = answer.tokens
                attempt.cost = model.price.cost(of: answer.tokens)
                breakers.withLock { $0[place].succeeded() }
            } catch {
                attempt.failure = error
                breakers.withLock { $0[place].failed(error, at: .now) }
            }
            attempt.latency = start.duration(to: .now)
            attempts.append(attempt)
            let rest = filter.withLock { $0.finish() }
            if !rest.isEmpty { piece(rest) }
            let text = filter.withLock(\.text)
            if !text.allSatisfy(\.isWhitespace) { return text }
        }
        return nil
    }

    private func ask<Success>(
        _ model: any ChatModel,
        _ prompt: Prompt,
        _ deadline: ContinuousClock.Instant,
        _ attempts: inout [Attempt],
        _ accept: (Answer) throws(ModelFailure) -> Success
    ) async throws(ModelFailure) -> Success {
        var backoff = options.backoff
        while true {
            let start = ContinuousClock.now
            guard start < deadline else { throw .timedOut }
            var attempt = Attempt(model: model.name, tokens: Tokens(), cost: 0, latency: .zero, failure: nil)
            let failure: ModelFailure
            do throws(ModelFailure) {
                let answer = try await model.complete(prompt, within: deadline - start)
                attempt.tokens = answer.tokens
                attempt.cost = model.price.cost(of: answer.tokens)
                attempt.latency = start.duration(to: .now)
                if answer.isBlank { throw ModelFailure.malformed("its answer is blank") }
                if answer.isCut { throw ModelFailure.malformed("its answer is cut off") }
                let success = try accept(answer)
                attempts.append(attempt)
                return success
            } catch {
                failure = error
            }
            attempt.latency = start.duration(to: .now)
            attempt.failure = failure
            attempts.append(attempt)
            guard failure.isWorthAnotherTry, let wait = backoff.next(retryAfter: failure.retryAfter),
                .now + wait < deadline
            else { throw failure }
            do {
                try await Task.sleep(for: wait)
            } catch {
                throw .cancelled
            }
        }
    }
}

extension ModelFailure {
    fileprivate var retryAfter: Duration? {
        if case .busy(_, let wait) = self { wait } else { nil }
    }
}
