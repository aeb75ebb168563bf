internal import HTTPClient
internal import Intents
internal import Secrets

/// `parlance key add|list|revoke`: the Odoo keys of people. A key comes from standard input, never from the command
/// line, where others could read it.
enum KeyCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let words = Array(arguments.words.dropFirst())
        switch words.first {
        case "list": try list(configuration)
        case "add" where words.count == 3: try add(words[1], login: words[2], configuration, arguments)
        case "revoke" where words.count == 2:
            guard try Plugins.keyRing(configuration).revoke(words[1]) else {
                throw UsageError("'\(words[1])' has no key")
            }
            print("The key of \(words[1]) is gone. Revoke it in Odoo too: there it still works.")
        default:
            throw UsageError(
                """
                parlance key list
                parlance key add USER ODOO-LOGIN [--expires 2027-02-01] < key
                parlance key revoke USER
                """
            )
        }
        return 0
    }

    private static func add(
        _ user: String,
        login: String,
        _ configuration: Configuration,
        _ arguments: Arguments
    ) throws {
        let expires = arguments.options["expires"]
        if let expires, Day(expires) == nil {
            throw UsageError("--expires is a date like 2027-02-01, not '\(expires)'")
        }
        guard let key = readLine()?.filter({ !$0.isWhitespace }), !key.isEmpty else {
            throw UsageError("the key is read from standard input: parlance key add \(user) \(login) < key")
        }
        try Plugins.keyRing(configuration).add(Secret(key), login: login, for: user, expires: expires)
        print("\(user) speaks to Odoo as \(login).")
    }

    private static func list(_ configuration: Configuration) throws {
        let today = Moment(unix: Clock.now, offset: 0).day
        let entries = try Plugins.keyRing(configuration).entries()
        if entries.isEmpty { print("There are no keys. Add one: parlance key add USER ODOO-LOGIN < key") }
        for entry in entries {
            let left = entry.expires.flatMap { Day($0) }.map { $0.number - today.number }
            let warning =
                switch left {
                case .some(..<0): "  EXPIRED: make a new one in Odoo"
                case .some(..<14): "  expires in \(left ?? 0) days: make a new one in Odoo"
                default: entry.expires.map { "  until \($0)" } ?? ""
                }
            print("\(entry.user)  \(entry.login)\(warning)")
        }
    }
}
