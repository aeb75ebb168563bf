internal import JSON

/// Why something asked for was not done, as frames and the HTTP API tell it.
struct Failure: Error, Hashable, Sendable {
    enum Code: String, Hashable, Sendable {
        case badFrame = "bad_frame"
        case badRequest = "bad_request"
        case unsupportedAction = "unsupported_action"
        case tooLong = "too_long"
        case tooLarge = "too_large"
        case invalidValue = "invalid_value"
        case outOfOrder = "out_of_order"
        case idempotencyConflict = "idempotency_conflict"
        case rateLimited = "rate_limited"
        case unauthenticated
        case forbidden
        case notFound = "not_found"
        case alreadyResolved = "already_resolved"
        case expired
        case interrupted
        case unavailable
    }

    let code: Code
    /// Nil says what the code says.
    var message: Localized?
    var retryAfter: Int?
    var field: String?
    var form: String?
    var nextCseq: Int?

    struct Localized: Hashable, Sendable {
        let zh: String
        let en: String
    }

    init(_ code: Code, _ message: Localized? = nil) {
        self.code = code
        self.message = message
    }

    func json(inChinese: Bool, request: String) -> JSON {
        let text = message ?? code.message
        var json: JSON = [
            "code": .string(code.rawValue), "message": .string(inChinese ? text.zh : text.en),
            "retryable": .bool(code.isPassing), "request_id": .string(request),
        ]
        json["retry_after_ms"] = retryAfter.map(JSON.integer)
        json["field"] = field.map(JSON.string)
        json["form_id"] = form.map(JSON.string)
        json["next_cseq"] = nextCseq.map(JSON.integer)
        return json
    }
}

extension Failure.Code {
    /// Whether the same request may succeed later.
    var isPassing: Bool {
        switch self {
        case .outOfOrder, .rateLimited, .interrupted, .unavailable: true
        default: false
        }
    }

    var message: Failure.Localized {
        switch self {
        case .badFrame: .init(zh: "收到的消息格式不正确。", en: "The frame is malformed.")
        case .badRequest: .init(zh: "请求不正确。", en: "The request is malformed.")
        case .unsupportedAction: .init(zh: "这里还不能这样做。", en: "This is not supported here.")
        case .tooLong: .init(zh: "消息太长，最多 8,000 个字符。", en: "The message is longer than 8,000 characters.")
        case .tooLarge: .init(zh: "内容太大。", en: "This is too large.")
        case .invalidValue: .init(zh: "这个值不能用。", en: "The value cannot be used.")
        case .outOfOrder: .init(zh: "消息顺序不对。", en: "The message is out of order.")
        case .idempotencyConflict: .init(zh: "同一个编号已经用于另一条消息。", en: "Another message has this id.")
        case .rateLimited: .init(zh: "发得太快了，请稍等。", en: "Too many messages: wait a moment.")
        case .unauthenticated: .init(zh: "请先登录。", en: "Please log in.")
        case .forbidden: .init(zh: "不允许这样做。", en: "This is not allowed.")
        case .notFound: .init(zh: "没有找到。", en: "There is no such thing.")
        case .alreadyResolved: .init(zh: "这已经处理过了。", en: "This was answered before.")
        case .expired: .init(zh: "已经过期，请重新开始。", en: "This has expired: please start again.")
        case .interrupted:
            .init(
                zh: "处理这条消息时服务重启了，可能没有做完。请看一下结果，再说一次。",
                en:
                    "The server restarted while working on this, which may not be done. Please check, then say it again."
            )
        case .unavailable: .init(zh: "暂时不可用，请稍后再试。", en: "Not available just now: please try again.")
        }
    }
}
