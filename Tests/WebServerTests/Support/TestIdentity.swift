import COpenSSL
import Glibc

@testable import WebServer

/// A self-signed certificate that is made for one test and never leaves it.
struct TestIdentity: ~Copyable {
    struct Failure: Error {}

    private let directory: TemporaryDirectory

    var certificate: String { directory.path + "/certificate.pem" }
    var key: String { directory.path + "/key.pem" }

    init() throws {
        let directory = try TemporaryDirectory([:])
        try Self.write(into: directory.path)
        self.directory = directory
    }

    private static func write(into directory: String) throws {
        guard let key = unsafe makeKey() else { throw Failure() }
        defer { unsafe EVP_PKEY_free(key) }
        guard let certificate = unsafe makeCertificate(for: key) else { throw Failure() }
        defer { unsafe X509_free(certificate) }
        try unsafe write(to: directory + "/key.pem") { file in
            unsafe PEM_write_PrivateKey(file, key, nil, nil, 0, nil, nil)
        }
        try unsafe write(to: directory + "/certificate.pem") { file in
            unsafe PEM_write_X509(file, certificate)
        }
    }

    private static func makeKey() -> OpaquePointer? {
        let context = unsafe EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard unsafe EVP_PKEY_keygen_init(context) == 1, unsafe EVP_PKEY_keygen(context, &key) == 1 else { return nil }
        return unsafe key
    }

    private static func makeCertificate(for key: OpaquePointer) -> OpaquePointer? {
        guard let certificate = unsafe X509_new() else { return nil }
        unsafe X509_set_version(certificate, 2)
        unsafe ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1)
        unsafe X509_gmtime_adj(X509_getm_notBefore(certificate), 0)
        unsafe X509_gmtime_adj(X509_getm_notAfter(certificate), 3_600)
        unsafe X509_set_pubkey(certificate, key)
        let name = unsafe X509_get_subject_name(certificate)
        unsafe X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, "localhost", -1, -1, 0)
        unsafe X509_set_issuer_name(certificate, name)
        guard unsafe X509_sign(certificate, key, nil) > 0 else { return nil }
        return unsafe certificate
    }

    private static func write(to path: String, _ body: (UnsafeMutablePointer<FILE>) -> Int32) throws {
        guard let file = unsafe fopen(path, "w") else { throw Failure() }
        defer { unsafe fclose(file) }
        guard unsafe body(file) == 1 else { throw Failure() }
    }
}
