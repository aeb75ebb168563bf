internal import WebServer

/// The cookie that keeps a browser logged in; scripts cannot see it and only the login's own routes are sent it.
enum RefreshCookie {
    static func value(in request: HTTPRequest) -> String? {
        let cookies = request.fields.values(of: "cookie").flatMap { $0.split(separator: ";") }
        for cookie in cookies {
            let halves = cookie.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2, halves[0] == name, !halves[1].isEmpty { return String(halves[1]) }
        }
        return nil
    }

    /// For a login in another site's frame the browser keeps it apart for that site.
    static func setting(_ token: String, embedded: Bool, secure: Bool) -> String {
        line(token, seconds: Accounts.idle, embedded: embedded, secure: secure)
    }

    /// Takes it away in either form: a browser deletes only what has the same attributes.
    static func clearing(secure: Bool) -> [String] {
        let plain = line("", seconds: 0, embedded: false, secure: secure)
        return secure ? [plain, line("", seconds: 0, embedded: true, secure: true)] : [plain]
    }

    private static let name = "parlance_refresh"

    private static func line(_ token: String, seconds: Int, embedded: Bool, secure: Bool) -> String {
        let site =
            if embedded { "SameSite=None; Secure; Partitioned" } else {
                secure ? "SameSite=Strict; Secure" : "SameSite=Strict"
            }
        return "\(name)=\(token); Path=/api/v1/auth; HttpOnly; Max-Age=\(seconds); \(site)"
    }
}
