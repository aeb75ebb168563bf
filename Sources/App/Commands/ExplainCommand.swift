internal import Dialogue
internal import Engine
internal import Intents

/// `parlance explain "<utterance>"`: every stage of one turn, on an embedded CRM in memory with the demo records.
enum ExplainCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let words = arguments.words.dropFirst().joined(separator: " ")
        guard !words.isEmpty else { throw UsageError("explain needs an utterance: parlance explain \"创建客户 云启\"") }
        let configuration = try Configuration(arguments)
        let installation = try await Installation.inMemory(configuration)
        let now = try Clock.now(arguments, in: installation.timeZone)
        var conversation = Conversation(installation.interpreter, session: installation.session("explain", at: now))
        conversation.isDryRun = true
        let turn = await conversation.reply(to: words, at: now)
        for stage in turn.trace.stages {
            print("\(stage.name)  (\(stage.duration / 1000) µs)")
            for line in stage.lines { print("    \(line)") }
        }
        for frame in turn.begun {
            print("frame \(frame.intent)")
            for (slot, filling) in frame.fillings.sorted(by: { $0.key < $1.key }) {
                print("    \(slot) = \(filling.content) (\(filling.origin))")
            }
        }
        for part in turn.reply.parts { print("\(part.kind)\n    \(part.text)") }
        return turn.begun.isEmpty && turn.commands.isEmpty ? 1 : 0
    }
}
