internal import Intents
internal import JSON
internal import Understanding

/// From a model's text to commands: the one door, and nothing goes through it that the person did not say.
struct AnswerReader: Sendable {
    let words: String
    let context: ReadingContext
    /// The intents that the model was shown.
    let offered: Set<Intent.ID>
    let mask: Mask
    let slots: @Sendable (Intent.ID) -> Set<Slot.Name>

    struct Result: Sendable {
        var commands: [Command] = []
        var evidence: [Evidence] = []
        /// What was not believed.
        var dropped: [String] = []
    }

    /// More is no message but noise.
    private static let mostCommands = 40

    func read(_ answer: String) throws(ModelFailure) -> Result {
        guard let commands = Self.object(in: answer)?["commands"]?.arrayValue else {
            throw .unusable("its answer is not of the agreed form")
        }
        var result = Result()
        var spans = Spans(words)
        var intent = context.frame?.intent
        for (place, command) in commands.prefix(Self.mostCommands).enumerated() {
            guard let name = command["do"]?.stringValue, let verb = AnswerCommand(rawValue: name) else {
                result.dropped.append("command \(place + 1) is not of the set")
                continue
            }
            let object = command["name"]?.stringValue ?? command["name"]?.intValue.map(String.init) ?? ""
            let said = mask.reveal(command["words"]?.stringValue ?? "")
            if let reason = take(verb, object, said, &spans, &intent, &result) {
                result.dropped.append("command \(place + 1) (\(verb.rawValue)): \(reason)")
            }
        }
        return result
    }

    /// Adds a command; returns why it is not believed.
    private func take(
        _ verb: AnswerCommand,
        _ object: String,
        _ said: String,
        _ spans: inout Spans,
        _ intent: inout Intent.ID?,
        _ result: inout Result
    ) -> String? {
        switch verb {
        case .start:
            guard offered.contains(Intent.ID(object)) else { return "no such intent" }
            intent = Intent.ID(object)
            result.commands.append(.start(Intent.ID(object)))
        case .set:
            guard has(Slot.Name(object), intent) else { return "no such slot" }
            guard let found = spans.take(said) else { return "not in the message" }
            result.commands.append(.set(Slot.Name(object), found))
            result.evidence.append(Evidence(found, .value(Slot.Name(object), .model)))
        case .unset, .mention:
            guard has(Slot.Name(object), intent) else { return "no such slot" }
            result.commands.append(verb == .unset ? .unset(Slot.Name(object)) : .mention(Slot.Name(object)))
        case .pick:
            guard let pick = PickEvidence.pick(object, in: words) else { return "not in the message" }
            result.commands.append(.pick([pick]))
        case .repeat:
            intent = context.lastRead ?? intent
            result.commands.append(.repeat)
        case .help:
            result.commands.append(.help(offered.contains(Intent.ID(object)) ? Intent.ID(object) : nil))
        case .chitchat:
            guard let kind = Chitchat(rawValue: object) else { return "no such kind" }
            result.commands.append(.chitchat(kind))
        case .no: result.commands.append(.no)
        case .cancel: result.commands.append(.cancel)
        case .skip: result.commands.append(.skip)
        case .why: result.commands.append(.why)
        case .outOfScope: result.commands.append(.outOfScope)
        }
        return nil
    }

    private func has(_ slot: Slot.Name, _ intent: Intent.ID?) -> Bool {
        intent.map { slots($0).contains(slot) } ?? false
    }

    /// The object itself, or the one between fences or words that some models put around it.
    private static func object(in answer: String) -> JSON? {
        let limits = JSON.Limits(maxDepth: 8, maxBytes: 1 << 20, duplicateKeys: .lastWins)
        if let json = try? JSON(parsing: answer, limits: limits) { return json }
        guard let start = answer.firstIndex(of: "{"), let end = answer.lastIndex(of: "}"), start < end else {
            return nil
        }
        return try? JSON(parsing: String(answer[start...end]), limits: limits)
    }
}
