internal import Identity

/// `parlance token USER`: an access token of a quarter of an hour, for `websocat` and scripts.
enum TokenCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        guard arguments.words.count == 2 else { throw UsageError("token takes a user: parlance token wang") }
        let accounts = try await Configuration(arguments).accounts()
        let user = try await accounts.user(named: arguments.words[1])
        guard !user.isDisabled else {
            throw UsageError("'\(user.username)' is disabled: parlance user enable \(user.username)")
        }
        print(try await accounts.open(user, device: "parlance token").accessToken)
        return 0
    }
}
