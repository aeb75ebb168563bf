import Foundation
import Identity
import Testing

struct AccessTokenTests {
    private static let now = 1_800_000_000
    private static let token = AccessToken(user: "wang", id: "l.t", issued: now, expires: now + 900)

    private static func encoded(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=",
            with: ""
        )
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// A token with our signature over whatever it says.
    private static func signed(_ header: String, _ claims: String, by key: SigningKey = Desk.key) -> String {
        let message = encoded(header) + "." + encoded(claims)
        return message + "." + encoded(key.signature(of: Array(message.utf8)))
    }

    private static let header = #"{"alg":"HS256","typ":"at+jwt"}"#
    private static let claims = #"{"iss":"parlance","sub":"wang","jti":"l.t","iat":1800000000,"exp":1800000900}"#

    private static func verdict(_ text: String, at now: Int = now, key: SigningKey = Desk.key) -> AccessToken.Refusal? {
        do throws(AccessToken.Refusal) {
            _ = try AccessToken(text, signedBy: key, at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a token says again what was signed, with either kind of key`() throws {
        for key in [Desk.key, try SignatureTests.ed25519()] {
            let text = Self.token.signed(by: key)
            #expect(try AccessToken(text, signedBy: key, at: Self.now) == Self.token)
            #expect(Self.verdict(text, at: Self.now + 899, key: key) == nil)
            #expect(Self.verdict(text, at: Self.now + 900, key: key) == .expired)
        }
    }

    @Test(
        arguments: [
            (#"{"alg":"none","typ":"at+jwt"}"#, claims, .header), (#"{"alg":"None","typ":"at+jwt"}"#, claims, .header),
            (#"{"alg":"HS512","typ":"at+jwt"}"#, claims, .header),
            (#"{"alg":"EdDSA","typ":"at+jwt"}"#, claims, .header),
            (#"{"alg":"HS256","typ":"JWT"}"#, claims, .header), (#"{"alg":"HS256"}"#, claims, .header),
            (#"{"alg":"HS256","typ":"at+jwt","crit":["b64"],"b64":false}"#, claims, .header),
            (#"{"alg":"HS256","typ":"at+jwt","jwk":{"kty":"oct","k":"AA"}}"#, claims, .header),
            (#"{"alg":"none","alg":"HS256","typ":"at+jwt"}"#, claims, .malformed), ("[]", claims, .malformed),
            (header, #"{"iss":"parlance","sub":"wang","jti":"l.t","iat":1800000000}"#, .claims),
            (header, #"{"iss":"parlance","sub":"wang","jti":"l.t","iat":1800000000,"exp":"1900000000"}"#, .claims),
            (header, #"{"iss":"parlance","sub":"wang","jti":"l.t","iat":1800000000,"exp":1800000000}"#, .expired),
            (header, #"{"iss":"parlance","sub":"wang","jti":"l.t","iat":1800009999,"exp":1900000000}"#, .claims),
            (header, #"{"iss":"other","sub":"wang","jti":"l.t","iat":1800000000,"exp":1800000900}"#, .claims),
            (header, #"{"iss":"parlance","jti":"l.t","iat":1800000000,"exp":1800000900}"#, .claims),
            (header, "{", .malformed), (header, claims, nil),
        ] as [(String, String, AccessToken.Refusal?)]
    )
    func `a token with our signature is good only as we write it`(
        header: String,
        claims: String,
        refusal: AccessToken.Refusal?
    ) {
        #expect(Self.verdict(Self.signed(header, claims)) == refusal)
    }

    @Test func `a token is refused when anything of it is changed`() throws {
        let text = Self.token.signed(by: Desk.key)
        let parts = text.split(separator: ".").map(String.init)
        let unsigned = Self.encoded(#"{"alg":"none","typ":"at+jwt"}"#) + "." + parts[1] + "."
        let other = parts[0] + "." + Self.encoded(Self.claims.replacing("wang", with: "li")) + "." + parts[2]
        for forged in [
            "", ".", "..", "...", text + ".", text + "=", " " + text, parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".", unsigned, other, text + String(repeating: "A", count: 4_096),
            Self.token.signed(by: SigningKey(shared: [UInt8](repeating: 8, count: 32))),
            Self.token.signed(by: try SignatureTests.ed25519()),
        ] {
            #expect(Self.verdict(forged) != nil, "\(forged)")
        }
        // The public half of an EdDSA key is no key for HS256: its tokens carry another algorithm.
        #expect(Self.verdict(text, key: try SignatureTests.ed25519()) == .header)
        // Each letter of the signature counts, the spare bits of the last one too.
        for index in text.indices where index > text.index(text.endIndex, offsetBy: -44) {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            #expect(Self.verdict(changed) != nil)
        }
    }
}
