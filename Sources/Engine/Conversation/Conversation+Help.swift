internal import Dialogue
internal import Entities
internal import Intents
internal import Linking
internal import PluginAPI
internal import Understanding

extension Conversation {
    /// What can be asked, with one example each; or one operation in full.
    mutating func help(_ intent: Intent.ID?, _ turn: inout Turn) async {
        if let intent = intent.flatMap(interpreter.program.intent), intent.isAllowed(for: session.roles) {
            turn.say(Reply.Part(.help, help(for: intent)))
        } else if await !answerInProse(.help, &turn) {
            let intents = interpreter.intents(for: session.roles)
            let list = intents.map { intent in
                let example = intent.examples.best(for: state.language)?.first.map { "：\($0.text)" } ?? ""
                return "· \(title(of: intent))\(state.language == .zh ? example : example.replacingColon)"
            }
            let values = [
                "list": list.joined(separator: "\n"), "example": intents.first.map(title(of:)) ?? "",
            ]
            turn.say(Reply.Part(.help, say(.help, values)))
        }
        await resume(&turn)
    }

    private func help(for intent: Intent) -> String {
        let examples = (intent.examples.best(for: state.language) ?? []).prefix(4).map { "· \($0.text)" }
        let slots = intent.slots.map(title(of:)).joined(separator: state.language.listSeparator)
        return say(
            .helpIntent,
            ["title": title(of: intent), "examples": examples.joined(separator: "\n"), "slots": slots]
        )
    }

    /// 「为什么」: what the last message was taken for, in the words of the operations and not of their files.
    func explanation() -> String {
        guard let lastReading else { return say(.whyNothing) }
        let started = lastReading.commands.lazy.compactMap { if case .start(let id) = $0 { id } else { nil } }.first
        let intent = (started ?? state.current?.frames.last?.intent ?? state.lastRead?.intent)
            .flatMap(interpreter.program.intent)
        var lines: [String] = []
        if let intent, started != nil { lines.append("· " + say(.whyStart, ["title": title(of: intent)])) }
        for evidence in lastReading.evidence {
            let words = evidence.words.text
            switch evidence.role {
            case .head, .cue, .word: continue
            case .value(let name, let source):
                let slot = intent?.slot(name).map(title(of:)) ?? name.rawValue
                lines.append("· " + say(phrase(for: source), ["words": words, "slot": slot]))
            case .unexplained: lines.append("· " + say(.whyUnused, ["words": words]))
            }
        }
        return lines.isEmpty ? say(.whyNothing) : say(.why, ["list": lines.joined(separator: "\n")])
    }

    private func phrase(for source: Evidence.Source) -> Phrase {
        switch source {
        case .name: .whyKnown
        case .reference: .whyReference
        case .type, .look, .place, .rest, .model: .whyValue
        }
    }

    mutating func chat(_ kind: Chitchat, _ turn: inout Turn) async {
        let phrase: Phrase =
            switch kind {
            case .greeting: .greeting
            case .thanks, .praise: .thanks
            case .farewell: .goodbye
            case .complaint: .unknown
            }
        if await !answerInProse(.notice, &turn) { turn.say(Reply.Part(.notice, say(phrase))) }
        await resume(&turn)
    }

    mutating func outOfScope(_ turn: inout Turn) async {
        turn.say(notUnderstood(.outOfScope, turn))
        await resume(&turn)
    }

    /// Words that nothing was made of may have named what could not be looked up: that is told then.
    func notUnderstood(_ phrase: Phrase, _ turn: Turn) -> Reply.Part {
        if let failure = turn.namesFailure { return Reply.Part(.failed, reason(failure)) }
        return Reply.Part(.unknown, say(phrase))
    }

    /// All records of a kind are not done away with at a word; what can be done with one of them is said.
    mutating func refuseSweeping(_ intents: [Intent.ID], _ turn: inout Turn) async {
        let titles = intents.compactMap(interpreter.program.intent).filter { $0.isAllowed(for: session.roles) }
            .map(title(of:))
        turn.say(
            Reply.Part(.refused, say(.tooSweeping, ["list": titles.joined(separator: state.language.listSeparator)]))
        )
        await resume(&turn)
    }

    /// Nothing was made of the words: what is open is asked again, more fully each time.
    mutating func misunderstood(_ turn: inout Turn) async {
        guard var batch = state.current else {
            turn.say(notUnderstood(.unknown, turn))
            return
        }
        switch batch.stage {
        case .filling: await advance(&turn)
        case .asking(let question, let attempt):
            batch.stage = .asking(question, attempt: attempt + 1)
            state.current = batch
            let text = say(.unknownPending) + "\n" + ask(question, attempt: attempt + 1)
            turn.say(Reply.Part(kind(of: question), text, blocks: blocks(of: question)))
        case .confirming(let card):
            turn.say(Reply.Part(.confirm(card.level), say(.confirmAgain)))
        }
    }
}

extension Conversation {
    /// The only choice whose line has the words in it: a city, the end of a number. Counted from 1.
    func position(of words: String, among choices: [Choice]) -> Int? {
        let said = Folding.fold(words).filter { $0.isLetter || $0.isNumber }
        let bare = said.hasSuffix("的") ? String(said.dropLast()) : said
        guard bare.count >= 2 else { return nil }
        let fitting = choices.indices.filter { Folding.fold(choices[$0].line).contains(bare) }
        return fitting.count == 1 ? fitting[0] + 1 : nil
    }
}

extension String {
    /// English puts a colon and a space before an example.
    fileprivate var replacingColon: String {
        hasPrefix("：") ? ": " + dropFirst() : self
    }
}
