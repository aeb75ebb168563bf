/// Why a server cannot be set up.
public enum ServerFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotListen(on: SocketAddress, errno: Int32)
    case nothingInherited
    case notASocket(descriptor: Int32)
    case noEventLoop(errno: Int32)
    case unreadableCertificate(String)
    case unreadableKey(String)
    case keyDoesNotMatch

    public var description: String {
        switch self {
        case .cannotListen(let address, let errno): "cannot listen on \(address): \(SystemCall.message(errno))"
        case .nothingInherited: "no listening socket was inherited through LISTEN_FDS"
        case .notASocket(let descriptor): "the inherited descriptor \(descriptor) is no listening Internet socket"
        case .noEventLoop(let errno): "cannot set up the event loop: \(SystemCall.message(errno))"
        case .unreadableCertificate(let path): "cannot read a certificate chain from '\(path)'"
        case .unreadableKey(let path): "cannot read a private key from '\(path)'"
        case .keyDoesNotMatch: "the private key does not belong to the certificate"
        }
    }
}
