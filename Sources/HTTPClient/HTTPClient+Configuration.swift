extension HTTPClient {
    public struct Configuration: Sendable {
        public var proxy: Proxy = .environment
        /// A PEM file of authorities trusted beside the system's.
        public var certificates: String?
        public var userAgent = "Parlance"
        /// 0 sets no bound.
        public var maxConnectionsPerHost = 0
        public var maxKeptConnections = 32

        public init() {}
    }
}
