import Identity
import Limits
import Synchronization
import Testing

@Suite struct SharedBucketsTests {
    /// Buckets beside the processes, which can be out of reach.
    private final class Buckets: SharedBuckets {
        let isAway = Mutex(false)
        private let left = Mutex<[String: Double]>([:])

        func take(_ uses: [BucketUse]) async -> TokenBucket.Verdict? {
            if isAway.withLock({ $0 }) { return nil }
            return left.withLock { left in
                let empty = uses.first { left[$0.key, default: $0.rate.burst] < 1 }
                if let empty { return .refused(after: empty.rate.interval) }
                for use in uses { left[use.key, default: use.rate.burst] -= 1 }
                return .allowed
            }
        }

        func giveBack(_ uses: [BucketUse]) async {
            left.withLock { left in
                for use in uses { left[use.key, default: use.rate.burst - 1] += 1 }
            }
        }
    }

    private let buckets = Buckets()

    @Test func `attempts are counted over all processes, and those that were right are not`() async throws {
        let (one, two) = (try await Desk(buckets: buckets), try await Desk(buckets: buckets))
        try await one.add("wang")
        try await two.add("wang")
        for _ in 1...4 {
            #expect(await one.failure { try await one.login("wang", "wrong guess") } == .unauthenticated)
            _ = try await two.login("wang")
        }
        #expect(await two.failure { try await two.login("wang", "wrong guess") } == .unauthenticated)
        #expect(await one.failure { try await one.login("wang") } == .tooManyAttempts(after: 30))
        _ = try await one.login("wang", from: "2.2.2.2")
    }

    @Test func `with the buckets out of reach each process counts for itself`() async throws {
        let desk = try await Desk(buckets: buckets)
        try await desk.add("wang")
        buckets.isAway.withLock { $0 = true }
        for _ in 1...5 {
            #expect(await desk.failure { try await desk.login("wang", "wrong guess") } == .unauthenticated)
        }
        #expect(await desk.failure { try await desk.login("wang") } == .tooManyAttempts(after: 30))
    }
}
