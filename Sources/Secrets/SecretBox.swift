internal import COpenSSL
internal import Glibc

/// Seals short secrets with AES-256-GCM under a key of this installation (NIST SP 800-38D: a random nonce of 12 bytes
/// for each, a tag of 16 bytes behind the text).
public struct SecretBox: Sendable {
    private let key: [UInt8]

    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file cannot be read or made, or others may read it.
        case keyFile(path: String, reason: String)
        /// The sealed bytes were changed, or belong to another key or name.
        case damaged
        case library

        public var description: String {
            switch self {
            case .keyFile(let path, let reason): "the key file '\(path)' \(reason)"
            case .damaged: "a stored key cannot be opened: it was damaged, or sealed with another key file"
            case .library: "the cryptographic library failed"
            }
        }
    }

    /// Reads the key of 32 bytes from a file that only its owner may read, and makes it on first use.
    public init(keyFile path: String) throws(Failure) {
        var status = stat()
        if unsafe stat(path, &status) != 0 {
            try SecretBox.makeKey(path)
        } else if status.st_mode & 0o077 != 0 {
            throw .keyFile(path: path, reason: "may be read by others: chmod 600 it")
        }
        key = try SecretBox.readKey(path)
    }

    /// - Parameter name: What the secret is for; it opens only under the same name.
    public func seal(_ text: String, for name: String) throws(Failure) -> [UInt8] {
        let nonce = try SecretBox.random(SecretBox.nonceLength)
        let plain = Array(text.utf8)
        var sealed = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: SecretBox.tagLength)
        guard unsafe box_seal(key, nonce, Array(name.utf8), name.utf8.count, plain, plain.count, &sealed, &tag) == 1
        else {
            throw .library
        }
        return nonce + sealed + tag
    }

    public func open(_ sealed: [UInt8], for name: String) throws(Failure) -> String {
        let overhead = SecretBox.nonceLength + SecretBox.tagLength
        guard sealed.count >= overhead else { throw .damaged }
        let nonce = Array(sealed[..<SecretBox.nonceLength])
        let text = Array(sealed[SecretBox.nonceLength..<(sealed.count - SecretBox.tagLength)])
        var tag = Array(sealed[(sealed.count - SecretBox.tagLength)...])
        var plain = [UInt8](repeating: 0, count: text.count)
        let opened = unsafe box_open(key, nonce, Array(name.utf8), name.utf8.count, text, text.count, &plain, &tag)
        guard opened == 1 else { throw .damaged }
        return String(decoding: plain, as: UTF8.self)
    }

    private static let nonceLength = 12
    private static let tagLength = 16
    private static let keyLength = 32

    private static func random(_ count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard unsafe RAND_bytes(&bytes, Int32(count)) == 1 else { throw .library }
        return bytes
    }

    private static func makeKey(_ path: String) throws(Failure) {
        let key = try random(keyLength)
        let file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw .keyFile(path: path, reason: "cannot be made: check its folder") }
        defer { close(file) }
        guard unsafe write(file, key, key.count) == key.count, fsync(file) == 0 else {
            throw .keyFile(path: path, reason: "cannot be written: check the disk")
        }
    }

    private static func readKey(_ path: String) throws(Failure) -> [UInt8] {
        let file = unsafe Glibc.open(path, O_RDONLY)
        guard file >= 0 else { throw .keyFile(path: path, reason: "cannot be read") }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: keyLength + 1)
        guard unsafe read(file, &bytes, bytes.count) == keyLength else {
            throw .keyFile(path: path, reason: "does not hold a key of 32 bytes")
        }
        return Array(bytes[..<keyLength])
    }
}
