internal import COpenSSL
internal import HMAC

/// What access tokens are signed with. The key fixes the algorithm: what a token says of itself is never followed.
public struct SigningKey: Sendable {
    private enum Kind: Sendable {
        case shared([UInt8])
        case ed25519(key: [UInt8], shared: [UInt8])
    }

    private let kind: Kind

    /// Reads a shared key of 32 bytes (HS256), which is made on first use, or an Ed25519 key in PEM (EdDSA).
    public init(file path: String) throws(KeyFile.Failure) {
        let bytes = try KeyFile.read(path, orMakeWith: Cryptography.random(32))
        if bytes.starts(with: Array("-----BEGIN".utf8)) {
            guard let kind = Self.ed25519(bytes) else {
                throw .unusable(path: path, reason: "holds no Ed25519 key without a passphrase")
            }
            self.kind = kind
        } else {
            guard bytes.count == 32 else { throw .unusable(path: path, reason: "does not hold a key of 32 bytes") }
            kind = .shared(bytes)
        }
    }

    /// HS256 with this key.
    package init(shared key: [UInt8]) {
        kind = .shared(key)
    }

    /// The name of the algorithm (RFC 7518, RFC 8037).
    public var algorithm: String {
        switch kind {
        case .shared: "HS256"
        case .ed25519: "EdDSA"
        }
    }

    package func signature(of message: [UInt8]) -> [UInt8] {
        switch kind {
        case .shared(let key):
            return HMACSHA256.code(of: message, key: key)
        case .ed25519(let key, _):
            var signature = [UInt8](repeating: 0, count: 64)
            let result = unsafe ed25519_sign(key, message, message.count, &signature)
            precondition(result == 1, "libcrypto has Ed25519")
            return signature
        }
    }

    package func accepts(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        switch kind {
        case .shared(let key):
            return Cryptography.areEqual(HMACSHA256.code(of: message, key: key), signature)
        case .ed25519(_, let shared):
            guard signature.count == 64 else { return false }
            return unsafe ed25519_verify(shared, message, message.count, signature) == 1
        }
    }

    private static func ed25519(_ pem: [UInt8]) -> Kind? {
        var key = [UInt8](repeating: 0, count: 32)
        var shared = [UInt8](repeating: 0, count: 32)
        guard unsafe ed25519_from_pem(pem, pem.count, &key) == 1, unsafe ed25519_public(key, &shared) == 1 else {
            return nil
        }
        return .ed25519(key: key, shared: shared)
    }
}
