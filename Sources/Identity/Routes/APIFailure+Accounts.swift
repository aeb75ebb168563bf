internal import HTTPAPI
internal import WebServer

extension APIFailure {
    /// As the API tells it.
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
            self = .rateLimited(after: seconds)
        case .busy: self = .unavailable(after: 2)
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
        case .storage: self = .unavailable(after: 5)
        }
    }
}
