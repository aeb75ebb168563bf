internal import COpenSSL

/// One connection's TLS, which shakes hands by itself at the first read.
@safe final class TLSSession {
    private let session: OpaquePointer
    private var isBroken = false

    init(_ session: OpaquePointer) {
        unsafe self.session = session
    }

    deinit {
        unsafe SSL_free(session)
    }

    var hasUnreadBytes: Bool { unsafe SSL_pending(session) > 0 }

    func read(into buffer: inout [UInt8]) -> Transport.Outcome {
        let count = Int32(buffer.count)
        ERR_clear_error()
        return outcome(unsafe SSL_read(session, &buffer, count))
    }

    func write(_ segment: [UInt8], from start: Int) -> Transport.Outcome {
        ERR_clear_error()
        return unsafe segment.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
            return outcome(unsafe SSL_write(session, rest.baseAddress, Int32(min(rest.count, 1 << 20))))
        }
    }

    func sayGoodbye() {
        guard !isBroken else { return }
        ERR_clear_error()
        unsafe SSL_shutdown(session)
    }

    private func outcome(_ result: Int32) -> Transport.Outcome {
        if result > 0 { return .moved(Int(result)) }
        switch unsafe SSL_get_error(session, result) {
        case SSL_ERROR_WANT_READ: return .blocked(on: .read)
        case SSL_ERROR_WANT_WRITE: return .blocked(on: .write)
        case SSL_ERROR_ZERO_RETURN: return .ended
        default:
            isBroken = true
            return .broken
        }
    }
}
