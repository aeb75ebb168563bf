public import HTTPClient
public import Intents
public import Understanding

/// Reads offline, and asks models only about what the offline reader is not sure of. Without a usable answer the
/// offline reading stands.
public struct Cascade: LanguageModel {
    public let name = "cascade"
    public var offline: OfflineReader? { reader }
    let reader: OfflineReader
    let writer: PromptWriter
    let chain: ProviderChain
    let intents: [Intent]
    private let modelFirst: Set<Intent.ID>
    private let slots: [Intent.ID: Set<Slot.Name>]
    /// Slots whose values are names of people, organizations or records.
    private let named: Set<Slot.Name>
    let options: Options
    let ledger: (any Ledger)?

    public struct Options: Sendable {
        /// From a turn's beginning until the last answer of commands, or the first words of prose.
        public var time = Duration.seconds(2)
        /// How long a provider may take until the next is asked beside it; nil for until it fails.
        public var hedge: Duration?
        public var backoff = Backoff(
            first: .milliseconds(100),
            ceiling: .milliseconds(400),
            retries: 1,
            patience: .seconds(1)
        )
        public var masks = false
        /// Asks the models about every message: for tests and evaluations of them.
        public var alwaysAsks = false
        /// Lets no offline reading stand in for a model's: to see what the model itself can do.
        public var standsAlone = false
        public var budget = Budget()

        public init() {}
    }

    /// - Parameter models: In the order in which they are asked.
    public init(
        _ pack: Pack,
        offline: OfflineReader,
        models: [any ChatModel],
        options: Options = Options(),
        ledger: (any Ledger)? = nil
    ) {
        reader = offline
        intents = pack.intents.sorted { $0.id < $1.id }
        self.options = options
        self.ledger = ledger
        writer = PromptWriter(pack)
        chain = ProviderChain(models, options)
        modelFirst = Set(pack.intents.filter { $0.reading == .modelFirst }.map(\.id))
        // Stages, tags and the like are known to everyone who reads the files; users are people.
        let kinds = Set(pack.records.filter { !$0.loadsAll || $0.names == .person }.map(\.name))
        named = Set(pack.intents.flatMap(\.slots).filter { $0.type.names(oneOf: kinds) }.map(\.name))
        slots = Dictionary(pack.intents.map { ($0.id, Set($0.slots.map(\.name))) }) { first, _ in first }
    }

    public func read(_ utterance: Utterance, in context: ReadingContext) async throws(ReadingFailure) -> Reading {
        var reading = reader.read(utterance, in: context)
        guard needsModel(reading, utterance, context) else { return reading }
        let mask = mask(utterance, reading, context)
        let hints = reading.candidates
        guard let (prompt, offered) = writer.prompt(mask.hide(utterance.text), in: context, hints: hints) else {
            reading.notes.append("\(name): the message is too long for a model")
            return reading
        }
        let deadline = deadline(context)
        guard deadline > .now else { return degraded(&reading, "the time of the turn is over") }
        let most = chain.mostCost(of: prompt)
        switch options.budget.admit(most, ledger, user: context.speaker) {
        case .within: break
        case .spent(let whose): return degraded(&reading, "the day's budget of \(whose) is spent")
        }
        defer { options.budget.leave(most, ledger, user: context.speaker) }
        let answers = AnswerReader(words: utterance.text, context: context, offered: offered, mask: mask) { [slots] in
            slots[$0] ?? []
        }
        var attempts: [Attempt] = []
        do {
            let found = try await chain.ask(prompt, until: deadline, &attempts, asking: context.asking) {
                (answer) throws(ModelFailure) in
                try answers.read(answer.text)
            }
            note(attempts, context, found?.0.commands)
            guard let (result, model) = found else {
                return options.standsAlone
                    ? Reading([], confidence: .rejected, reader: name) : offlineMode(&reading, attempts)
            }
            return merged(reading, result, model, attempts)
        } catch {
            note(attempts, context, nil)
            throw .cancelled
        }
    }

    func deadline(_ context: ReadingContext) -> ContinuousClock.Instant { (context.began ?? .now) + options.time }

    func mask(_ utterance: Utterance, _ reading: Reading, _ context: ReadingContext) -> Mask {
        options.masks ? Mask(utterance.text, reading: reading, in: context, isName: named.contains) : Mask()
    }

    private func needsModel(_ reading: Reading, _ utterance: Utterance, _ context: ReadingContext) -> Bool {
        if options.alwaysAsks { return true }
        if reading.confidence < .sure || !reading.alternatives.isEmpty { return true }
        guard !modelFirst.isEmpty, reading.commands.contains(where: \.saysWhatToDo) else { return false }
        // The offline reader may take words for another intent than the one whose author wants a model for them.
        let likely = [context.frame?.intent, writer.likeliest(utterance.text, context.roles)].compactMap(\.self)
        return !modelFirst.isDisjoint(with: reading.candidates + likely)
    }

    private func merged(
        _ offline: Reading,
        _ result: AnswerReader.Result,
        _ model: String,
        _ attempts: [Attempt]
    ) -> Reading {
        let notes = attempts.lines + result.dropped.map { "\(model): \($0)" }
        let isEmpty = result.commands.allSatisfy { $0 == .outOfScope }
        guard !isEmpty || options.standsAlone else {
            var reading = offline
            reading.notes = notes + ["\(model): nothing of its answer is used"]
            return reading
        }
        var reading = Reading(result.commands, confidence: .unsure, evidence: result.evidence, reader: model)
        reading.notes = notes
        reading.isByModel = true
        return reading
    }

    private func offlineMode(_ reading: inout Reading, _ attempts: [Attempt]) -> Reading {
        reading.notes = attempts.lines
        return degraded(&reading, attempts.isEmpty ? "all providers rest after failures" : "no provider answered")
    }

    private func degraded(_ reading: inout Reading, _ reason: String) -> Reading {
        reading.notes.append("offline mode: \(reason)")
        reading.lacksModels = true
        return reading
    }

    func note(_ attempts: [Attempt], _ context: ReadingContext, _ commands: [Command]?) {
        guard let ledger else { return }
        let intent = commands?.lazy.compactMap { if case .start(let intent) = $0 { intent } else { nil } }.first
        for attempt in attempts {
            ledger.record(
                UsageEntry(
                    provider: attempt.model,
                    intent: intent ?? context.frame?.intent,
                    user: context.speaker,
                    tokens: attempt.tokens,
                    isEstimated: attempt.isEstimated,
                    cost: attempt.cost,
                    latency: attempt.latency,
                    failure: attempt.failure.map { "\($0)" }
                )
            )
        }
    }
}

extension SlotType {
    fileprivate func names(oneOf kinds: Set<RecordKind.Name>) -> Bool {
        switch self {
        case .person, .organization: true
        case .record(let own): !kinds.isDisjoint(with: own)
        case .list(let type): type.names(oneOf: kinds)
        case .either(let types): types.contains { $0.names(oneOf: kinds) }
        default: false
        }
    }
}

extension Command {
    /// Whether it says an operation or a value, and not a word of the conversation.
    fileprivate var saysWhatToDo: Bool {
        switch self {
        case .start, .set, .unset, .mention, .help, .outOfScope: true
        case .pick, .yes, .no, .cancel, .undo, .repeat, .skip, .why, .chitchat: false
        }
    }
}

extension Reading {
    /// The intents that it takes the words for.
    fileprivate var candidates: [Intent.ID] {
        ([commands] + alternatives).joined().compactMap { if case .start(let intent) = $0 { intent } else { nil } }
    }
}
