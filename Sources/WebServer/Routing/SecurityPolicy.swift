/// The header fields that tell a browser to distrust what it is served.
public struct SecurityPolicy: Hashable, Sendable {
    /// Allows what comes from the same origin, WebSockets, and images inside the page; no inline script or style.
    public var contentSecurityPolicy = [
        "default-src 'self'", "connect-src 'self' ws: wss:", "img-src 'self' data:", "object-src 'none'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ]
    /// For how many seconds a browser must insist on TLS; nil while the site is served without.
    public var insistOnTLS: Int?

    public init() {}

    public var fields: HTTPFields {
        var fields: HTTPFields = [
            "content-security-policy": contentSecurityPolicy.joined(separator: "; "),
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        ]
        if let insistOnTLS { fields["strict-transport-security"] = "max-age=\(insistOnTLS); includeSubDomains" }
        return fields
    }
}
