/// Why there is no answer; it names neither address, header nor body.
public enum HTTPFailure: Error, Hashable, Sendable {
    case invalidRequest(Fault)
    case unknownHost
    case unreachable(Unreachability)
    /// The proxy is unknown, or refused with that status.
    case proxy(status: Int?)
    case tls(TLS)
    case timedOut(Phase)
    /// No byte went either way for as long as the request allows.
    case stalled(Phase)
    /// The server closed or reset the connection before the end of its answer.
    case closed(receivedBytes: Int)
    case tooLarge(limit: Int)
    case headersTooLarge(limit: Int)
    /// What came is not HTTP, or its encoding is broken.
    case malformedAnswer
    case cancelled(sent: Bool)
    /// An error of the library below, by its number.
    case library(code: Int, sent: Bool)

    public enum Fault: Hashable, Sendable {
        case url, header
    }

    public enum Unreachability: Hashable, Sendable {
        case refused, noRoute, other
        /// The server's address is private, and the request was not to reach such.
        case privateAddress
    }

    public enum TLS: Hashable, Sendable {
        /// The server's certificate is not one we trust for its name.
        case untrusted
        case handshake
        /// The authorities' file cannot be read.
        case noAuthorities
    }

    public enum Phase: Hashable, Sendable {
        case connecting, responding, receiving
    }

    /// Whether the server may have acted on the request: only when false is sending it again safe for every request.
    public var mayHaveBeenSent: Bool {
        switch self {
        case .invalidRequest, .unknownHost, .unreachable, .proxy, .tls: false
        case .timedOut(let phase), .stalled(let phase): phase != .connecting
        case .closed, .tooLarge, .headersTooLarge, .malformedAnswer: true
        case .cancelled(let sent), .library(_, let sent): sent
        }
    }
}

extension HTTPFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidRequest(.url): "the address is not a plain http or https one"
        case .invalidRequest(.header): "a header field is not one that can be sent"
        case .unknownHost: "the server's name is unknown"
        case .unreachable(.refused): "the server refused the connection"
        case .unreachable(.noRoute): "there is no way to the server"
        case .unreachable(.other): "the server cannot be reached"
        case .unreachable(.privateAddress): "the server's address is a private one, which this request may not reach"
        case .proxy(let status?): "the proxy refused with status \(status)"
        case .proxy(nil): "the proxy cannot be reached"
        case .tls(.untrusted): "the server's certificate is not trusted"
        case .tls(.handshake): "no secure connection could be made"
        case .tls(.noAuthorities): "the file of trusted certificates cannot be read"
        case .timedOut(let phase): "the time ran out while \(phase)"
        case .stalled(let phase): "nothing moved for too long while \(phase)"
        case .closed(let bytes): "the server broke off after \(bytes) bytes of its answer"
        case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
        case .headersTooLarge(let limit): "the answer's header is larger than \(limit) bytes"
        case .malformedAnswer: "the answer is not valid HTTP"
        case .cancelled: "the request was cancelled"
        case .library(let code, _): "the request failed (libcurl \(code))"
        }
    }
}
