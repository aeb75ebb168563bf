internal import JSON
internal import Observability
public import WebServer

/// A failure as the API tells it: one of the contract's codes, words to show, and when to try again.
public struct APIFailure: Error, Hashable, Sendable {
    public let status: HTTPStatus
    public let code: String
    public let chinese: String
    public let english: String
    public var field: String?
    public var retryAfter: Int?

    public init(
        status: HTTPStatus,
        code: String,
        chinese: String,
        english: String,
        field: String? = nil,
        retryAfter: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.chinese = chinese
        self.english = english
        self.field = field
        self.retryAfter = retryAfter
    }

    public func response(to request: HTTPRequest) -> HTTPResponse {
        let id = RequestID.current ?? RequestID.of(request.fields["x-request-id"])
        var error: JSON = [
            "code": .string(code), "message": .string(request.prefersChinese ? chinese : english),
            "retryable": .bool(retryAfter != nil), "request_id": .string(id),
        ]
        error["field"] = field.map(JSON.string)
        error["retry_after_ms"] = retryAfter.map { .integer($0 * 1_000) }
        var response = HTTPResponse.json(status, JSON.object(["error": error]).utf8())
        response.fields["cache-control"] = "no-store"
        response.fields["x-request-id"] = id
        response.fields["retry-after"] = retryAfter.map(String.init)
        if status == .unauthorized { response.fields["www-authenticate"] = "Bearer" }
        return response
    }
}

extension APIFailure {
    public static let unauthenticated = APIFailure(
        status: .unauthorized,
        code: "unauthenticated",
        chinese: "请先登录。",
        english: "Please log in."
    )
    public static let wrongOrigin = APIFailure(
        status: .forbidden,
        code: "forbidden",
        chinese: "这个网页不能使用这里的登录。",
        english: "This page may not use the login here."
    )
    public static let forbidden = APIFailure(
        status: .forbidden,
        code: "forbidden",
        chinese: "您的角色不能查看这里。",
        english: "Your role may not look at this."
    )
    public static let notJSON = APIFailure(
        status: .unsupportedMediaType,
        code: "bad_request",
        chinese: "请求内容必须是 JSON。",
        english: "The body must be JSON."
    )

    public static func rateLimited(after seconds: Int) -> APIFailure {
        APIFailure(
            status: .tooManyRequests,
            code: "rate_limited",
            chinese: "请求太多，请在 \(seconds) 秒后再试。",
            english: "Too many requests: try again in \(seconds) s.",
            retryAfter: seconds
        )
    }

    public static func unavailable(after seconds: Int) -> APIFailure {
        APIFailure(
            status: .serviceUnavailable,
            code: "unavailable",
            chinese: "暂时无法使用，请稍后再试。",
            english: "Not available just now: try again in a moment.",
            retryAfter: seconds
        )
    }

    public static func badRequest(_ field: String? = nil) -> APIFailure {
        APIFailure(
            status: .badRequest,
            code: "bad_request",
            chinese: field.map { "请求中的 \($0) 不正确。" } ?? "请求内容不正确。",
            english: field.map { "The request's \($0) is not right." } ?? "The request is not right.",
            field: field
        )
    }

    public init(_ refusal: HTTPRefusal) {
        let isTooLarge = refusal.status == .contentTooLarge
        self.init(
            status: refusal.status,
            code: isTooLarge ? "too_large" : "bad_request",
            chinese: isTooLarge ? "请求内容太大。" : "请求没有完整到达。",
            english: isTooLarge ? "The request is too large." : "The request did not arrive whole."
        )
    }
}

extension HTTPRequest {
    /// Whether the first language that the client names is Chinese.
    public var prefersChinese: Bool { fields.list("accept-language").first?.lowercased().hasPrefix("zh") == true }
}
