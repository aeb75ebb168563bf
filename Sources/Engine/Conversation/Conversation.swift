public import Dialogue
public import Intents
internal import Linking
internal import PluginAPI
internal import Understanding

/// One session's talk with the CRM: utterance in, reply out. What it has to remember is `state`, a plain value.
public struct Conversation: Sendable {
    public internal(set) var state: DialogueState
    public let session: Session
    /// Replaced on reload; a conversation goes on with the new program.
    public var interpreter: Interpreter
    /// Shows what would be done and does nothing.
    public var isDryRun = false
    /// The language of the answers; nil answers in that of the words.
    public var language: Language?
    /// ISO 4217: what the person's books are kept in.
    var currency: String
    /// What the last message was taken for, for 「为什么」.
    var lastReading: Understanding.Reading?
    /// The person was told that models cannot be had; they are told once, until one answers again.
    var saidOffline = false

    /// Characters in one message.
    public static let longestMessage = 8_000

    public init(_ interpreter: Interpreter, session: Session, state: DialogueState? = nil) {
        self.interpreter = interpreter
        self.session = session
        currency = interpreter.program.pack.settings.currency
        self.state = state ?? DialogueState(language: interpreter.program.pack.settings.languages.first ?? .en)
    }

    /// Carries out one utterance; whatever goes wrong is told in the reply.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970.
    ///   - report: Takes what can be told before the reply is whole.
    public mutating func reply(to words: String, at now: Int, report: TurnReport? = nil) async -> Turn {
        let words = words.withoutControlSequences
        state.language = language ?? language(of: words)
        var turn = Turn(words, session: session, language: state.language, now: now, report: report)
        if words.unicodeScalars.count > Conversation.longestMessage {
            let counts = [
                "length": "\(words.unicodeScalars.count)", "limit": "\(Conversation.longestMessage)",
            ]
            turn.say(Reply.Part(.unknown, say(.tooLong, counts)))
        } else if words.allSatisfy({ $0.isWhitespace || !$0.isPrintable }) {
            turn.say(Reply.Part(.unknown, say(.empty)))
        } else {
            // Without an answer the amounts are in the currency that they were in before.
            currency = (try? await interpreter.program.records?.currency(as: turn.caller)) ?? currency
            await interpret(words, &turn)
        }
        finish(&turn)
        return turn
    }

    private mutating func interpret(_ words: String, _ turn: inout Turn) async {
        if await answersDuplicate(words, &turn) { return }
        if case .confirming(let card)? = state.current?.stage, card.level == .danger, names(card.effect, in: words) {
            await confirm(card, &turn)
            return
        }
        if case .asking(.pick(_, _, let choices), _)? = state.current?.stage,
            let position = position(of: words, among: choices)
        {
            await pick([.position(position)], &turn)
            return
        }
        await interpret(await read(words, &turn), &turn)
    }

    /// What the words would start, without starting it: frames whose records have not been looked up.
    public mutating func understand(_ words: String, at now: Int) async -> Turn {
        let words = words.withoutControlSequences
        state.language = language ?? language(of: words)
        var turn = Turn(words, session: session, language: state.language, now: now)
        let reading = await read(words, &turn)
        for case .start(let draft) in Segment.segments(of: reading.commands, lastRead: state.lastRead?.intent) {
            guard let intent = interpreter.program.intent(draft.intent) else { continue }
            turn.begun.append(frame(draft, intent, at: turn.begun.count, turn).0)
        }
        return turn
    }

    private mutating func read(_ words: String, _ turn: inout Turn) async -> Reading {
        let start = ContinuousClock.now
        var context = await readingContext(&turn)
        context.began = start
        if let report = turn.report { context.asking = { report(.asking($0)) } }
        turn.context = context
        turn.trace.add("context", since: start, ["\(context.pending)"])
        let reading: Reading
        let readingStart = ContinuousClock.now
        do {
            let read = try await interpreter.reader.read(Utterance(words), in: context)
            reading = denied(words, context, read) ?? read
        } catch {
            reading = Reading([], confidence: .rejected, reader: interpreter.reader.name)
        }
        turn.trace.add("read", since: readingStart, reading.lines)
        turn.reading = reading
        turn.commands = reading.commands
        turn.isReadByModel = reading.isByModel
        noteOffline(reading, &turn)
        return reading
    }

    private mutating func noteOffline(_ reading: Reading, _ turn: inout Turn) {
        if reading.lacksModels, !saidOffline { turn.notice = Reply.Part(.notice, say(.offline)) }
        if reading.lacksModels {
            saidOffline = true
        } else if reading.isByModel {
            saidOffline = false
        }
    }

    /// What the words ask for when only the person's role is in the way. A model is not shown such operations, and takes
    /// the words for another one or for none: whoever read them, what plainly is one is refused as that.
    private func denied(_ words: String, _ context: ReadingContext, _ read: Reading) -> Reading? {
        let isNothing = read.alternatives.isEmpty && read.commands.allSatisfy { $0 == .outOfScope }
        guard !(interpreter.reader is OfflineReader), read.reader != interpreter.offline.name || isNothing else {
            return nil
        }
        let reading = interpreter.offline.read(Utterance(words), in: context)
        guard isNothing ? reading.confidence > .rejected : reading.confidence == .sure,
            case .start(let id)? = reading.commands.first, let intent = interpreter.program.intent(id)
        else { return nil }
        return intent.isAllowed(for: session.roles) ? nil : reading
    }

    mutating func finish(_ turn: inout Turn) {
        if turn.reply.parts.isEmpty { turn.say(notUnderstood(.unknown, turn)) }
        if turn.frames.isEmpty { turn.frames = state.current?.frames ?? [] }
        turn.reply.quickReplies = quickReplies()
        if let reading = turn.reading, !reading.commands.contains(.why) { lastReading = reading }
        state.lastReply = turn.reply.text
        if let notice = turn.notice { turn.reply.parts.insert(notice, at: 0) }
    }

    /// Chinese where there is a Chinese character; English where a new thing begins in Latin letters, or where there
    /// is a whole sentence of them; else as before: an answer may be a mere name.
    func language(of words: String) -> Language {
        if words.unicodeScalars.contains(where: { $0.properties.isIdeographic }) { return .zh }
        let isSentence = words.split(whereSeparator: { !$0.isLetter && $0 != "'" }).count >= 4
        guard state.stack.isEmpty || isSentence || state.language == .en else { return state.language }
        return words.contains(where: \.isLetter) ? .en : state.language
    }

    func say(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        interpreter.phrases.say(phrase, state.language, values)
    }

    func title(of intent: Intent) -> String {
        intent.title.best(for: state.language) ?? intent.id.rawValue
    }

    func title(of slot: Slot) -> String {
        slot.title.best(for: state.language) ?? slot.cues.best(for: state.language)?.first ?? slot.name.rawValue
    }
}

extension Character {
    /// Control characters alone say nothing.
    fileprivate var isPrintable: Bool {
        unicodeScalars.contains {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
    }
}
