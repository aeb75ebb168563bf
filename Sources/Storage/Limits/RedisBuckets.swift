public import Limits
public import Redis

/// Buckets in Redis, by its clock; a full one takes no room there.
public struct RedisBuckets: SharedBuckets {
    private let redis: RedisQueue
    private let prefix: String

    public init(_ redis: Redis, prefix: String = "parlance") {
        self.redis = RedisQueue(redis, width: 2)
        self.prefix = prefix + ":bucket:"
    }

    public func take(_ uses: [BucketUse]) async -> TokenBucket.Verdict? {
        guard !uses.isEmpty else { return .allowed }
        let reply = try? await run(Self.taking, uses)
        guard let wait = reply?.text.flatMap(Double.init) else { return nil }
        return wait > 0 ? .refused(after: wait) : .allowed
    }

    public func giveBack(_ uses: [BucketUse]) async {
        // A bucket that is out of reach fills by itself.
        _ = try? await run(Self.givingBack, uses)
    }

    private func run(_ script: RedisScript, _ uses: [BucketUse]) async throws(RedisFailure) -> RedisReply {
        let keys = uses.map { prefix + $0.key }
        return try await redis.run(script, keys: keys, uses.flatMap { ["\($0.rate.burst)", "\($0.rate.interval)"] })
    }

    private static func script(_ body: String) -> RedisScript {
        RedisScript(
            """
            local time = redis.call('TIME')
            local now = time[1] + time[2] / 1000000
            local function level(place)
                local burst, every = tonumber(ARGV[2 * place - 1]), tonumber(ARGV[2 * place])
                local kept = redis.call('HMGET', KEYS[place], 'tokens', 'filled')
                if not kept[1] then return burst, burst, every end
                return math.min(burst, kept[1] + math.max(0, now - kept[2]) / every), burst, every
            end
            local function keep(place, tokens, burst, every)
                redis.call('HSET', KEYS[place], 'tokens', string.format('%.6f', tokens), 'filled',
                    string.format('%.6f', now))
                redis.call('PEXPIRE', KEYS[place], math.ceil((burst - tokens) * every * 1000) + 1)
            end
            \(body)
            """
        )
    }

    private static let taking = script(
        """
        local wait = 0
        for place = 1, #KEYS do
            local tokens, _, every = level(place)
            if tokens < 1 then wait = math.max(wait, (1 - tokens) * every) end
        end
        if wait == 0 then
            for place = 1, #KEYS do
                local tokens, burst, every = level(place)
                keep(place, tokens - 1, burst, every)
            end
        end
        return string.format('%.6f', wait)
        """
    )

    private static let givingBack = script(
        """
        for place = 1, #KEYS do
            local tokens, burst, every = level(place)
            if tokens < burst then keep(place, math.min(burst, tokens + 1), burst, every) end
        end
        return 1
        """
    )
}
