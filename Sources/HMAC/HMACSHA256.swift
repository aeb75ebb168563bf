internal import COpenSSL

/// The code by which a receiver knows that a message comes from who holds the key (RFC 2104 over SHA-256).
public enum HMACSHA256 {
    /// Thirty-two bytes.
    public static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var length = 0
        let done = unsafe EVP_Q_mac(
            nil,
            "HMAC",
            nil,
            "SHA256",
            nil,
            key,
            key.count,
            message,
            message.count,
            &code,
            code.count,
            &length
        )
        precondition(unsafe done != nil && length == 32, "libcrypto has HMAC and SHA-256")
        return code
    }
}
