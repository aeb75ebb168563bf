import Testing

@testable import Models

struct CircuitBreakerTests {
    private let now = ContinuousClock.now

    private func allowed(_ breaker: inout CircuitBreaker, at seconds: Int...) -> [Bool] {
        var allowed: [Bool] = []
        for second in seconds { allowed.append(breaker.allows(at: now + .seconds(second))) }
        return allowed
    }

    private func failed(_ failures: ModelFailure...) -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for failure in failures { breaker.failed(failure, at: now) }
        return breaker
    }

    @Test
    func `a rested provider gets one try`() {
        var breaker = failed(.timedOut, .timedOut, .timedOut)
        #expect(allowed(&breaker, at: 29, 31, 32) == [false, true, false])
        breaker.succeeded()
        #expect(allowed(&breaker, at: 0) == [true])
    }

    @Test
    func `a try that was taken back leaves it to the next`() {
        var breaker = failed(.timedOut, .timedOut, .timedOut)
        #expect(allowed(&breaker, at: 31) == [true])
        breaker.failed(.cancelled, at: now + .seconds(31))
        #expect(allowed(&breaker, at: 31, 31) == [true, false])
    }

    @Test
    func `a failed try is another rest`() {
        var breaker = failed(.timedOut, .timedOut, .timedOut)
        #expect(allowed(&breaker, at: 31) == [true])
        breaker.failed(.unreachable("x"), at: now + .seconds(40))
        #expect(allowed(&breaker, at: 69, 70) == [false, true])
    }

    @Test(arguments: [
        (ModelFailure.busy(status: 429, retryAfter: .seconds(60)), [59, 60]),
        (.busy(status: 503, retryAfter: .seconds(86_400)), [299, 300]),
        (.account(status: 401), [299, 300]),
    ])
    func `it rests as long as it asks to, and not for ever`(failure: ModelFailure, seconds: [Int]) {
        var breaker = failed(failure)
        #expect(allowed(&breaker, at: seconds[0], seconds[1]) == [false, true])
        // What was under way when that came does not shorten it.
        var late = failed(failure, .timedOut, .timedOut, .timedOut)
        #expect(allowed(&late, at: 31) == [false])
    }

    @Test(arguments: [
        ModelFailure.unusable("blank"), .refused(status: 400), .refused(status: 413), .refused(status: 422), .cancelled,
    ])
    func `what a message can bring about keeps the provider from nobody`(failure: ModelFailure) {
        var breaker = failed(failure, failure, failure, failure)
        #expect(allowed(&breaker, at: 0) == [true])
    }
}
