/// Why somebody is not let in, or an account not changed.
public enum AccountFailure: Error, Hashable, Sendable {
    /// Unknown, disabled, a wrong password or a spent token: which one is not told.
    case unauthenticated
    /// Try again after so many seconds.
    case tooManyAttempts(after: Int)
    /// As many passwords are being checked as the machine can bear.
    case busy
    case badUserName
    case badPassword
    case badName
    case taken(String)
    case unknown(String)
    /// There are users: the first administrator is made.
    case alreadySetUp
    case storage(String)
}

extension AccountFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unauthenticated: "the name or the password is wrong"
        case .tooManyAttempts(let seconds): "too many attempts; try again in \(seconds) s"
        case .busy: "too many logins at once; try again in a moment"
        case .badUserName: "a user name has 2 to 120 letters, digits or . _ @ -"
        case .badPassword: "a password has 10 to 200 characters and is not the user name"
        case .badName: "a name has 1 to 80 characters"
        case .taken(let name): "there is a user '\(name)' already"
        case .unknown(let name): "there is no user '\(name)'"
        case .alreadySetUp: "the first administrator has been made"
        case .storage(let reason): reason
        }
    }
}
