internal import COpenSSL

/// A certificate chain with its private key: what a server proves itself with. TLS 1.2 is the oldest version spoken.
public final class TLSIdentity: Sendable {
    /// Sendable because OpenSSL counts references atomically and the context is not changed once it is set up.
    @safe private struct Context: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private let context: Context

    /// Reads both from PEM files.
    public init(certificateChain: String, privateKey: String) throws(ServerFailure) {
        guard let pointer = unsafe SSL_CTX_new(TLS_server_method()) else {
            throw .unreadableCertificate(certificateChain)
        }
        context = unsafe Context(pointer: pointer)
        unsafe parlance_tls_configure(pointer)
        guard unsafe SSL_CTX_use_certificate_chain_file(pointer, certificateChain) == 1 else {
            throw .unreadableCertificate(certificateChain)
        }
        guard unsafe SSL_CTX_use_PrivateKey_file(pointer, privateKey, SSL_FILETYPE_PEM) == 1 else {
            throw .unreadableKey(privateKey)
        }
        guard unsafe SSL_CTX_check_private_key(pointer) == 1 else { throw .keyDoesNotMatch }
    }

    deinit {
        unsafe SSL_CTX_free(context.pointer)
    }

    func makeSession(on descriptor: Int32) -> TLSSession? {
        guard let session = unsafe SSL_new(context.pointer) else { return nil }
        unsafe SSL_set_fd(session, descriptor)
        unsafe SSL_set_accept_state(session)
        return unsafe TLSSession(session)
    }
}
