/// One use of a rate by whoever the key names.
public struct BucketUse: Hashable, Sendable {
    public let key: String
    public let rate: Rate

    public init(_ key: String, _ rate: Rate) {
        self.key = key
        self.rate = rate
    }
}

/// Buckets that several processes take from.
public protocol SharedBuckets: Sendable {
    /// Takes one from each bucket, or from none when one has not enough; the wait is then that of the emptiest. Nil when
    /// the buckets are out of reach: what the process itself has counted holds then.
    func take(_ uses: [BucketUse]) async -> TokenBucket.Verdict?
    /// Gives back what was taken for something that does not count after all.
    func giveBack(_ uses: [BucketUse]) async
}
