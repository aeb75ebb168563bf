/// The header fields that tell a browser to distrust what it is served.
public struct SecurityPolicy: Hashable, Sendable {
    /// Allows what comes from the same origin, WebSockets, and images inside the page; no inline script or style.
    public var contentSecurityPolicy = [
        "default-src 'self'", "connect-src 'self' ws: wss:", "img-src 'self' data:", "object-src 'none'",
        "base-uri 'none'", "form-action 'self'",
    ]
    /// Whose pages may hold this one in a frame; nobody's when there are none.
    public var frameAncestors: [String] = []
    /// Whether pages of other origins may load this at all.
    public var isForOtherOrigins = false
    /// For how many seconds a browser must insist on TLS; nil while the site is served without.
    public var insistOnTLS: Int?

    public init() {}

    public var fields: HTTPFields {
        let ancestors = frameAncestors.isEmpty ? "'none'" : frameAncestors.joined(separator: " ")
        let directives = contentSecurityPolicy + ["frame-ancestors \(ancestors)"]
        var fields: HTTPFields = [
            "content-security-policy": directives.joined(separator: "; "),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": isForOtherOrigins ? "cross-origin" : "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        ]
        // The older field knows no list: where some may, the directive alone decides.
        if frameAncestors.isEmpty { fields["x-frame-options"] = "DENY" }
        if let insistOnTLS { fields["strict-transport-security"] = "max-age=\(insistOnTLS); includeSubDomains" }
        return fields
    }
}
