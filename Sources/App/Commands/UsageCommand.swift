internal import JSON
internal import Models
internal import SQLite

/// `parlance usage [DAYS]`: what models were asked and what it cost, by provider, user and intent.
enum UsageCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let days = arguments.words.dropFirst().first.map { Int($0) } ?? 1
        guard let days, days > 0 else { throw UsageError("usage takes a number of days: parlance usage 7") }
        let ledger = try SQLiteLedger(Database(.file(configuration.data("usage.sqlite")))) { Clock.now }
        let rows = try ledger.summary(days: days)
        if arguments.flags.contains("json") {
            for row in rows { print(json(row).serialized()) }
            return 0
        }
        if rows.isEmpty { print("no model was asked") }
        for row in rows { print(line(row)) }
        if rows.count > 1 { print("total: \(money(rows.reduce(0) { $0 + $1.cost }))") }
        return 0
    }

    private static func line(_ row: UsageSummary) -> String {
        let intent = row.intent.isEmpty ? "–" : row.intent
        let failed = row.failures > 0 ? ", \(row.failures) failed" : ""
        let guessed = row.estimates > 0 ? ", \(row.estimates) estimated" : ""
        let tokens = "\(row.tokens.input) in (\(row.tokens.cached) cached), \(row.tokens.output) out"
        return "\(row.provider)  \(row.user)  \(intent)  \(row.requests) requests\(failed)\(guessed)  \(tokens)  "
            + "\(money(row.cost))  \(row.averageMilliseconds) ms"
    }

    private static func json(_ row: UsageSummary) -> JSON {
        [
            "provider": .string(row.provider), "user": .string(row.user), "intent": .string(row.intent),
            "requests": .integer(row.requests), "failures": .integer(row.failures),
            "input": .integer(row.tokens.input), "cached": .integer(row.tokens.cached),
            "output": .integer(row.tokens.output), "cost": .string(money(row.cost)),
            "milliseconds": .integer(row.averageMilliseconds), "estimated": .integer(row.estimates),
        ]
    }

    /// Millionths as a decimal number.
    private static func money(_ millionths: Int) -> String {
        let rest = String(millionths % 1_000_000)
        return "\(millionths / 1_000_000).\(String(repeating: "0", count: 6 - rest.count))\(rest)"
    }
}
