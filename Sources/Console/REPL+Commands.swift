import Dialogue
import Linking
import Engine
import Intents
import JSON

/// A text of the REPL itself among the JSON lines.
struct JSONNote {
    let line: String

    init(_ text: String) {
        line = JSON.object(["note": .string(text)]).serialized()
    }
}

extension REPL {
    mutating func obey(_ line: String) async {
        let argument = ReplCommand.argument(of: line)
        guard let command = ReplCommand(line) else {
            fail("there is no command :\(ReplCommand.word(of: line)); :help lists them")
            return
        }
        switch command {
        case .help: tell(ReplCommand.overview)
        case .intents: tell(IntentList(conversation, matching: argument).text)
        case .why: tell(lastTurn.map { TraceText($0).reading } ?? "nothing has been said yet")
        case .slots: tell(SlotList(conversation).text)
        case .card: tell(CardText(conversation, now: clock.now).text)
        case .trace: setFlag(argument, command) { $0.isTracing = $1 }
        case .dry: setFlag(argument, command) { $0.conversation.isDryRun = $1 }
        case .as: speak(as: argument)
        case .lang: setLanguage(argument)
        case .today: setDay(argument)
        case .reload: if !(await refresh()) { tell("nothing has changed") }
        case .new:
            turns = []
            lastTurn = nil
            restart(conversation.session, keepingState: false)
        case .saveTest: await saveTest(argument)
        case .quit: quit()
        }
    }

    private mutating func misuse(_ command: ReplCommand) {
        fail("usage: \(command.usage)")
    }

    private mutating func setFlag(_ argument: String, _ command: ReplCommand, _ set: (inout REPL, Bool) -> Void) {
        switch argument {
        case "on": set(&self, true)
        case "off": set(&self, false)
        default: misuse(command)
        }
    }

    private mutating func speak(as argument: String) {
        let roles = argument.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map { Role(String($0)) }
        guard !roles.isEmpty else {
            misuse(.as)
            return
        }
        let known = Set(conversation.interpreter.program.pack.intents.flatMap(\.allow))
        let strangers = roles.filter { !known.contains($0) }
        if !strangers.isEmpty {
            tell("no intent names the role \(strangers.map(\.rawValue).joined(separator: ", "))")
        }
        var session = conversation.session
        session.roles = Set(roles)
        restart(session, keepingState: true)
    }

    private mutating func setLanguage(_ argument: String) {
        if argument == "auto" {
            settings.language = nil
        } else if let language = Language(rawValue: argument) {
            settings.language = language
        } else {
            misuse(.lang)
        }
        conversation.language = settings.language
    }

    private mutating func setDay(_ argument: String) {
        if argument == "real" {
            clock.day = nil
        } else if let day = Day(argument) {
            clock.day = day
        } else {
            misuse(.today)
            return
        }
        var session = conversation.session
        session.offset = clock.offset
        restart(session, keepingState: true)
    }

    /// A session is fixed for the life of a conversation, so another one goes on from its state.
    private mutating func restart(_ session: Session, keepingState: Bool) {
        var next = Conversation(
            conversation.interpreter,
            session: session,
            state: keepingState ? conversation.state : nil
        )
        next.isDryRun = conversation.isDryRun
        next.language = conversation.language
        conversation = next
    }

    private mutating func saveTest(_ name: String) async {
        guard !name.isEmpty else {
            misuse(.saveTest)
            return
        }
        do throws(TestFileError) {
            let test = try SavedTest(name: name, turns: turns, in: conversation)
            try TestFile.append(test, to: test.file)
            tell("saved in \(test.file); try it with: parlance test \(test.intent)")
            await refresh()
        } catch {
            fail(error.sentence)
        }
    }
}
