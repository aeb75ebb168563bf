public import Limits

/// How much one address may ask for: of everything together, and of each route that costs more than others.
public struct RequestLimits: Sendable {
    private struct Way: Hashable, Sendable {
        let route: String
        let address: String
    }

    private var addresses: TokenBuckets<String>
    private var routes: [String: TokenBuckets<String>]

    /// - Parameter routes: Rates of single routes, by the template.
    public init(
        address: Rate = Rate(1_200, in: 60, burst: 300),
        routes: [String: Rate] = RequestLimits.costly
    ) {
        addresses = TokenBuckets(address)
        self.routes = routes.mapValues { TokenBuckets($0, capacity: 10_000) }
    }

    public static let costly: [String: Rate] = [
        "/api/v1/auth/login": Rate(30, in: 60, burst: 30),
        "/api/v1/auth/refresh": Rate(60, in: 60, burst: 60),
        "/api/v1/setup": Rate(30, in: 60, burst: 30),
        "/api/v1/search": Rate(60, in: 60, burst: 20),
        "/api/v1/sessions/{session_id}/export": Rate(10, in: 60, burst: 5),
    ]

    public enum Verdict: Hashable, Sendable {
        case allowed
        /// What was over, and the seconds to wait.
        case refused(String, after: Int)
    }

    public mutating func take(_ route: String, from address: String, at now: Double) -> Verdict {
        if case .refused(let seconds) = addresses.take(for: address, at: now) {
            return .refused("address", after: Self.whole(seconds))
        }
        if case .refused(let seconds)? = routes[route]?.take(for: address, at: now) {
            return .refused("route", after: Self.whole(seconds))
        }
        return .allowed
    }

    /// What a request takes where several processes count together; nil for a route that costs no more than others.
    func use(_ route: String, from address: String) -> BucketUse? {
        routes[route].map { BucketUse("route:\(route):\(address)", $0.rate) }
    }

    static func whole(_ seconds: Double) -> Int { max(1, Int(seconds.rounded(.up))) }
}
