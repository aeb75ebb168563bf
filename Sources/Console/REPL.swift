import Diagnostics
import Dialogue
import JSON
public import Engine
public import Intents
public import LineEditing

/// The channel for one person at a terminal, and for lines out of a pipe.
public struct REPL {
    /// How it shows and what it starts with.
    public struct Settings: Sendable {
        public enum Format: Sendable { case text, json }

        public var format = Format.text
        public var renderer: TextRenderer
        /// Somebody types the lines: they need no echo, and mistakes are not the end's business.
        public var isInteractive: Bool
        /// The language of the answers; nil answers in that of the words.
        public var language: Language?
        public var isDryRun = false

        public init(renderer: TextRenderer, isInteractive: Bool) {
            self.renderer = renderer
            self.isInteractive = isInteractive
        }
    }

    var conversation: Conversation
    var settings: Settings
    var clock: SessionClock
    var source: any ProgramSource
    let lines: any LineSource
    let write: (String) -> Void
    private let report: TurnReport?
    /// Since the beginning, or the last `:new`; a rehearsal is none, since a test of it could not hold.
    var turns: [Turn] = []
    var lastTurn: Turn?
    var isTracing = false
    private(set) var hasFailed = false
    private var isOver = false

    /// Turns that are remembered for `:save-test`.
    private static let longestTest = 200

    public init(
        _ interpreter: Interpreter,
        session: Session,
        clock: SessionClock,
        source: any ProgramSource,
        lines: any LineSource,
        settings: Settings,
        write: @escaping (String) -> Void,
        tell: (@Sendable (String) -> Void)? = nil
    ) {
        var session = session
        session.offset = clock.offset
        conversation = Conversation(interpreter, session: session)
        conversation.isDryRun = settings.isDryRun
        conversation.language = settings.language
        self.clock = clock
        self.source = source
        self.lines = lines
        self.settings = settings
        self.write = write
        if let tell {
            report = { @Sendable event in
                guard case .words(let words) = event else { return }
                let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
                tell(lines.map { String($0).printable }.joined(separator: "\n"))
            }
        } else {
            report = nil
        }
    }

    /// Answers line after line until there are no more.
    ///
    /// - Returns: The exit code: 0, or 1 when a line out of a pipe was not understood, failed, or waits for an answer.
    public mutating func run() async -> Int32 {
        while !isOver {
            switch await nextLine(prompt: prompt) {
            case .text(let line): await answer(line)
            case .interrupted: continue
            case .end: isOver = true
            }
        }
        if !settings.isInteractive, let waiting = lastTurn?.reply.parts.last?.kind, waiting.isOpen {
            hasFailed = true
        }
        return hasFailed && !settings.isInteractive ? 1 : 0
    }

    private var prompt: String { conversation.isDryRun ? "dry> " : "> " }

    mutating func answer(_ line: String) async {
        guard !line.allSatisfy(\.isWhitespace) else { return }
        if settings.format == .text, !settings.isInteractive { write(prompt + REPL.echo(of: line)) }
        if ReplCommand.isCommand(line) {
            await obey(line)
        } else {
            await refresh()
            await say(line)
        }
    }

    /// What was said, as a transcript has it.
    private static func echo(of line: String) -> String {
        let limit = Conversation.longestMessage
        return line.utf8.count > limit ? String(line.prefix(80)).printable + "…" : line.printable
    }

    private mutating func say(_ words: String) async {
        let turn = await conversation.reply(to: words, at: clock.now, report: settings.format == .text ? report : nil)
        lastTurn = turn
        if !conversation.isDryRun { turns.append(turn) }
        if turns.count > REPL.longestTest { turns.removeFirst() }
        if turn.reply.parts.contains(where: \.kind.isFailure) { hasFailed = true }
        switch settings.format {
        case .json: write(turn.json.serialized())
        case .text:
            var reply = turn.reply
            let wasTold = reply.parts.contains(where: \.wasTold)
            reply.parts.removeAll(where: \.wasTold)
            // What was told as it came still lacks the end of its line.
            if wasTold { write("") }
            if !wasTold || !reply.parts.isEmpty {
                write(settings.renderer.text(of: reply, conversation.state.language))
            }
            if isTracing { write(settings.renderer.faint(TraceText(turn).text)) }
        }
    }

    /// Takes over a program whose files have changed.
    ///
    /// - Returns: Whether there was a change.
    @discardableResult
    mutating func refresh() async -> Bool {
        guard let change = await source.refresh() else { return false }
        conversation.interpreter = change.interpreter
        if !change.report.isEmpty { tell(change.report) }
        return true
    }

    /// Says something of its own.
    func tell(_ text: String) {
        switch settings.format {
        case .text: write(text)
        case .json: write(JSONNote(text).line)
        }
    }

    mutating func fail(_ text: String) {
        hasFailed = true
        tell(text)
    }

    mutating func quit() { isOver = true }
}

extension Reply.Kind {
    /// Nothing was made of the words, or nothing was done.
    fileprivate var isFailure: Bool {
        switch self {
        case .unknown, .failed, .refused: true
        case .ask, .reject, .pick, .none, .offer, .duplicate, .ambiguous, .confirm, .done, .undone, .cancelled, .help,
            .notice:
            false
        }
    }

    /// An answer is waited for.
    fileprivate var isOpen: Bool {
        switch self {
        case .ask, .reject, .pick, .none, .offer, .duplicate, .ambiguous, .confirm: true
        case .done, .undone, .cancelled, .refused, .failed, .help, .unknown, .notice: false
        }
    }
}
