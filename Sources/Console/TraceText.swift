import Engine
import Intents
import JSON

/// What happened in a turn, stage by stage.
struct TraceText {
    private let turn: Turn

    init(_ turn: Turn) {
        self.turn = turn
    }

    var text: String {
        let stages = turn.trace.stages.map { stage in
            let head = "  \(stage.name)  \(TraceText.time(stage.duration))"
            return ([head] + stage.lines.map { "    \($0)" }).joined(separator: "\n")
        }
        let calls = turn.calls.map { "  call  \($0.handler) \(JSON.object($0.arguments).serialized())" }
        return (stages + calls).joined(separator: "\n")
    }

    /// What the words were taken for.
    var reading: String {
        let lines = turn.trace.stages.filter { $0.name == "read" }.flatMap(\.lines)
        let commands = turn.commands.map { "→ \($0)" }
        return lines.isEmpty && commands.isEmpty
            ? "it was answered without being read" : (lines + commands).map { "  \($0)" }.joined(separator: "\n")
    }

    /// `1.2 ms`
    private static func time(_ nanoseconds: Int) -> String {
        let tenths = nanoseconds / 100_000
        return "\(tenths / 10).\(tenths % 10) ms"
    }
}
