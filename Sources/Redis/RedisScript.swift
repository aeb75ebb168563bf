internal import COpenSSL

/// A Lua script, known to Redis by its digest.
public struct RedisScript: Hashable, Sendable {
    public let source: String
    /// SHA-1 in hexadecimal digits, as `EVALSHA` wants it.
    let digest: String

    public init(_ source: String) {
        self.source = source
        digest = Self.sha1(source)
    }

    private static func sha1(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 20)
        var length: UInt32 = 0
        let done = unsafe EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha1(), nil)
        precondition(done == 1, "libcrypto knows SHA-1")
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
