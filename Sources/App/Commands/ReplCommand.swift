internal import Diagnostics
internal import Engine
internal import Intents
internal import JSON
enum ReplCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let installation =
            arguments.flags.contains("memory")
            ? try await Installation.inMemory(configuration) : try await Installation(configuration)
        print(Report(configuration).text(of: installation.diagnostics.filter { $0.severity == .error }))
        let now = try Clock.now(arguments, in: installation.timeZone)
        var conversation = Conversation(installation.interpreter, session: installation.session("repl", at: now))
        while let line = readLine() {
            let turn = await conversation.reply(to: line, at: now)
            print("> \(line)")
            for part in turn.reply.parts {
                print("[\(part.kind)] \(part.text)");
                for b in part.blocks { if case .confirm = b {} else { print("   \(b)".prefix(400)) } }
            }
            if arguments.flags.contains("explain") { for s in turn.trace.stages { print("  ", s.name, s.lines) } }
        }
        return 0
    }
}
