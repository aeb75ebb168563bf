/// Why a request is not served; the reason is shown to the client.
public struct HTTPRefusal: Error, Hashable, Sendable {
    public let status: HTTPStatus
    public let reason: String

    public init(_ status: HTTPStatus, _ reason: String) {
        self.status = status
        self.reason = reason
    }

}

/// What two servers might read differently, and what is over a limit.
extension HTTPRefusal {
    static let bareLineEnd = Self(.badRequest, "a line must end with CR LF")
    static let requestLine = Self(.badRequest, "the request line is malformed")
    static let target = Self(.badRequest, "the target is malformed")
    static let version = Self(.versionNotSupported, "only HTTP/1.1 and HTTP/1.0 are spoken here")
    static let connect = Self(.notImplemented, "this is not a proxy")
    static let fieldName = Self(.badRequest, "a field's name is malformed")
    static let fieldValue = Self(.badRequest, "a field's value is malformed")
    static let foldedField = Self(.badRequest, "a field must not be folded")
    static let host = Self(.badRequest, "exactly one valid Host is needed")
    static let twoFramings = Self(.badRequest, "Content-Length and Transfer-Encoding exclude each other")
    static let contentLength = Self(.badRequest, "Content-Length is malformed")
    static let transferEncoding = Self(.notImplemented, "the only transfer encoding is chunked")
    static let chunk = Self(.badRequest, "a chunk is malformed")
    static let requestLineTooLong = Self(.uriTooLong, "the request line is too long")
    static let fieldTooLong = Self(.fieldsTooLarge, "a field is too long")
    static let fieldsTooLong = Self(.fieldsTooLarge, "the fields are too long")
    static let tooManyFields = Self(.fieldsTooLarge, "there are too many fields")
    static let bodyTooLarge = Self(.contentTooLarge, "the body is too large")
    static let headTooSlow = Self(.requestTimeout, "the request took too long")
    static let bodyTooSlow = Self(.requestTimeout, "the body took too long")
    static let bodyCutOff = Self(.badRequest, "the body was cut off")
}
