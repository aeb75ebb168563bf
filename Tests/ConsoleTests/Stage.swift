import Catalog
import Console
import Engine
import FoundationEssentials
import Intents
import JSON
import LineEditing
import Linking
import LocalCRMPlugin
import PluginAPI
import SQLite
import Storage
import Synchronization
import TimeZones
import Understanding

/// A REPL over an embedded CRM in memory, played from a list of lines.
struct Stage {
    let interpreter: Interpreter
    let crm: LocalCRM
    var settings = REPL.Settings(renderer: TextRenderer(width: 80, inColour: false), isInteractive: false)

    /// Wednesday 2026-03-18, ten in the morning in Shanghai.
    static let now = 1_773_799_200

    static let intents = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Intents")
        .standardized.path

    /// Read once.
    private static let standard = Catalog.load(intents).0

    init(_ given: [String: [JSON]] = [:], intents folder: String = Stage.intents) async throws {
        crm = try LocalCRM()
        try await crm.load(given, as: Stage.admin)
        interpreter = try Stage.interpreter(crm, folder)
    }

    static let admin = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: now)

    static func interpreter(_ crm: LocalCRM, _ folder: String) throws -> Interpreter {
        let pack = folder == intents ? standard : Catalog.load(folder).0
        let program = Linker.link(pack, plugins: [crm]).0
        let journal = try SQLiteJournal(Database(.memory))
        return Interpreter(program: program, reader: OfflineReader(program.pack), journal: journal)
    }

    /// - Returns: What was written, and the exit code.
    func play(_ lines: [String], source: any ProgramSource = UnchangedProgram()) async -> (text: String, code: Int32) {
        let output = Output()
        let session = Session(
            id: "test",
            user: "me",
            roles: ["sales", "sales_manager"],
            timeZone: "Asia/Shanghai",
            offset: 0
        )
        var repl = REPL(
            interpreter,
            session: session,
            clock: SessionClock(zone: ZoneRules(named: "Asia/Shanghai") ?? .utc) { Stage.now },
            source: source,
            lines: ScriptedLines(lines),
            settings: settings,
            write: { output.append($0) }
        )
        let code = await repl.run()
        return (output.text, code)
    }
}

struct UnchangedProgram: ProgramSource {
    mutating func refresh() async -> ProgramChange? { nil }
}

/// Lines that were typed beforehand.
final class ScriptedLines: LineSource {
    private let rest: Mutex<[String]>

    init(_ lines: [String]) {
        rest = Mutex(lines.reversed())
    }

    func line(prompt: String, completer: @escaping Completer) async -> Line {
        rest.withLock { $0.popLast() }.map(Line.text) ?? .end
    }
}

private final class Output {
    private(set) var text = ""

    func append(_ line: String) {
        text += line + "\n"
    }
}
