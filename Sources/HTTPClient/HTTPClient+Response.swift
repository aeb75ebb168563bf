extension HTTPClient {
    /// An answer of the server, whatever its status; redirects are answers too.
    public struct Response<Body: Sendable>: Sendable {
        public let status: Int
        public let version: Version
        public let headers: Headers
        /// Whether a kept connection carried the exchange.
        public let isConnectionReused: Bool
        public let timing: Timing
        public let body: Body

        public var isSuccess: Bool { 200..<300 ~= status }

        func carrying<Other>(_ body: Other) -> Response<Other> {
            Response<Other>(
                status: status,
                version: version,
                headers: headers,
                isConnectionReused: isConnectionReused,
                timing: timing,
                body: body
            )
        }
    }

    public enum Version: Hashable, Sendable {
        case http1_0, http1_1, http2, http3
    }

    /// Spans from the start of the exchange.
    public struct Timing: Hashable, Sendable {
        /// Until the connection stood, TLS included; zero on a kept one.
        public let connected: Duration
        public let firstByte: Duration
        /// Until the last byte; of a stream, until its header was read.
        public let total: Duration
    }
}

extension HTTPClient.Response: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(version) \(status) \(headers)" }
    public var customMirror: Mirror { Mirror(self, children: ["response": description]) }
}
