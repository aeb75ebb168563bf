internal import Dispatch
internal import Synchronization

/// A Redis whose callers suspend instead of blocking one of Swift's threads, and wait a while for one that is away.
public final class RedisQueue: Sendable {
    private let redis: Redis
    private let lanes: [DispatchQueue]
    private let turn = Atomic<Int>(0)

    public init(_ redis: Redis, width: Int = 8) {
        precondition(width > 0, "commands need a way")
        self.redis = redis
        lanes = (0..<width).map { DispatchQueue(label: "redis \($0)") }
    }

    /// Runs a script, again and again while Redis is away and there is patience: the script may be carried out twice.
    public func run(
        _ script: RedisScript,
        keys: [String],
        _ arguments: [String] = [],
        patience: Duration = .zero
    ) async throws(RedisFailure) -> RedisReply {
        try await patiently(patience) { redis throws(RedisFailure) in try redis.run(script, keys: keys, arguments) }
    }

    /// The same of one command.
    public func run(_ command: [String], patience: Duration = .zero) async throws(RedisFailure) -> RedisReply {
        try await patiently(patience) { redis throws(RedisFailure) in try redis.run(command) }
    }

    private func patiently(
        _ patience: Duration,
        _ body: @escaping @Sendable (Redis) throws(RedisFailure) -> RedisReply
    ) async throws(RedisFailure) -> RedisReply {
        let end = ContinuousClock.now + patience
        var pause = Duration.milliseconds(20)
        while true {
            do throws(RedisFailure) {
                return try await inLane(body).get()
            } catch {
                guard error.isPassing, ContinuousClock.now < end, !Task.isCancelled else { throw error }
            }
            // Whoever waits for the same Redis does not come back at the same moment.
            try? await Task.sleep(for: pause * Double.random(in: 0.5...1))
            pause = min(pause * 2, .seconds(1))
        }
    }

    private func inLane(
        _ body: @escaping @Sendable (Redis) throws(RedisFailure) -> RedisReply
    ) async -> Result<RedisReply, RedisFailure> {
        let (number, _) = turn.wrappingAdd(1, ordering: .relaxed)
        let lane = lanes[Int(UInt(bitPattern: number) % UInt(lanes.count))]
        return await withCheckedContinuation { continuation in
            lane.async { [redis] in
                continuation.resume(returning: Result { () throws(RedisFailure) in try body(redis) })
            }
        }
    }
}
