/// How safe a Redis keeps what it was given, as its own settings tell.
public struct RedisDurability: Hashable, Sendable {
    /// What is at risk, each in a sentence with the setting that ends it; empty when nothing is.
    public let risks: [String]

    init(_ settings: [String: String]) {
        var risks: [String] = []
        if settings["appendonly"] == "no" {
            risks.append("Redis keeps no log of its writes, and forgets them when it ends: set 'appendonly yes'")
        } else if let sync = settings["appendfsync"], sync != "always" {
            risks.append("Redis answers before it has written, and forgets that when it ends: set 'appendfsync always'")
        }
        let policy = settings["maxmemory-policy"] ?? "noeviction"
        if policy != "noeviction", settings["maxmemory"].map({ $0 != "0" }) ?? false {
            risks.append("Redis drops what is old when memory is short: set 'maxmemory-policy noeviction'")
        }
        self.risks = risks
    }
}

extension RedisQueue {
    /// Nil when Redis does not show its settings.
    public func durability() async throws(RedisFailure) -> RedisDurability? {
        var settings: [String: String] = [:]
        for name in ["append*", "maxmemory*"] {
            let pairs: [RedisReply]
            do throws(RedisFailure) {
                pairs = try await run(["CONFIG", "GET", name]).elements
            } catch {
                // Hosted ones refuse to be asked.
                guard case .refused = error else { throw error }
                return nil
            }
            for index in stride(from: 0, to: pairs.count - 1, by: 2) {
                settings[pairs[index].text ?? ""] = pairs[index + 1].text
            }
        }
        return RedisDurability(settings)
    }
}
