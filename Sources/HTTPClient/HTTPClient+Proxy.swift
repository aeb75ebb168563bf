import Glibc

extension HTTPClient {
    /// Which proxy carries which requests; its address may hold a password.
    public struct Proxy: Hashable, Sendable {
        let http: Secret?
        let https: Secret?
        /// Servers reached without it, as `no_proxy` spells them.
        let exceptions: String

        public static let none = Proxy(http: nil, https: nil, exceptions: "")

        public static func server(_ url: Secret, except exceptions: String = "") -> Proxy {
            Proxy(http: url, https: url, exceptions: exceptions)
        }

        /// What the variables say that curl and its kin obey.
        public static var environment: Proxy {
            Proxy { name in
                guard let value = unsafe getenv(name) else { return nil }
                return unsafe String(cString: value)
            }
        }

        /// `HTTP_PROXY` in capitals is left out, as a web request's header can set it under CGI.
        init(_ variable: (String) -> String?) {
            func value(_ names: String...) -> String? {
                names.lazy.compactMap(variable).first { !$0.isEmpty }
            }
            let all = value("all_proxy", "ALL_PROXY")
            http = (value("http_proxy") ?? all).map(Secret.init)
            https = (value("https_proxy", "HTTPS_PROXY") ?? all).map(Secret.init)
            exceptions = value("no_proxy", "NO_PROXY") ?? ""
        }

        private init(http: Secret?, https: Secret?, exceptions: String) {
            self.http = http
            self.https = https
            self.exceptions = exceptions
        }
    }
}
