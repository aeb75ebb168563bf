internal import Dialogue
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Shows what is about to happen, bound to the records as they are now.
    ///
    /// - Parameter notice: Why it is shown again.
    mutating func showCard(_ turn: inout Turn, notice: String? = nil) async {
        guard var batch = state.current else { return }
        do {
            let card = try await makeCard(batch, &turn)
            batch.stage = .confirming(card)
            for index in batch.frames.indices { batch.frames[index].changed = [] }
            state.current = batch
            let titles = batchTitles(batch)
            let title = titles.joined(separator: state.language.listSeparator)
            let text = (notice.map { $0 + "\n" } ?? "") + wording(of: card, batch, titles)
            turn.say(Reply.Part(.confirm(card.level), text, blocks: [.confirm(card, title: title)]))
        } catch {
            await fail(error, &turn)
        }
    }

    /// The open card once more, as it was: what was said besides has changed nothing of it.
    func repeatCard(_ card: Card, _ turn: inout Turn) {
        guard let batch = state.current else { return }
        let titles = batchTitles(batch)
        let title = titles.joined(separator: state.language.listSeparator)
        let text = wording(of: card, batch, titles)
        turn.say(Reply.Part(.confirm(card.level), text, blocks: [.confirm(card, title: title)]))
    }

    func makeCard(_ batch: Batch, _ turn: inout Turn) async throws(HandlerFailure) -> Card {
        var lines: [Card.Line] = []
        var level = Confirmation.Level.normal
        var effect = Effect.read
        for (index, frame) in batch.frames.enumerated() {
            guard let intent = interpreter.program.intent(frame.intent) else { continue }
            try await readRecords(of: frame, &turn)
            if intent.confirmation.level == .danger { level = .danger }
            effect = max(effect, intent.effect)
            // The rows of a table are shown as a table.
            if batch.table != nil { continue }
            let before = try await valuesBefore(intent, frame, turn)
            lines += self.lines(of: frame, at: index, intent, before: before, format(turn))
        }
        if let table = batch.table, let title = batchTitles(batch).first {
            lines = [Card.Line(frame: 0, slot: "", label: title, value: table.summary)]
        }
        return Card(
            id: Identifier.make(at: turn.now.unix),
            level: level,
            effect: effect,
            lines: lines,
            versions: turn.versions(of: batch),
            expires: turn.now.unix + Card.lifetime
        )
    }

    private func lines(
        of frame: Frame,
        at index: Int,
        _ intent: Intent,
        before: [Slot.Name: String],
        _ format: ValueFormat
    ) -> [Card.Line] {
        intent.slots.compactMap { slot in
            guard let filling = frame.fillings[slot.name], let value = filling.value, !slot.type.namesSlots else {
                return nil
            }
            return Card.Line(
                frame: index,
                slot: slot.name.rawValue,
                label: title(of: slot),
                value: shown(value, slot, format),
                before: before[slot.name],
                evidence: filling.evidence,
                isChanged: frame.changed.contains(slot.name)
            )
        }
    }

    func shown(_ value: Value, _ slot: Slot, _ format: ValueFormat) -> String {
        if case .choice(let key) = value, let option = slot.options.first(where: { $0.key == key }) {
            return title(of: option)
        }
        return value.formatted(format)
    }

    /// What the fields that a write will touch hold now, as they are shown.
    private func valuesBefore(_ intent: Intent, _ frame: Frame, _ turn: Turn) async throws(HandlerFailure) -> [Slot
        .Name: String]
    {
        guard intent.effect == .write, let source = interpreter.program.records else { return [:] }
        let scope = scope(intent, frame, turn)
        let fields = intent.fieldsBySlot.filter { frame.fillings[$0.key] != nil }
        for step in intent.plan where step.condition.map({ $0.holds(in: scope) }) ?? true {
            let arguments = interpreter.arguments(of: step, state.language, in: scope)
            guard let handler = interpreter.program.handler(step.handler), handler.effect == .write,
                let target = handler.target(in: arguments), target.ids.allSatisfy({ $0 > 0 })
            else { continue }
            let query = RecordQuery(
                model: target.model,
                domain: [["id", "in", .array(target.ids.map(JSON.integer))]],
                fields: Array(fields.values).sorted(),
                includesArchived: true
            )
            guard let record = try await source.search(query, as: turn.caller).first else { continue }
            var before: [Slot.Name: String] = [:]
            for (slot, field) in fields {
                let type = intent.slot(slot)?.type.fieldType
                let text = try await shown(record.values, of: target.model, [field], as: type, turn)[field] ?? ""
                if !text.isEmpty { before[slot] = text }
            }
            return before
        }
        return [:]
    }

    func wording(of card: Card, _ batch: Batch, _ titles: [String]) -> String {
        func line(_ line: Card.Line) -> String {
            let change = line.before.map { "\($0) → " } ?? ""
            return "  \(line.isChanged ? "*" : "·") \(line.label)\(colon)\(change)\(line.value)"
        }
        if batch.frames.count == 1 || batch.table != nil {
            let list = card.lines.map(line).joined(separator: "\n")
            let phrase: Phrase = card.level == .danger ? .confirmDanger : .confirm
            return say(phrase, ["title": titles[0], "list": list, "effect": effectWord(card.effect)])
        }
        let list = titles.enumerated().map { index, title in
            (["\(index + 1). \(title)"] + card.lines.filter { $0.frame == index }.map(line)).joined(separator: "\n")
        }
        let values = [
            "title": titles.joined(separator: state.language.listSeparator), "list": list.joined(separator: "\n"),
            "count": "\(titles.count)", "effect": effectWord(card.effect),
        ]
        return say(card.level == .danger ? .confirmDanger : .confirmBatch, values)
    }

    private var colon: String { state.language == .zh ? "：" : ": " }

    /// The answer to an open card: carried out once, and only if it shows what is still so.
    mutating func confirm(_ card: Card, _ turn: inout Turn) async {
        guard let batch = state.current else { return }
        if card.level == .danger, !names(card.effect, in: turn.words) {
            turn.say(Reply.Part(.confirm(.danger), wording(of: card, batch, batchTitles(batch))))
            return
        }
        if turn.now.unix > card.expires {
            await showCard(&turn, notice: say(.cardExpired))
            return
        }
        do {
            for frame in batch.frames { try await readRecords(of: frame, &turn) }
        } catch {
            await fail(error, &turn)
            return
        }
        guard turn.versions(of: batch) == card.versions else {
            await showCard(&turn, notice: say(.cardStale))
            return
        }
        let mayGoOn = await run(batch, card: card, &turn)
        _ = mayGoOn
        await resume(&turn)
    }

    func batchTitles(_ batch: Batch) -> [String] {
        let frames = batch.table == nil ? batch.frames[...] : batch.frames.prefix(1)
        return frames.compactMap { interpreter.program.intent($0.intent).map(title(of:)) }
    }

    /// Whether the words name the effect, as the answer to a danger card must.
    func names(_ effect: Effect, in words: String) -> Bool {
        interpreter.program.pack.talk.isWhole("effect_\(effect.rawValue)", words)
    }
}

