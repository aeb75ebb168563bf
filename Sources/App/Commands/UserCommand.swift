internal import Glibc
internal import Identity
internal import Intents
internal import Limits

/// `parlance user …`: who may log in, and what they may do. A password comes from standard input, never from the
/// command line, where others could read it.
enum UserCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let words = Array(arguments.words.dropFirst())
        if words.first == "key", words.count == 3 {
            return try await KeyCommand.run(arguments.replacing(words: ["key", "add"] + words.dropFirst()))
        }
        let accounts = try await configuration.accounts()
        switch (words.first, words.count) {
        case ("list", 1): try await list(accounts)
        case ("add", 2): try await add(words[1], accounts, arguments)
        case ("role", 3):
            let roles = roles(words[2])
            report(try await accounts.change(words[1]) { $0.roles = roles })
        case ("disable", 2): report(try await accounts.change(words[1]) { $0.isDisabled = true })
        case ("enable", 2): report(try await accounts.change(words[1]) { $0.isDisabled = false })
        case ("password", 2):
            try await accounts.setPassword(Password.read(for: words[1]), of: words[1])
            print("\(words[1]) has a new password and is logged out everywhere.")
        default: throw usage
        }
        return 0
    }

    private static func add(_ username: String, _ accounts: Accounts, _ arguments: Arguments) async throws {
        let user = try await accounts.add(
            username,
            name: arguments.options["name"] ?? username,
            roles: roles(arguments.options["role"] ?? "sales"),
            password: Password.read(for: username),
            locale: arguments.options["lang"]
        )
        report(user)
    }

    private static func list(_ accounts: Accounts) async throws {
        for user in try await accounts.users() { report(user) }
    }

    private static func report(_ user: User) {
        let roles = user.roles.map(\.rawValue).sorted().joined(separator: ",")
        print("\(user.username)  \(user.name)  \(roles)\(user.isDisabled ? "  disabled" : "")")
    }

    private static func roles(_ text: String) -> Set<Role> {
        Set(text.split(separator: ",").map { Role(String($0)) })
    }

    private static var usage: UsageError {
        UsageError(
            """
            parlance user list
            parlance user add USER [--name NAME] [--role sales,sales_manager] [--lang zh|en] < password
            parlance user role USER ROLE,ROLE
            parlance user password USER < password
            parlance user disable USER
            parlance user enable USER
            parlance user key USER ODOO-LOGIN [--expires 2027-02-01] < key
            """
        )
    }
}

extension Configuration {
    /// Users and logins; `PARLANCE_TOKEN_KEY` names another key file than the one in the data folder.
    /// - Parameter buckets: Where several servers count attempts to log in together.
    func accounts(counting buckets: (any SharedBuckets)? = nil) async throws -> Accounts {
        try Configuration.makeFolder(dataFolder)
        let key = Environment["PARLANCE_TOKEN_KEY"]
        return try await Accounts(folder: dataFolder, keyFile: key, buckets: buckets) { Clock.now }
    }
}

/// A password as it is typed or piped in.
private enum Password {
    static func read(for user: String) throws(UsageError) -> String {
        let isTyped = isatty(STDIN_FILENO) == 1
        let line = isTyped ? unseen("password of \(user): ") : readLine()
        guard let line, !line.isEmpty else {
            throw UsageError("the password is read from standard input")
        }
        return line
    }

    private static func unseen(_ prompt: String) -> String? {
        print(prompt, terminator: "")
        fflush(nil)
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            print()
        }
        return readLine()
    }
}
