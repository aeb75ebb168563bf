internal import WebServer

/// Why a chat socket is closed: 41xx asks to come back, 44xx not to.
enum ClosingCode: UInt16, Sendable {
    case failed = 4100
    case shutdown = 4103
    case slow = 4108
    /// The log is another one now: come back and learn it anew.
    case otherLog = 4110
    case tooFast = 4129
    case badFrame = 4400
    case unauthenticated = 4401
    case revoked = 4403
    case gone = 4404
    case noResume = 4408
    case replaced = 4409
    case tokenExpired = 4410

    var code: CloseCode { CloseCode(rawValue: rawValue) }
}
