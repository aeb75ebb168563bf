internal import WebPages
internal import WebServer

/// How the server is reached: from the command line, then the environment, then the defaults.
struct ServeSettings {
    let server: ServerConfiguration
    /// Pages of other origins that may use a login made here.
    let origins: Set<String>
    /// Pages that may hold the chat in a frame.
    let hosts: [WebOrigin]
    let policy: SecurityPolicy
    let limits: ServeLimits
    /// Where people find the server, `PARLANCE_URL` behind a proxy.
    let url: String

    /// - Parameter address: Where to listen.
    init(_ arguments: Arguments, at address: SocketAddress) throws {
        // A supervisor that holds the socket lets nobody be refused while one process follows another.
        var server = ServerConfiguration(Environment["LISTEN_FDS"] == nil ? .address(address) : .inherited)
        server.trustedProxies = try Self.proxies()
        limits = try ServeLimits(Environment["PARLANCE_LIMITS"] ?? "")
        limits.apply(to: &server)
        var policy = SecurityPolicy()
        switch (Environment["PARLANCE_TLS_CERTIFICATE"], Environment["PARLANCE_TLS_KEY"]) {
        case (let chain?, let key?):
            server.tls = try TLSIdentity(certificateChain: chain, privateKey: key)
            policy.insistOnTLS = 31_536_000
        case (nil, nil): break
        // Half of it must not end in a server without TLS.
        default: throw UsageError("PARLANCE_TLS_CERTIFICATE and PARLANCE_TLS_KEY go together")
        }
        // The pages bring the whole policy, each its own; for data these are enough.
        for name in ["x-content-type-options", "referrer-policy", "strict-transport-security"] {
            server.fields[name] = policy.fields[name]
        }
        self.server = server
        let (named, name) =
            arguments.options["origin"].map { ($0, "--origin") }
            ?? (Environment["PARLANCE_ORIGINS"] ?? "", "PARLANCE_ORIGINS")
        origins = Set(try Self.origins(named, name).map(\.description))
        hosts = try Self.origins(Environment["PARLANCE_EMBED"] ?? "", "PARLANCE_EMBED")
        self.policy = policy
        url = Environment["PARLANCE_URL"] ?? "\(server.tls == nil ? "http" : "https")://\(address)"
    }

    /// Nobody's word about the client counts but that of the addresses in `PARLANCE_PROXIES`.
    private static func proxies() throws -> TrustedProxies? {
        guard let text = Environment["PARLANCE_PROXIES"] else { return nil }
        let ranges = try text.split(separator: ",").map { part in
            guard let range = AddressRange(part.filter { $0 != " " }) else {
                throw UsageError("PARLANCE_PROXIES has addresses like 10.0.0.0/8, not '\(part)'")
            }
            return range
        }
        switch Environment["PARLANCE_PROXY_HEADER"] ?? "x-forwarded-for" {
        case "x-forwarded-for": return TrustedProxies(ranges, header: .xForwarded)
        case "forwarded": return TrustedProxies(ranges, header: .forwarded)
        case let other: throw UsageError("PARLANCE_PROXY_HEADER is x-forwarded-for or forwarded, not '\(other)'")
        }
    }

    private static func origins(_ text: String, _ name: String) throws -> [WebOrigin] {
        try text.split(separator: ",").map { part in
            guard let origin = WebOrigin(part.filter { $0 != " " }) else {
                throw UsageError("\(name) has origins like https://crm.example.com, not '\(part)'")
            }
            return origin
        }
    }
}
