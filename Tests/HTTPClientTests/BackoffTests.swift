import HTTPClient
import Testing

@Suite
struct BackoffTests {
    private struct Loaded: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }

    private func waits(_ backoff: Backoff, _ random: UInt64, retryAfter: Duration? = nil) -> [Duration] {
        var backoff = backoff
        var generator = Loaded(value: random)
        var waits: [Duration] = []
        while let wait = backoff.next(retryAfter: retryAfter, using: &generator) { waits.append(wait) }
        return waits
    }

    private static let backoff = Backoff(first: .seconds(1), ceiling: .seconds(5), retries: 5, patience: .seconds(10))

    @Test
    func `each wait lies between nothing and a window that doubles up to the ceiling`() {
        #expect(waits(Self.backoff, 0) == Array(repeating: .zero, count: 5))
        let longest = waits(Self.backoff, .max)
        for (wait, window) in zip(longest, [1, 2, 4, 5, 5]) {
            #expect(wait > .seconds(window) * 0.99 && wait <= .seconds(window))
        }
    }

    @Test
    func `the server's wish is the least wait`() {
        #expect(waits(Self.backoff, 0, retryAfter: .seconds(7)) == Array(repeating: .seconds(7), count: 5))
    }

    @Test
    func `a wish beyond our patience ends the attempts`() {
        #expect(waits(Self.backoff, 0, retryAfter: .seconds(11)) == [])
    }

    @Test
    func `a great many attempts do not overflow the window`() {
        let many = waits(Backoff(first: .seconds(1), ceiling: .seconds(5), retries: 200), .max)
        #expect(many.count == 200)
        #expect(many.allSatisfy { $0 <= .seconds(5) })
    }
}

@Suite
struct HTTPDateTests {
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
        ("Tuesday, 03-Mar-26 10:00:00 GMT", 1_772_532_000),
        ("Tue, 03 Mar 2026 10:00:00 CET", nil),
        ("Tue, 03 Mrz 2026 10:00:00 GMT", nil),
        ("Tue, 03 Mar 2026 25:00:00 GMT", nil),
        ("Tue, 00 Mar 2026 10:00:00 GMT", nil),
        ("tomorrow", nil),
        ("", nil),
    ])
    func `a date is read in its three forms`(text: String, seconds: Int?) {
        #expect(HTTPDate(text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        ("120", nil, Duration.seconds(120)),
        ("0", nil, .zero),
        ("-1", nil, nil),
        ("soon", nil, nil),
        ("Sun, 06 Nov 1994 08:49:37 GMT", nil, .seconds(37)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:30 GMT", .seconds(7)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 09:00:00 GMT", .zero),
    ])
    func `Retry-After is seconds or a date against the server's clock`(text: String, date: String?, wait: Duration?) {
        var headers = HTTPClient.Headers()
        headers.append("Retry-After", text)
        if let date { headers.append("Date", date) }
        #expect(headers.retryAfter(now: HTTPDate(secondsSince1970: 784_111_740)) == wait)
    }
}
