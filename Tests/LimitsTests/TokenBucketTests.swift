import Limits
import Testing

struct TokenBucketTests {
    /// Three at once, then one every two seconds.
    @Test(
        arguments: [
            ([0, 0, 0], .allowed), ([0, 0, 0, 0], .refused(after: 2)), ([0, 0, 0, 1], .refused(after: 1)),
            ([0, 0, 0, 2], .allowed), ([0, 0, 0, 2, 2], .refused(after: 2)), ([0, 0, 0, 100, 100, 100], .allowed),
            ([0, 0, 0, 100, 100, 100, 100], .refused(after: 2)),
            // A clock that goes back gives nothing away twice.
            ([10, 10, 10, 0], .refused(after: 2)), ([10, 10, 10, 0, 10], .refused(after: 2)),
        ] as [([Double], TokenBucket.Verdict)]
    )
    func `a bucket allows its burst and then its rate`(times: [Double], last: TokenBucket.Verdict) {
        var bucket = TokenBucket(Rate(burst: 3, every: 2), at: times[0])
        let verdicts = times.map { bucket.take(at: $0) }
        #expect(verdicts.last == last)
    }

    @Test func `what is given back may be taken again, and never more than the burst`() {
        var bucket = TokenBucket(Rate(10, in: 60, burst: 1), at: 0)
        #expect(bucket.take(at: 0) == .allowed)
        bucket.giveBack(5)
        #expect(bucket.take(at: 0) == .allowed)
        #expect(bucket.take(at: 0) == .refused(after: 6))
    }

    @Test func `each key has its own bucket`() {
        var buckets = TokenBuckets<String>(Rate(burst: 1, every: 60))
        #expect(buckets.take(for: "a", at: 0) == .allowed)
        #expect(buckets.verdict(for: "b", at: 0) == .allowed)
        #expect(buckets.take(for: "b", at: 0) == .allowed)
        #expect(buckets.take(for: "a", at: 0) == .refused(after: 60))
    }

    @Test func `a flood of keys stays within its memory and frees nobody who is held`() {
        var buckets = TokenBuckets<Int>(Rate(burst: 2, every: 1_000), capacity: 100)
        _ = buckets.take(2, for: -1, at: 0)
        for key in 0..<10_000 {
            _ = buckets.take(for: key, at: 0)
            #expect(buckets.count <= 100)
        }
        #expect(buckets.take(for: -1, at: 0) == .refused(after: 1_000))
    }
}
