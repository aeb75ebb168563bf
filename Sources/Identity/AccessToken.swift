internal import JSON

/// What a signed access token says: who, by which login, until when. Rights are not in it; they are looked up.
package struct AccessToken: Hashable, Sendable {
    package enum Refusal: Error, Hashable, Sendable {
        case malformed
        /// Another algorithm than the key's, another type, or extensions that must be understood.
        case header
        case signature
        case claims
        case expired
    }

    package let user: String
    package let id: String
    package let issued: Int
    package let expires: Int

    package init(user: String, id: String, issued: Int, expires: Int) {
        self.user = user
        self.id = id
        self.issued = issued
        self.expires = expires
    }

    /// Reads a token that this key has signed and that is good at `now`.
    package init(_ text: String, signedBy key: SigningKey, at now: Int) throws(Refusal) {
        guard text.utf8.count <= Self.longest else { throw .malformed }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Self.object(parts[0]) else { throw .malformed }
        guard header == Self.header(key) else { throw .header }
        guard let signature = Base64URL.decode(parts[2]) else { throw .malformed }
        guard key.accepts(signature, of: Array((parts[0] + "." + parts[1]).utf8)) else { throw .signature }
        guard let claims = Self.object(parts[1]) else { throw .malformed }
        guard claims["iss"] == Self.issuer, let user = claims["sub"]?.stringValue, let id = claims["jti"]?.stringValue,
            let issued = claims["iat"]?.intValue, let expires = claims["exp"]?.intValue, issued <= now + Self.skew
        else { throw .claims }
        guard now < expires else { throw .expired }
        self.init(user: user, id: id, issued: issued, expires: expires)
    }

    package func signed(by key: SigningKey) -> String {
        let claims: JSON = [
            "iss": Self.issuer, "sub": .string(user), "jti": .string(id), "iat": .integer(issued),
            "exp": .integer(expires),
        ]
        let message = [JSON.object(Self.header(key)), claims].map { Base64URL.encode($0.utf8()) }.joined(separator: ".")
        return message + "." + Base64URL.encode(key.signature(of: Array(message.utf8)))
    }

    /// All that a header may say (`at+jwt` is RFC 9068's): a `crit`, a `jwk` or another `alg` makes it another header.
    private static func header(_ key: SigningKey) -> [String: JSON] {
        ["alg": .string(key.algorithm), "typ": "at+jwt"]
    }

    private static func object(_ part: Substring) -> [String: JSON]? {
        guard let bytes = Base64URL.decode(part) else { return nil }
        return (try? JSON(parsing: bytes, limits: JSON.Limits(maxDepth: 4, maxBytes: longest)))?.objectValue
    }

    private static let issuer: JSON = "parlance"
    private static let longest = 2_048
    /// How far the clock of another node may be ahead.
    private static let skew = 30
}
