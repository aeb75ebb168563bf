internal import Backup
internal import FoundationEssentials
internal import SQLite
internal import Storage

/// `parlance backup` and `parlance restore`: copies of all that is kept, made and brought back while others work.
enum BackupCommand {
    static func make(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        guard arguments.words.count == 1 else { throw usage }
        let folder = try folder(arguments, configuration)
        let count = arguments.options["keep"].map { Int($0) } ?? nil
        if arguments.options["keep"] != nil, (count ?? 0) < 1 { throw UsageError("--keep is a number from 1 on") }
        let name = name(in: folder)
        let files = try folder.make(name, keeping: count)
        print("\(name): \(files.joined(separator: ", ")), checked")
        if Environment["PARLANCE_REDIS"] != nil {
            print("What was said is in Redis and not among them: keep copies of its appendonlydir too.")
        }
        print("Keep secret.key and token.key at another place: without secret.key the Odoo keys cannot be opened.")
        return 0
    }

    /// Without a name: which backups there are.
    static func restore(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let folder = try folder(arguments, configuration)
        switch arguments.words.count {
        case 1:
            for name in folder.names { print(name) }
        case 2:
            let now = name(in: folder)
            try folder.make(now)
            let files = try folder.restore(arguments.words[1])
            // What clients hold of the log that was there before means nothing any more.
            try await SQLiteChatLog(Database(.file(configuration.data("chat.sqlite")))).beginEpoch()
            print(
                "\(files.joined(separator: ", ")) are as in \(arguments.words[1]); what was there before is in \(now)."
            )
        default: throw usage
        }
        return 0
    }

    private static func folder(_ arguments: Arguments, _ configuration: Configuration) throws(UsageError)
        -> BackupFolder
    {
        let standard = try configuration.data("backups")
        return BackupFolder(of: configuration.dataFolder, at: arguments.options["to"] ?? standard)
    }

    /// The time, and a number where two are made within a second.
    private static func name(in folder: BackupFolder) -> String {
        let time = Date(timeIntervalSince1970: Double(Clock.now)).ISO8601Format().replacing(":", with: "-")
        let taken = Set(folder.names)
        var name = time
        var number = 1
        while taken.contains(name) {
            number += 1
            name = "\(time)-\(number)"
        }
        return name
    }

    private static var usage: UsageError {
        UsageError(
            """
            parlance backup [--keep 7] [--to FOLDER]
            parlance restore                            which backups there are
            parlance restore NAME [--to FOLDER]
            """
        )
    }
}
