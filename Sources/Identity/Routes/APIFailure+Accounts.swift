internal import HTTPAPI
internal import WebServer

extension APIFailure {
    /// As the API tells it.
    init(_ failure: AccountFailure) {
        switch failure {
        case .unauthenticated:
            self.init(
                .unauthenticated,
                Message(
                    zh: "用户名或密码不正确，或登录已过期。",
                    en: "The name or the password is wrong, or the login is over."
                )
            )
        case .tooManyAttempts(let seconds):
            self = .rateLimited(after: seconds)
        case .busy: self = .unavailable(after: 2)
        case .badUserName: self = .badRequest("username")
        case .badPassword: self = .badRequest("password")
        case .badName: self = .badRequest("name")
        case .taken, .alreadySetUp:
            self.init(
                .conflict,
                Message(zh: "第一位管理员已经建立。", en: "The first administrator has been made.")
            )
        case .unknown: self = .unauthenticated
        case .storage: self = .unavailable(after: 5)
        }
    }
}
