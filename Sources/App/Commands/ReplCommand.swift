internal import Console
internal import Diagnostics
internal import Engine
internal import Intents
internal import LineEditing
internal import Linking
internal import TimeZones

/// `parlance repl`: talk to the CRM, at a terminal or through a pipe.
enum ReplCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let installation =
            arguments.flags.contains("memory")
            ? try await Installation.inMemory(configuration) : try await Installation(configuration)
        if let report = installation.report { Terminal.complain(report) }
        let intents = installation.interpreter.program.pack.intents.count
        guard intents > 0 else {
            throw UsageError("there is nothing to talk about: no intent in '\(configuration.intents)' can be used")
        }
        let editor = LineEditor(history: history())
        if editor != nil { Terminal.write("Parlance, \(intents) operations. :help lists commands, Ctrl-D ends.\n") }
        let clock = SessionClock(
            zone: ZoneRules(named: installation.timeZone) ?? .utc,
            day: try Clock.day(arguments),
            wall: { Clock.now }
        )
        let language = configuration.language ?? .zh
        for sentence in try await installation.interpreter.recover(language, at: clock.now) {
            Terminal.complain(sentence + "\n")
        }
        var repl = REPL(
            installation.interpreter,
            session: installation.session("repl", at: clock.now),
            clock: clock,
            source: installation,
            lines: editor ?? LineReader(),
            settings: settings(arguments, configuration, isInteractive: editor != nil),
            write: { Terminal.write($0 + "\n") },
            tell: { Terminal.write($0) }
        )
        return await repl.run()
    }

    private static func settings(
        _ arguments: Arguments,
        _ configuration: Configuration,
        isInteractive: Bool
    ) -> REPL.Settings {
        let renderer = TextRenderer(width: Terminal.width ?? 100, inColour: Terminal.showsColour)
        var settings = REPL.Settings(renderer: renderer, isInteractive: isInteractive)
        settings.format = arguments.flags.contains("json") ? .json : .text
        settings.language = configuration.language
        settings.isDryRun = arguments.flags.contains("dry")
        return settings
    }

    /// Nil where no folder can be made for it: then this session's lines are all there are.
    private static func history() -> HistoryFile? {
        let home = Environment["XDG_STATE_HOME"] ?? Environment["HOME"].map { $0 + "/.local/state" }
        guard let folder = home.map({ $0 + "/parlance" }), (try? Configuration.makeFolder(folder)) != nil else {
            return nil
        }
        return HistoryFile(path: folder + "/history")
    }
}

extension Installation: ProgramSource {
    mutating func refresh() async -> ProgramChange? {
        guard await reload() != nil else { return nil }
        return ProgramChange(interpreter, report: report ?? "")
    }

    /// The errors in the files, nil when there are none.
    fileprivate var report: String? {
        let errors = diagnostics.filter { $0.severity == .error }
        return errors.isEmpty ? nil : Report(configuration).text(of: errors)
    }
}
