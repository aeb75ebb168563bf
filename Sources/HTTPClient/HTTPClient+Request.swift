internal import Observability

extension HTTPClient {
    /// One exchange to carry out; its description shows the method and the server, nothing else.
    public struct Request: Sendable {
        public enum Method: String, Sendable {
            case get = "GET"
            case head = "HEAD"
            case options = "OPTIONS"
            case post = "POST"
            case put = "PUT"
            case patch = "PATCH"
            case delete = "DELETE"
        }

        public var method: Method
        /// `http` or `https`, without a user or password in it.
        public var url: String
        public var headers: [Header]
        /// Sent with its length, never in chunks.
        public var body: [UInt8]?
        public var deadlines: Deadlines
        /// Of the answer's body, decoded.
        public var maxResponseBytes = 8 << 20
        public var maxHeaderBytes = 64 << 10
        public var acceptsGzip = true
        /// Whether a second sending does no harm: a request that a dying kept connection swallowed is then sent again.
        public var isRepeatable: Bool
        /// Whether the address connected to, a proxy's too, may be one of this machine or of a private network.
        public var reachesPrivateAddresses = true

        public init(
            _ method: Method,
            _ url: String,
            headers: [Header] = [],
            body: [UInt8]? = nil,
            deadlines: Deadlines
        ) {
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.deadlines = deadlines
            isRepeatable = method == .get || method == .head || method == .options
        }
    }

    /// How long each part of an exchange may take.
    public struct Deadlines: Hashable, Sendable {
        /// Name, connection, proxy and TLS together.
        public var connect: Duration
        /// From the start to the last byte, the time that a slow reader of a stream takes included.
        public var total: Duration?
        /// Without a byte going out or coming in, once connected; a paused stream does not count.
        public var stall: Duration

        public init(connect: Duration = .seconds(5), total: Duration?, stall: Duration = .seconds(60)) {
            self.connect = connect
            self.total = total
            self.stall = stall
        }
    }
}

extension HTTPClient.Request: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(method.rawValue) \(origin ?? "<bad url>")" }
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

extension HTTPClient.Request {
    /// Scheme and server of the address; nil when it is not one of ours. Paths and queries may hold tokens.
    var origin: String? {
        guard url.utf8.allSatisfy({ $0 > 32 && $0 != 127 }) else { return nil }
        let lowered = url.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { return nil }
        let server = lowered.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
        return server.isEmpty || server.contains("@") ? nil : scheme + server
    }

    var isSecure: Bool { url.lowercased().hasPrefix("https:") }

    /// With the trace that the task belongs to, so that the other end's log can be found from ours.
    var traced: Self {
        guard let trace = TraceContext.current, !headers.contains(where: { $0.name.lowercased() == "traceparent" })
        else { return self }
        var traced = self
        traced.headers.append(HTTPClient.Header("traceparent", trace.next.traceparent))
        return traced
    }

    /// What keeps the request from being sent as it stands.
    var fault: HTTPFailure.Fault? {
        if origin == nil { return .url }
        return headers.allSatisfy(\.isValid) ? nil : .header
    }
}
