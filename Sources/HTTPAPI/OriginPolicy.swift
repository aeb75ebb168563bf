public import WebServer

/// Which pages may make a browser send its login along: those that we served ourselves, and those configured.
public struct OriginPolicy: Hashable, Sendable {
    private let allowed: Set<String>

    /// - Parameter allowed: Whole origins, `https://crm.example.com`.
    public init(allowing allowed: Set<String> = []) {
        self.allowed = Set(allowed.map { $0.lowercased() })
    }

    /// Whether the request comes from such a page. One without an origin comes from no page: it is taken where it
    /// brings no cookie, which only a browser adds by itself.
    public func allows(_ request: HTTPRequest) -> Bool {
        guard let origin = request.fields["origin"]?.lowercased() else { return !request.fields.contains("cookie") }
        return isOurs(origin, request) || allowed.contains(origin)
    }

    private func isOurs(_ origin: String, _ request: HTTPRequest) -> Bool {
        guard let host = request.fields["host"]?.lowercased() else { return false }
        return origin == (request.isSecure ? "https://" : "http://") + host
    }
}
