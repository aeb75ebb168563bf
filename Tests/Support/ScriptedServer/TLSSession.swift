import COpenSSL

/// One connection's TLS, on that connection's thread only.
@safe
final class TLSSession {
    private let session: OpaquePointer
    private let socket: Socket
    /// Whether the connection ends without TLS's own farewell.
    var isCut = false

    /// Nil when the client broke the handshake off.
    init?(_ socket: Socket, _ certificate: ScriptedServer.Certificate) {
        guard let session = unsafe SSL_new(certificate.context) else { return nil }
        unsafe self.session = unsafe session
        self.socket = socket
        unsafe SSL_set_fd(session, socket.descriptor)
        guard unsafe SSL_accept(session) == 1 else { return nil }
    }

    deinit {
        if !isCut { unsafe SSL_shutdown(session) }
        unsafe SSL_free(session)
    }

    func receive() -> Socket.Arrival {
        guard unsafe SSL_pending(session) > 0 || socket.isReadable() else { return .nothing }
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        let count = unsafe SSL_read(session, &buffer, Int32(buffer.count))
        if count > 0 { return .bytes(Array(buffer[..<Int(count)])) }
        return .end(unsafe SSL_get_shutdown(session) & SSL_RECEIVED_SHUTDOWN != 0 ? .closed : .reset)
    }

    func send(_ bytes: [UInt8]) -> ScriptedServer.Ending? {
        unsafe SSL_write(session, bytes, Int32(bytes.count)) == Int32(bytes.count) ? nil : .reset
    }
}
