internal import HTTPClient
internal import Synchronization

/// Providers one after the other until one has a usable answer or the time is up; the next one starts early where the
/// first is slow and hedging is wanted.
final class ProviderChain: Sendable {
    private let models: [any ChatModel]
    private let breakers: Mutex<[CircuitBreaker]>
    private let options: Cascade.Options

    init(_ models: [any ChatModel], _ options: Cascade.Options) {
        self.models = models
        self.options = options
        breakers = Mutex(models.map { _ in CircuitBreaker() })
    }

    /// What a request costs at most, in millionths, at the dearest of the providers.
    func mostCost(of prompt: Prompt) -> Int {
        let tokens = Tokens(input: prompt.tokens, output: ChatBody.longestAnswer)
        return models.map { $0.price.cost(of: tokens) }.max() ?? 0
    }

    /// Returns the first answer that `accept` takes and takes back what else is under way; every attempt is told, the
    /// good one too.
    func ask<Success: Sendable>(
        _ prompt: Prompt,
        until deadline: ContinuousClock.Instant,
        _ attempts: inout [Attempt],
        asking: (@Sendable (String) -> Void)? = nil,
        _ accept: @escaping @Sendable (Answer) throws(ModelFailure) -> Success
    ) async throws(ModelFailure) -> (Success, model: String)? {
        let (made, result) = await withTaskGroup(of: Event<Success>.self) { group in
            var attempts: [Attempt] = []
            var result = Result<(Success, model: String)?, ModelFailure>.success(nil)
            var waiting = models.indices[...]
            var running: Set<Int> = []
            var slow: Set<Int> = []
            var isDue = true
            var isOver = false
            while true {
                if isDue, !isOver, let place = next(of: &waiting, before: deadline) {
                    running.insert(place)
                    asking?(models[place].name)
                    group.addTask { [self] in .ended(await run(place, prompt, deadline, accept)) }
                    if let patience = options.hedge {
                        group.addTask {
                            try? await Task.sleep(for: patience)
                            return .isSlow(place)
                        }
                    }
                }
                isDue = false
                if running.isEmpty { group.cancelAll() }
                guard let event = await group.next() else { return (attempts, result) }
                switch event {
                case .isSlow(let place):
                    slow.insert(place)
                    // No more than two at a time.
                    isDue = running == [place]
                case .ended(let run):
                    running.remove(run.place)
                    attempts += run.attempts
                    guard !isOver else { break }
                    switch run.result {
                    case .success(let success): result = .success((success, models[run.place].name))
                    case .failure(.cancelled): result = .failure(.cancelled)
                    case .failure:
                        isDue = running.isSubset(of: slow)
                        continue
                    }
                    isOver = true
                    group.cancelAll()
                }
            }
        }
        attempts += made
        return try result.get()
    }

    /// Prose as it is made, of the first provider that has any; the next one is asked only while nothing was told.
    ///
    /// - Parameter deadline: For the first words.
    func tell(
        _ prompt: Prompt,
        by deadline: ContinuousClock.Instant,
        through filter: ProseFilter,
        _ attempts: inout [Attempt],
        _ piece: (String) -> Void
    ) async -> String? {
        var filter = filter
        var waiting = models.indices[...]
        while !Task.isCancelled, let place = next(of: &waiting, before: deadline) {
            let start = ContinuousClock.now
            var attempt = Attempt(models[place], prompt)
            var heard = ""
            let result = await Telling(models[place], prompt, by: deadline, patience: options.time).run { words in
                heard += words
                let shown = filter.take(words)
                if !shown.isEmpty { piece(shown) }
                return !filter.isOver
            }
            switch result {
            case .success(let answer): attempt.book(answer)
            case .failure(let failure): attempt.book(failure, heard: heard)
            }
            settle(place, result.map { _ in }, given: start.duration(to: deadline))
            attempt.latency = start.duration(to: .now)
            attempts.append(attempt)
            let rest = filter.finish()
            if !rest.isEmpty { piece(rest) }
            if !filter.text.allSatisfy(\.isWhitespace) { return filter.text }
        }
        return nil
    }

    private enum Event<Success: Sendable>: Sendable {
        case ended(Run<Success>)
        case isSlow(Int)
    }

    private struct Run<Success: Sendable>: Sendable {
        let place: Int
        let attempts: [Attempt]
        let result: Result<Success, ModelFailure>
    }

    /// The next provider that does not rest; none when there is no time left to ask it.
    private func next(of waiting: inout Range<Int>, before deadline: ContinuousClock.Instant) -> Int? {
        guard ContinuousClock.now < deadline else { return nil }
        while let place = waiting.popFirst() {
            if breakers.withLock({ $0[place].allows(at: .now) }) { return place }
        }
        return nil
    }

    private func settle(_ place: Int, _ result: Result<Void, ModelFailure>, given time: Duration) {
        breakers.withLock { breakers in
            switch result {
            case .success: breakers[place].succeeded()
            // Whoever was asked when others had spent the time is not to blame.
            case .failure(.timedOut) where time < options.time / 2: breakers[place].failed(.cancelled, at: .now)
            case .failure(let failure): breakers[place].failed(failure, at: .now)
            }
        }
    }

    private func run<Success: Sendable>(
        _ place: Int,
        _ prompt: Prompt,
        _ deadline: ContinuousClock.Instant,
        _ accept: @Sendable (Answer) throws(ModelFailure) -> Success
    ) async -> Run<Success> {
        var attempts: [Attempt] = []
        let given = ContinuousClock.now.duration(to: deadline)
        let result: Result<Success, ModelFailure>
        do throws(ModelFailure) {
            result = .success(try await ask(models[place], prompt, deadline, &attempts, accept))
        } catch {
            result = .failure(error)
        }
        // Without a request there is nobody to blame either.
        settle(place, result.map { _ in }, given: attempts.isEmpty ? .zero : given)
        return Run(place: place, attempts: attempts, result: result)
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
            var attempt = Attempt(model, prompt)
            var found: Answer?
            let failure: ModelFailure
            do throws(ModelFailure) {
                let answer = try await model.complete(prompt, within: deadline - start)
                found = answer
                attempt.book(answer)
                attempt.latency = start.duration(to: .now)
                if answer.isBlank { throw ModelFailure.unusable("its answer is blank") }
                if answer.isCut { throw ModelFailure.unusable("its answer is cut off") }
                let success = try accept(answer)
                attempts.append(attempt)
                return success
            } catch {
                failure = error
            }
            attempt.latency = start.duration(to: .now)
            if found == nil { attempt.book(failure) } else { attempt.failure = failure }
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
