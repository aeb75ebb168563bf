internal import JSON
internal import Observability
internal import WebServer

/// A failure as the API tells it: one of the contract's codes, words to show, and when to try again.
struct APIFailure: Error {
    let status: HTTPStatus
    let code: String
    let chinese: String
    let english: String
    var field: String?
    var retryAfter: Int?

    func response(to request: HTTPRequest) -> HTTPResponse {
        let id = RequestID.of(request.fields["x-request-id"])
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
    static let unauthenticated = APIFailure(
        status: .unauthorized,
        code: "unauthenticated",
        chinese: "请先登录。",
        english: "Please log in."
    )
    static let wrongOrigin = APIFailure(
        status: .forbidden,
        code: "forbidden",
        chinese: "这个网页不能使用这里的登录。",
        english: "This page may not use the login here."
    )
    static let notJSON = APIFailure(
        status: .unsupportedMediaType,
        code: "bad_request",
        chinese: "请求内容必须是 JSON。",
        english: "The body must be JSON."
    )

    static func badRequest(_ field: String? = nil) -> APIFailure {
        APIFailure(
            status: .badRequest,
            code: "bad_request",
            chinese: field.map { "请求中的 \($0) 不正确。" } ?? "请求内容不正确。",
            english: field.map { "The request's \($0) is not right." } ?? "The request is not right.",
            field: field
        )
    }

    init(_ refusal: HTTPRefusal) {
        let isTooLarge = refusal.status == .contentTooLarge
        self.init(
            status: refusal.status,
            code: isTooLarge ? "too_large" : "bad_request",
            chinese: isTooLarge ? "请求内容太大。" : "请求没有完整到达。",
            english: isTooLarge ? "The request is too large." : "The request did not arrive whole."
        )
    }

    init(_ failure: AccountFailure) {
        switch failure {
        case .unauthenticated:
            self.init(
                status: .unauthorized,
                code: "unauthenticated",
                chinese: "用户名或密码不正确，或登录已过期。",
                english: "The name or the password is wrong, or the login is over."
            )
        case .tooManyAttempts(let seconds):
            self.init(
                status: .tooManyRequests,
                code: "rate_limited",
                chinese: "尝试次数太多，请在 \(seconds) 秒后再试。",
                english: "Too many attempts: try again in \(seconds) s.",
                retryAfter: seconds
            )
        case .busy:
            self.init(
                status: .serviceUnavailable,
                code: "unavailable",
                chinese: "现在登录的人太多，请稍后再试。",
                english: "Too many logins at once: try again in a moment.",
                retryAfter: 2
            )
        case .badUserName: self = .badRequest("username")
        case .badPassword: self = .badRequest("password")
        case .badName: self = .badRequest("name")
        case .taken, .alreadySetUp:
            self.init(
                status: .conflict,
                code: "conflict",
                chinese: "第一位管理员已经建立。",
                english: "The first administrator has been made."
            )
        case .unknown: self = .unauthenticated
        case .storage:
            self.init(
                status: .serviceUnavailable,
                code: "unavailable",
                chinese: "暂时无法访问用户数据，请稍后再试。",
                english: "The users cannot be read just now: try again in a moment.",
                retryAfter: 5
            )
        }
    }
}

extension HTTPRequest {
    /// Whether the first language that the client names is Chinese.
    var prefersChinese: Bool { fields.list("accept-language").first?.lowercased().hasPrefix("zh") == true }
}
