internal import Glibc
internal import Intents

/// Where things are and who speaks: from the command line, then the environment, then the defaults.
struct Configuration {
    let intents: String
    let dataFolder: String
    let user: String
    let roles: Set<Role>
    let language: Language?
    let inColour: Bool

    init(_ arguments: Arguments) throws(UsageError) {
        intents = arguments.options["intents"] ?? Environment["PARLANCE_INTENTS"] ?? Configuration.nearestIntents
        let home = Environment["XDG_DATA_HOME"] ?? (Environment["HOME"] ?? ".") + "/.local/share"
        dataFolder = arguments.options["data"] ?? Environment["PARLANCE_DATA"] ?? home + "/parlance"
        user = arguments.options["user"] ?? Environment["USER"] ?? "me"
        let named = (arguments.options["role"] ?? "sales,sales_manager").split(separator: ",")
        roles = Set(named.map { Role(String($0)) })
        if let code = arguments.options["lang"] {
            guard let known = Language(rawValue: code) else { throw UsageError("--lang is zh or en, not '\(code)'") }
            language = known
        } else {
            language = nil
        }
        inColour = isatty(STDOUT_FILENO) == 1 && Environment["NO_COLOR"] == nil
    }

    /// A file of the user's own, in a folder that is made when it is not there.
    func data(_ name: String) throws(UsageError) -> String {
        try Configuration.makeFolder(dataFolder)
        return dataFolder + "/" + name
    }

    /// With those that lead to it.
    static func makeFolder(_ path: String) throws(UsageError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            guard unsafe mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
            throw UsageError("cannot make the folder '\(made)': choose another one with --data")
        }
    }

    /// `Intents` in the working folder.
    private static var nearestIntents: String { "Intents" }
}

/// Variables of the process.
enum Environment {
    static subscript(name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
