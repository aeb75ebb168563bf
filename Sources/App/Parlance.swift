internal import Diagnostics
internal import Engine
internal import Glibc
internal import PluginAPI

/// `parlance`: one command line for authors, for testing and for talking.
@main
enum Parlance {
    static func main() async {
        do {
            let arguments = try Arguments(CommandLine.arguments.dropFirst())
            exit(try await run(arguments))
        } catch let failure as HandlerFailure {
            complain("\(failure.sentence)")
        } catch let failure as JournalFailure {
            complain(failure.message)
        } catch {
            complain("\(error)")
        }
        exit(2)
    }

    private static let commands: [(name: String, purpose: String, run: @Sendable (Arguments) async throws -> Int32)] = [
        ("repl", "talk to the CRM (the default)", ReplCommand.run),
        (
            "serve", "the chat over WebSocket and HTTP: serve [--port 8080] [--host ADDRESS] [--redis URL] [--open]",
            ServeCommand.run
        ),
        ("lint", "everything that is wrong with the files of Intents/", LintCommand.run),
        ("test", "what stands beside the intents; --providers offline,deepseek --pass 5 compares", TestCommand.run),
        ("record", "answers of providers as cassettes: record --providers deepseek --cassettes DIR", RecordCommand.run),
        ("explain", "every stage of one turn: parlance explain \"创建客户 云启\"", ExplainCommand.run),
        ("intents", "what can be asked; --handlers: what plans are made of", IntentsCommand.run),
        ("schema", "a JSON Schema for editors: intent|records|pack|talk, or all", SchemaCommand.run),
        ("schema-snapshot", "the models of the installed service as a file for `lint --schema`", SnapshotCommand.run),
        ("new", "a file to start from: new NAME --model MODEL --fields FIELD,FIELD", NewCommand.run),
        ("doctor", "what works and what does not, with what to do", DoctorCommand.run),
        ("key", "the Odoo keys of people: list, add, revoke", KeyCommand.run),
        ("user", "who may log in: list, add, role, password, disable, enable, key", UserCommand.run),
        ("token", "an access token for a user, good for a quarter of an hour", TokenCommand.run),
        ("audit", "who did what to which record: verify, export", AuditCommand.run),
        ("backup", "copies of all that is kept, while others work: backup [--keep 7]", BackupCommand.make),
        ("restore", "brings a backup back; without a name: which there are", BackupCommand.restore),
        ("demo", "records to try things out on, in the embedded CRM: demo [zh|en]", DemoCommand.run),
        ("usage", "what models were asked, and what it cost: usage [DAYS]", UsageCommand.run),
        ("eval", "predictions for evaluation cases: utterances|dialogues|entities FILE", EvalCommand.run),
    ]

    private static func run(_ arguments: Arguments) async throws -> Int32 {
        let name = arguments.words.first ?? "repl"
        if arguments.flags.contains("help") || name == "help" {
            print(usage)
            return 0
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            let near = commands.map(\.name).closest(to: name).map { ": did you mean '\($0)'?" } ?? ""
            throw UsageError("there is no command '\(name)'\(near)\n\n\(usage)")
        }
        return try await command.run(arguments)
    }

    private static var usage: String {
        let width = commands.map(\.name.count).max() ?? 0
        let lines = commands.map { "  \($0.name.padded(to: width))  \($0.purpose)" }
        return """
            usage: parlance [command] [options]

            \(lines.joined(separator: "\n"))

              --intents DIR   the folder of the YAML files (Intents)
              --data DIR      where the embedded CRM and the journal are kept (~/.local/share/parlance)
              --memory        keep nothing: an embedded CRM that is gone with the process
              --user NAME     who speaks
              --role A,B      the roles of the one who speaks (sales,sales_manager)
              --lang zh|en    the language at the start
              --today DATE    another day than today: 2026-03-18
              --json          one JSON value a line
            """
    }

    private static func complain(_ message: String) {
        let bytes = Array("parlance: \(message)\n".utf8)
        _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
    }
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
