/// What a line that begins with `:` asks of the REPL itself.
enum ReplCommand: String, CaseIterable {
    case help, intents, why, slots, card, trace, `as`, lang, today, reload, dry, new
    case saveTest = "save-test"
    case quit

    /// The command and what follows it; nil for one that there is not.
    init?(_ line: String) {
        self.init(rawValue: ReplCommand.word(of: line))
    }

    static func isCommand(_ line: String) -> Bool { line.first == ":" }

    static func word(of line: String) -> String {
        String(line.dropFirst().prefix { !$0.isWhitespace })
    }

    static func argument(of line: String) -> String {
        let rest = line.dropFirst().drop { !$0.isWhitespace }.drop(while: \.isWhitespace)
        return String(String(rest.reversed()).drop(while: \.isWhitespace).reversed())
    }

    var usage: String { ":\(rawValue)" + (parameter.isEmpty ? "" : " \(parameter)") }

    private var parameter: String {
        switch self {
        case .help, .why, .slots, .card, .reload, .new, .quit: ""
        case .intents: "[WORDS]"
        case .trace, .dry: "on|off"
        case .as: "ROLE[,ROLE]"
        case .lang: "zh|en|auto"
        case .today: "YYYY-MM-DD|real"
        case .saveTest: "NAME"
        }
    }

    var purpose: String {
        switch self {
        case .help: "these commands"
        case .intents: "what can be asked, with an example each"
        case .why: "what the last message was taken for"
        case .slots: "the slots of what is being talked about, with the words they came from"
        case .card: "the card that waits for an answer"
        case .trace: "every stage of each turn, with its time"
        case .as: "speak in other roles"
        case .lang: "the language of the answers; auto: that of the words"
        case .today: "the day that it is"
        case .reload: "read the files again (they are read by themselves when they change)"
        case .dry: "show what would be done and do nothing"
        case .new: "forget this conversation"
        case .saveTest: "add this conversation to the intent's file as a test"
        case .quit: "end (Ctrl-D)"
        }
    }

    static var overview: String {
        let width = allCases.map(\.usage.count).max() ?? 0
        let lines = allCases.map { command in
            let padding = String(repeating: " ", count: width - command.usage.count + 2)
            return "  " + command.usage + padding + command.purpose
        }
        return lines.joined(separator: "\n") + "\nEverything else is said to the CRM: try 「帮助」 or \"help\"."
    }
}
