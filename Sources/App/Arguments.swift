internal import Diagnostics

/// A command line: words, and options of the form `--name value` or `--name`.
struct Arguments {
    private(set) var words: [String] = []
    private(set) var options: [String: String] = [:]
    private(set) var flags: Set<String> = []

    /// Options that take a value.
    static let valued: Set<String> = [
        "intents", "data", "role", "user", "lang", "world", "today", "case", "schema", "expires", "model", "fields",
        "providers", "cassettes", "pass", "name", "keep", "to",
        "host", "port", "origin", "web", "redis",
    ]
    static let plain: Set<String> = [
        "json", "explain", "coverage", "demo", "help", "version", "dry", "memory", "handlers", "live", "open",
    ]

    /// The same options with other words.
    func replacing(words: [String]) -> Arguments {
        var copy = self
        copy.words = words
        return copy
    }

    init(_ arguments: some Sequence<String>) throws(UsageError) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument.count > 2 else {
                words.append(argument)
                continue
            }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
            if Arguments.plain.contains(parts[0]), parts.count == 1 {
                flags.insert(parts[0])
            } else if Arguments.valued.contains(parts[0]) {
                guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                    throw UsageError("--\(parts[0]) needs a value")
                }
                options[parts[0]] = value
            } else {
                let known = Array(Arguments.valued.union(Arguments.plain))
                let hint = known.closest(to: parts[0]).map { ": did you mean --\($0)?" } ?? ""
                throw UsageError("there is no option --\(parts[0])\(hint)")
            }
        }
    }
}

/// A command line or a setting that cannot be used; the message says what to do.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
