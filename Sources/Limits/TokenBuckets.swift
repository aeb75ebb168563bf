/// A bucket for each key, within a bound of memory: the fuller half goes when there are too many keys.
public struct TokenBuckets<Key: Hashable & Sendable>: Sendable {
    public let rate: Rate
    public let capacity: Int
    private var buckets: [Key: TokenBucket] = [:]

    public init(_ rate: Rate, capacity: Int = 50_000) {
        precondition(capacity > 1, "there is room for buckets")
        self.rate = rate
        self.capacity = capacity
    }

    public var count: Int { buckets.count }

    public mutating func take(_ count: Double = 1, for key: Key, at now: Double) -> TokenBucket.Verdict {
        if buckets[key] == nil, buckets.count >= capacity { makeRoom(at: now) }
        return buckets[key, default: TokenBucket(rate, at: now)].take(count, at: now)
    }

    /// Whether one could be taken, which it is not.
    public func verdict(for key: Key, at now: Double) -> TokenBucket.Verdict {
        var bucket = buckets[key] ?? TokenBucket(rate, at: now)
        return bucket.take(at: now)
    }

    public mutating func giveBack(_ count: Double = 1, for key: Key) {
        buckets[key]?.giveBack(count)
    }

    private mutating func makeRoom(at now: Double) {
        buckets = buckets.filter { $0.value.level(at: now) < rate.burst }
        guard buckets.count >= capacity else { return }
        let emptiest = buckets.sorted { $0.value.level(at: now) < $1.value.level(at: now) }.prefix(capacity / 2)
        buckets = Dictionary(uniqueKeysWithValues: emptiest.map { ($0.key, $0.value) })
    }
}
