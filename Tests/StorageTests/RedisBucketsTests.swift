import Limits
import Redis
import RedisServer
import Storage
import Testing

@Suite struct RedisBucketsTests {
    let server: RedisServer
    let one: RedisBuckets
    let two: RedisBuckets
    /// Three at once, and no other one while a test runs.
    let rate = Rate(burst: 3, every: 10_000)

    init() throws {
        server = try RedisServer()
        let location = try RedisLocation(server.location)
        one = RedisBuckets(Redis(location))
        two = RedisBuckets(Redis(location))
    }

    private func isRefused(_ verdict: TokenBucket.Verdict?, after range: ClosedRange<Double>) -> Bool {
        guard case .refused(let seconds)? = verdict else { return false }
        return range.contains(seconds)
    }

    @Test func `what one process takes the other one misses`() async {
        let use = BucketUse("a", rate)
        for _ in 1...3 { #expect(await one.take([use]) == .allowed) }
        #expect(isRefused(await two.take([use]), after: 9_000...10_000))
        #expect(await two.take([BucketUse("b", rate)]) == .allowed)
        await two.giveBack([use])
        #expect(await one.take([use]) == .allowed)
        #expect(isRefused(await one.take([use]), after: 9_000...10_000))
    }

    @Test func `of several buckets all are taken from, or none`() async {
        let (small, large) = (BucketUse("small", Rate(burst: 1, every: 10_000)), BucketUse("large", rate))
        #expect(await one.take([small, large]) == .allowed)
        for _ in 1...5 { #expect(isRefused(await one.take([large, small]), after: 9_000...10_000)) }
        for _ in 1...2 { #expect(await one.take([large]) == .allowed) }
        #expect(isRefused(await one.take([large]), after: 9_000...10_000))
    }

    @Test func `a bucket fills with time and goes when it is full`() async throws {
        let quick = BucketUse("quick", Rate(burst: 1, every: 0.01))
        let redis = Redis(try RedisLocation(server.location))
        #expect(await one.take([quick]) == .allowed)
        while await one.take([quick]) != .allowed { await Task.yield() }
        while try redis.run(["EXISTS", "parlance:bucket:quick"]) != .integer(0) { await Task.yield() }
    }

    @Test func `buckets out of reach say nothing`() async {
        server.kill()
        #expect(await one.take([BucketUse("a", rate)]) == nil)
    }
}
