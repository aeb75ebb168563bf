import COpenSSL
import Glibc

extension ScriptedServer {
    /// A certificate made for one test, its own authority; the file that tells of it goes when it is dropped.
    @safe
    public final class Certificate: @unchecked Sendable {
        /// The certificate alone, as PEM.
        public let file: String
        let context: OpaquePointer

        /// `name` is the server that it is for; with `offersHTTP2` the handshake agrees to `h2`.
        public init(for name: String = "127.0.0.1", isExpired: Bool = false, offersHTTP2: Bool = false) throws {
            guard
                let key = unsafe Self.key(),
                let certificate = unsafe Self.certificate(for: name, key, isExpired: isExpired),
                let context = unsafe SSL_CTX_new(TLS_server_method())
            else { throw SocketError(call: "certificate", code: 0) }
            defer {
                unsafe EVP_PKEY_free(key)
                unsafe X509_free(certificate)
            }
            unsafe self.context = context
            file = "/tmp/parlance-\(getpid())-\(UInt64.random(in: 0...(.max))).pem"
            unsafe SSL_CTX_use_certificate(context, certificate)
            unsafe SSL_CTX_use_PrivateKey(context, key)
            if offersHTTP2 { unsafe SSL_CTX_set_alpn_select_cb(context, Self.selectHTTP2, nil) }
            guard let output = unsafe BIO_new_file(file, "w") else { throw SocketError(call: "BIO_new_file", code: 0) }
            unsafe PEM_write_bio_X509(output, certificate)
            unsafe BIO_free(output)
        }

        deinit {
            unsafe unlink(file)
            unsafe SSL_CTX_free(context)
        }

        private static func key() -> OpaquePointer? {
            guard let maker = unsafe EVP_PKEY_CTX_new_id(NID_ED25519, nil) else { return nil }
            defer { unsafe EVP_PKEY_CTX_free(maker) }
            var key: OpaquePointer?
            guard unsafe EVP_PKEY_keygen_init(maker) == 1, unsafe EVP_PKEY_keygen(maker, &key) == 1 else { return nil }
            return unsafe key
        }

        private static func certificate(for name: String, _ key: OpaquePointer, isExpired: Bool) -> OpaquePointer? {
            guard let certificate = unsafe X509_new(), let subject = unsafe X509_get_subject_name(certificate) else {
                return nil
            }
            let day = 86_400
            unsafe X509_set_version(certificate, 2)
            unsafe ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1)
            unsafe X509_gmtime_adj(X509_getm_notBefore(certificate), -2 * day)
            unsafe X509_gmtime_adj(X509_getm_notAfter(certificate), isExpired ? -day : day)
            unsafe X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, name, -1, -1, 0)
            unsafe X509_set_issuer_name(certificate, subject)
            unsafe X509_set_pubkey(certificate, key)
            guard unsafe X509_sign(certificate, key, nil) > 0 else { return nil }
            return unsafe certificate
        }

        private static let selectHTTP2: SSL_CTX_alpn_select_cb_func = { _, chosen, chosenCount, offered, count, _ in
            var position = 0
            while let offered = unsafe offered, position < Int(count) {
                let length = unsafe Int(offered[position])
                let name = unsafe UnsafeBufferPointer(start: offered + position + 1, count: length)
                if unsafe name.elementsEqual("h2".utf8) {
                    unsafe chosen?.pointee = name.baseAddress
                    unsafe chosenCount?.pointee = UInt8(length)
                    return SSL_TLSEXT_ERR_OK
                }
                position += 1 + length
            }
            return SSL_TLSEXT_ERR_NOACK
        }
    }
}
