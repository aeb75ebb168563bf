public import JSON
internal import Observability
public import WebServer

/// Why something asked for was not done, as the HTTP API and the frames of a socket tell it.
public struct APIFailure: Error, Hashable, Sendable {
    public let code: Code
    public let status: HTTPStatus
    /// Nil says what the code says.
    public var message: Message?
    public var retryAfter: Duration?
    /// The member of the request, or the field of the form, at fault.
    public var field: String?
    public var form: String?
    /// The number that the client's next message must have.
    public var nextCseq: Int?

    public init(_ code: Code, _ message: Message? = nil, status: HTTPStatus? = nil, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.status = status ?? code.status
        self.retryAfter = retryAfter
    }

    /// `Failure` of the protocol's description.
    public func json(inChinese: Bool, request id: String) -> JSON {
        let text = message ?? code.message
        var json: JSON = [
            "code": .string(code.rawValue), "message": .string(inChinese ? text.zh : text.en),
            "retryable": .bool(code.isPassing), "request_id": .string(id),
        ]
        json["retry_after_ms"] = retryAfter.map { .integer(Int($0 / .milliseconds(1))) }
        json["field"] = field.map(JSON.string)
        json["form_id"] = form.map(JSON.string)
        json["next_cseq"] = nextCseq.map(JSON.integer)
        return json
    }

    public func response(to request: HTTPRequest) -> HTTPResponse {
        let id = RequestID.current ?? RequestID.of(request.fields["x-request-id"])
        let body: JSON = ["error": json(inChinese: request.prefersChinese, request: id)]
        var response = HTTPResponse.json(status, body.utf8())
        response.fields["cache-control"] = "no-store"
        response.fields["x-request-id"] = id
        response.fields["retry-after"] = retryAfter.map { String(Int(($0 / .seconds(1)).rounded(.up))) }
        if status == .unauthorized { response.fields["www-authenticate"] = "Bearer" }
        return response
    }
}

extension APIFailure {
    public static let unauthenticated = APIFailure(.unauthenticated)
    public static let notFound = APIFailure(.notFound)
    public static let wrongOrigin = APIFailure(
        .forbidden,
        Message(zh: "这个网页不能使用这里的登录。", en: "This page may not use the login here.")
    )
    public static let forbidden = APIFailure(
        .forbidden,
        Message(zh: "您的角色不能查看这里。", en: "Your role may not look at this.")
    )
    public static let notJSON = APIFailure(
        .badRequest,
        Message(zh: "请求内容必须是 JSON。", en: "The body must be JSON."),
        status: .unsupportedMediaType
    )

    public static func rateLimited(after seconds: Int) -> APIFailure {
        let message = Message(
            zh: "请求太多，请在 \(seconds) 秒后再试。",
            en: "Too many requests: try again in \(seconds) s."
        )
        return APIFailure(.rateLimited, message, retryAfter: .seconds(seconds))
    }

    public static func unavailable(after seconds: Int) -> APIFailure {
        APIFailure(.unavailable, retryAfter: .seconds(seconds))
    }

    public static func badRequest(_ field: String? = nil) -> APIFailure {
        guard let field else { return APIFailure(.badRequest) }
        let message = Message(zh: "请求中的 \(field) 不正确。", en: "The request's \(field) is not right.")
        var failure = APIFailure(.badRequest, message)
        failure.field = field
        return failure
    }

    public init(_ refusal: HTTPRefusal) {
        let isTooLarge = refusal.status == .contentTooLarge
        let cut = Message(zh: "请求没有完整到达。", en: "The request did not arrive whole.")
        self.init(isTooLarge ? .tooLarge : .badRequest, isTooLarge ? nil : cut, status: refusal.status)
    }
}

extension HTTPRequest {
    /// Whether the first language that the client names is Chinese.
    public var prefersChinese: Bool { fields.list("accept-language").first?.lowercased().hasPrefix("zh") == true }
}
