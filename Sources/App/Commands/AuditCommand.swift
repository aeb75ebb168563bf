internal import JSON
internal import SQLite
internal import Storage

/// `parlance audit verify|export`: who did what to which record, and whether somebody has been at the record of it.
enum AuditCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let audit = try AuditLog(Database(.file(configuration.data("journal.sqlite"))))
        let words = Array(arguments.words.dropFirst())
        switch (words.first, words.count) {
        case ("verify", 1...2): return verify(try audit.verify(head: words.count == 2 ? words[1] : nil))
        case ("export", 1): try export(audit)
        default:
            throw UsageError(
                """
                parlance audit verify [HASH]   HASH: the last one, as noted at another place
                parlance audit export          one JSON value a line
                """
            )
        }
        return 0
    }

    private static func verify(_ verdict: AuditLog.Verdict) -> Int32 {
        switch verdict {
        case .sound(let count, let head):
            print("\(count) entries, none changed or missing. Note the last hash at another place: \(head)")
            return 0
        case .broken(let number, .missing): print("entry \(number) is missing")
        case .broken(let number, .changed): print("entry \(number) was changed")
        case .broken(let number, .otherHead):
            print("that hash is not among the \(number) entries: the end was cut off, or they were all made anew")
        }
        return 1
    }

    private static func export(_ audit: AuditLog) throws {
        var number = 0
        while true {
            let page = try audit.entries(after: number, limit: 500)
            guard let last = page.last else { return }
            for entry in page {
                let line: JSON = [
                    "number": .integer(entry.number), "entry": entry.content, "hash": .string(entry.hash),
                ]
                print(line.serialized())
            }
            number = last.number
        }
    }
}
