/// A response's status code.
public struct HTTPStatus: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        precondition((100...599).contains(rawValue), "a status code has three digits and a known class")
        self.rawValue = rawValue
    }

    public static let switchingProtocols = Self(rawValue: 101)
    public static let ok = Self(rawValue: 200)
    public static let created = Self(rawValue: 201)
    public static let accepted = Self(rawValue: 202)
    public static let noContent = Self(rawValue: 204)
    public static let seeOther = Self(rawValue: 303)
    public static let notModified = Self(rawValue: 304)
    public static let badRequest = Self(rawValue: 400)
    public static let unauthorized = Self(rawValue: 401)
    public static let forbidden = Self(rawValue: 403)
    public static let notFound = Self(rawValue: 404)
    public static let methodNotAllowed = Self(rawValue: 405)
    public static let requestTimeout = Self(rawValue: 408)
    public static let conflict = Self(rawValue: 409)
    public static let contentTooLarge = Self(rawValue: 413)
    public static let uriTooLong = Self(rawValue: 414)
    public static let unsupportedMediaType = Self(rawValue: 415)
    public static let unprocessableContent = Self(rawValue: 422)
    public static let upgradeRequired = Self(rawValue: 426)
    public static let tooManyRequests = Self(rawValue: 429)
    public static let fieldsTooLarge = Self(rawValue: 431)
    public static let internalServerError = Self(rawValue: 500)
    public static let notImplemented = Self(rawValue: 501)
    public static let serviceUnavailable = Self(rawValue: 503)
    public static let versionNotSupported = Self(rawValue: 505)

    /// Whether a response of this status carries a body, by the rules of HTTP.
    var allowsBody: Bool {
        rawValue >= 200 && self != .noContent && self != .notModified
    }

    /// The words beside the code; they mean nothing to a program.
    public var phrase: String {
        switch rawValue {
        case 101: "Switching Protocols"
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 303: "See Other"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Content"
        case 426: "Upgrade Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}
