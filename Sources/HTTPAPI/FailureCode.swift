public import WebServer

extension APIFailure {
    /// What went wrong, of a closed list that clients may rely on: each code has its sentences and its status.
    public enum Code: String, Hashable, Sendable, CaseIterable {
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
        case version
        case conflict
        case alreadyResolved = "already_resolved"
        case expired
        case interrupted
        case unavailable
    }

    /// A sentence that is safe to show.
    public struct Message: Hashable, Sendable {
        public let zh: String
        public let en: String

        public init(zh: String, en: String) {
            self.zh = zh
            self.en = en
        }
    }
}

extension APIFailure.Code {
    /// Whether the same request may succeed later.
    public var isPassing: Bool {
        switch self {
        case .outOfOrder, .rateLimited, .interrupted, .unavailable: true
        case .badFrame, .badRequest, .unsupportedAction, .tooLong, .tooLarge, .invalidValue, .idempotencyConflict,
            .unauthenticated, .forbidden, .notFound, .version, .conflict, .alreadyResolved, .expired:
            false
        }
    }

    public var status: HTTPStatus {
        switch self {
        case .badFrame, .badRequest, .unsupportedAction, .invalidValue: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .outOfOrder, .idempotencyConflict, .conflict, .alreadyResolved, .expired: .conflict
        case .tooLong, .tooLarge: .contentTooLarge
        case .version: .upgradeRequired
        case .rateLimited: .tooManyRequests
        case .interrupted, .unavailable: .serviceUnavailable
        }
    }

    public var message: APIFailure.Message {
        switch self {
        case .badFrame: .init(zh: "收到的消息格式不正确。", en: "The frame is malformed.")
        case .badRequest: .init(zh: "请求内容不正确。", en: "The request is not right.")
        case .unsupportedAction: .init(zh: "这里还不能这样做。", en: "This is not supported here.")
        case .tooLong: .init(zh: "消息太长，最多 8,000 个字符。", en: "The message is longer than 8,000 characters.")
        case .tooLarge: .init(zh: "内容太大。", en: "This is too large.")
        case .invalidValue: .init(zh: "这个值不能用。", en: "The value cannot be used.")
        case .outOfOrder: .init(zh: "消息顺序不对。", en: "The message is out of order.")
        case .idempotencyConflict: .init(zh: "同一个编号已经用于另一条消息。", en: "Another message has this id.")
        case .rateLimited: .init(zh: "请求太多，请稍后再试。", en: "Too many requests: try again in a moment.")
        case .unauthenticated: .init(zh: "请先登录。", en: "Please log in.")
        case .forbidden: .init(zh: "不允许这样做。", en: "This is not allowed.")
        case .notFound: .init(zh: "没有找到。", en: "There is no such thing.")
        case .version:
            .init(zh: "请更新客户端。", en: "Please update the client: parlance.chat.v1 is spoken here.")
        case .conflict: .init(zh: "已经有了。", en: "There is one already.")
        case .alreadyResolved: .init(zh: "这已经处理过了。", en: "This was answered before.")
        case .expired: .init(zh: "已经过期，请重新开始。", en: "This has expired: please start again.")
        case .interrupted:
            .init(
                zh: "处理这条消息时服务重启了，可能没有做完。请看一下结果，再说一次。",
                en:
                    "The server restarted while working on this, which may not be done. Please check, then say it again."
            )
        case .unavailable: .init(zh: "暂时无法使用，请稍后再试。", en: "Not available just now: try again in a moment.")
        }
    }
}
