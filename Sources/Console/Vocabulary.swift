import Dialogue
import Engine
import Intents
import LineEditing
import Synchronization

/// Words that the person may be about to type.
struct Vocabulary: Sendable {
    private let commands: [String]
    private let words: [String]

    init(_ intents: [Intent], names: [String]) {
        commands = ReplCommand.allCases.map { ":\($0.rawValue)" }
        let heads = intents.flatMap { intent in
            Language.allCases.flatMap { language in
                (intent.title[language].map { [$0] } ?? []) + (intent.heads[language] ?? []).compactMap(\.plainestText)
            }
        }
        var seen: Set<String> = []
        words = (names + heads.sorted()).filter { seen.insert($0.lowercased()).inserted }
    }

    func completion(of text: String) -> Completion {
        guard ReplCommand.isCommand(text) else { return Completion(of: text, among: words) }
        return Completion(of: text, candidates: commands.filter { $0.hasPrefix(text) })
    }
}

extension Pattern {
    /// The head in its first wording, up to its first slot: what somebody would begin to type.
    fileprivate var plainestText: String? {
        let text = Pattern.plainest(nodes).text
        let words = String(text.reversed().drop(while: \.isWhitespace).reversed())
        return words.count > 1 ? words : nil
    }

    private static func plainest(_ nodes: [Node]) -> (text: String, isWhole: Bool) {
        var text = ""
        for node in nodes {
            switch node {
            case .text(let words): text += words
            case .optional: break
            case .alternatives(let choices):
                let first = plainest(choices.first ?? [])
                text += first.text
                guard first.isWhole else { return (text, false) }
            case .slot: return (text, false)
            }
        }
        return (text, true)
    }
}

extension REPL {
    /// Names are looked up meanwhile: a slow CRM must not keep the prompt away.
    func nextLine(prompt: String) async -> Line {
        let intents = conversation.interpreter.intents(for: conversation.session.roles)
        let known = KnownWords(Vocabulary(intents, names: []))
        return await withTaskGroup(of: Line?.self) { [lines, conversation, clock, settings] group in
            group.addTask { await lines.line(prompt: prompt) { known.completion(of: $0) } }
            if settings.isInteractive {
                group.addTask {
                    let language = conversation.state.language
                    let session = conversation.session
                    let names = await conversation.interpreter.names(for: session, language, at: clock.now)
                    known.learn(Vocabulary(intents, names: names))
                    return nil
                }
            }
            for await line in group {
                guard let line else { continue }
                group.cancelAll()
                return line
            }
            return .end
        }
    }
}

/// A vocabulary that may grow while a line is being typed.
private final class KnownWords: Sendable {
    private let vocabulary: Mutex<Vocabulary>

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = Mutex(vocabulary)
    }

    func learn(_ more: Vocabulary) {
        vocabulary.withLock { $0 = more }
    }

    func completion(of text: String) -> Completion {
        vocabulary.withLock { $0 }.completion(of: text)
    }
}
