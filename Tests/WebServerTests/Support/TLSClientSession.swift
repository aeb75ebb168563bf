import COpenSSL

/// The client's end of TLS, which trusts whom it meets.
@safe final class TLSClientSession {
    struct Refused: Error {}

    private let context: OpaquePointer
    private let session: OpaquePointer

    init(on descriptor: Int32, offering protocols: [String], newest version: Int32) throws {
        guard let context = unsafe SSL_CTX_new(TLS_client_method()) else { throw Refused() }
        guard let session = unsafe SSL_new(context) else {
            unsafe SSL_CTX_free(context)
            throw Refused()
        }
        unsafe self.context = context
        unsafe self.session = session
        let offer = protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        if !offer.isEmpty { unsafe SSL_set_alpn_protos(session, offer, UInt32(offer.count)) }
        if version != 0 {
            unsafe SSL_ctrl(session, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(version), nil)
            unsafe SSL_set_security_level(session, 0)
        }
        unsafe SSL_set_fd(session, descriptor)
        guard unsafe SSL_connect(session) == 1 else { throw Refused() }
    }

    deinit {
        unsafe SSL_free(session)
        unsafe SSL_CTX_free(context)
    }

    func write(_ bytes: [UInt8]) -> Int {
        unsafe Int(SSL_write(session, bytes, Int32(bytes.count)))
    }

    func read(into buffer: inout [UInt8]) -> Int {
        unsafe Int(SSL_read(session, &buffer, Int32(buffer.count)))
    }
}