extension Turn {
    /// The versions of the records that a batch names, by `model,id`.
    func versions(of batch: Batch) -> [String: String] {
        var versions: [String: String] = [:]
        for frame in batch.frames {
            for record in frame.fillings.values.flatMap({ $0.value?.records ?? [] }) {
                if let version = records[record.key]?["write_date"]?.stringValue { versions[record.key] = version }
            }
        }
        return versions
    }

    mutating func keep(_ record: Record) {
        records["\(record.model),\(record.id)", default: [:]].merge(record.values) { $1 }
    }
}

extension SlotType {
    /// How a field is shown that holds such values, where its own type does not say so.
    fileprivate var fieldType: String? {
        switch self {
        case .phone: "phone"
        case .money: "money"
        case .percent: "percent"
        default: nil
        }
    }
}

extension Handler {
    /// The records that a call is about, by the shapes of the handler's parameters.
    func target(in arguments: [String: JSON]) -> (model: String, ids: [Int])? {
        for parameter in parameters {
            guard case .records(let of) = parameter.shape, let model = arguments[of]?.stringValue else { continue }
            switch arguments[parameter.name] {
            case .integer(let id): return (model, [id])
            case .array(let ids): return (model, ids.compactMap(\.intValue))
            default: continue
            }
        }
        return nil
    }
}
