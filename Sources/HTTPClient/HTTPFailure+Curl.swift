import CCurl
import Glibc

extension HTTPFailure {
    /// How far a transfer had come when libcurl gave up on it.
    struct Circumstances {
        var wasSent: Bool
        var phase: Phase
        var receivedBytes: Int
        var systemError: Int
        var proxyStatus: Int
    }

    init(_ code: CURLcode, _ circumstances: Circumstances) {
        self =
            circumstances.wasSent
            ? Self.afterSending(code, circumstances) : Self.beforeSending(code, circumstances)
    }

    private static func beforeSending(_ code: CURLcode, _ circumstances: Circumstances) -> HTTPFailure {
        if circumstances.proxyStatus != 0, !(200..<300 ~= circumstances.proxyStatus) {
            return .proxy(status: circumstances.proxyStatus)
        }
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_LOGIN_DENIED: return .invalidRequest(.url)
        case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxy(status: nil)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(.connecting)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .tls(.untrusted)
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE: return .tls(.noAuthorities)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CLIENTCERT:
            return .tls(.handshake)
        case CURLE_COULDNT_CONNECT, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            return .unreachable(Unreachability(systemError: circumstances.systemError))
        default: return .library(code: Int(code.rawValue), sent: false)
        }
    }

    private static func afterSending(_ code: CURLcode, _ circumstances: Circumstances) -> HTTPFailure {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .timedOut(circumstances.phase)
        // Success without a whole header is how libcurl tells that the server closed amid it.
        case CURLE_OK, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            .closed(receivedBytes: circumstances.receivedBytes)
        // A connection died and libcurl tried to send again what must not be sent twice.
        case CURLE_ABORTED_BY_CALLBACK, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_SSL_CONNECT_ERROR:
            .closed(receivedBytes: circumstances.receivedBytes)
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            .malformedAnswer
        default: .library(code: Int(code.rawValue), sent: true)
        }
    }
}

extension HTTPFailure.Unreachability {
    fileprivate init(systemError: Int) {
        switch Int32(truncatingIfNeeded: systemError) {
        case ECONNREFUSED: self = .refused
        case ENETUNREACH, EHOSTUNREACH: self = .noRoute
        default: self = .other
        }
    }
}
