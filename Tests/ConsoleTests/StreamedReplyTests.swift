import Console
import Engine
import Intents
import LineEditing
import Synchronization
import Testing
import TimeZones
import Understanding

struct StreamedReplyTests {
    /// Takes everything for praise, and answers it in two pieces.
    private struct Talker: LanguageModel {
        let name = "talker"

        func read(_ utterance: Utterance, in context: ReadingContext) async throws(ReadingFailure) -> Reading {
            var reading = Reading([.chitchat(.praise)], confidence: .unsure, reader: name)
            reading.isByModel = true
            return reading
        }

        func prose(
            _ utterance: Utterance,
            in context: ReadingContext,
            piece: @Sendable (String) -> Void
        ) async -> String? {
            piece("多谢\u{1B}[31m，")
            piece("请说要做的事。")
            return "多谢，请说要做的事。"
        }
    }

    @Test
    func `what was shown as it came is not shown again, and its line ends`() async throws {
        let stage = try await Stage()
        let output = Mutex("")
        let plain = stage.interpreter
        var repl = REPL(
            Interpreter(program: plain.program, reader: Talker(), journal: plain.journal),
            session: Session(id: "test", user: "me", roles: ["sales"], timeZone: "Asia/Shanghai", offset: 0),
            clock: SessionClock(zone: ZoneRules(named: "Asia/Shanghai") ?? .utc) { Stage.now },
            source: UnchangedProgram(),
            lines: ScriptedLines(["真能干"]),
            settings: stage.settings,
            write: { line in output.withLock { $0 += line + "\n" } },
            tell: { words in output.withLock { $0 += words } }
        )
        _ = await repl.run()
        let text = output.withLock { $0 }
        #expect(!text.contains("\u{1B}"))
        #expect(text.hasSuffix("请说要做的事。\n"))
        #expect(text.ranges(of: "请说要做的事").count == 1)
    }
}
