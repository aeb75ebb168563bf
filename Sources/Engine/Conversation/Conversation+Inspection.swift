internal import Dialogue
internal import Entities
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Looks up what the card depends on: the guards, and records like the one to be made. False: the person was
    /// told or asked something.
    mutating func inspect(_ index: Int, _ turn: inout Turn) async -> Bool {
        switch await fillThroughOthers(index, &turn) {
        case .stopped: return false
        case .filled, .nothing: break
        }
        guard var batch = state.current, let intent = interpreter.program.intent(batch.frames[index].intent) else {
            return false
        }
        do {
            try await fillStandards(&batch.frames[index], intent, &turn)
            try await readRecords(of: batch.frames[index], &turn)
            settleYuan(&batch.frames[index], intent)
            if let slot = foreignMoney(batch.frames[index], intent) {
                batch.frames[index].empty(slot)
                state.current = batch
                let values = [
                    "slot": intent.slot(slot).map(title(of:)) ?? "", "currency": currency,
                ]
                unresolved(slot, index, .reject(slot.rawValue), say(.rejectCurrency, values), &turn)
                return false
            }
            if let refusal = guardRefusal(intent, batch.frames[index], turn) {
                turn.say(Reply.Part(.refused, refusal))
                await drop(&turn)
                return false
            }
            let twins =
                batch.frames[index].acceptsDuplicates ? [] : try await twins(of: batch.frames[index], intent, turn)
            if !twins.isEmpty {
                for twin in twins { turn.keep(twin.record) }
                state.current = batch
                let choices = twins.map { Choice(record: $0.record.reference, line: line($0)) }
                put(.duplicate(frame: index, choices: choices), &turn)
                return false
            }
        } catch {
            await fail(error, &turn)
            return false
        }
        batch.frames[index].isInspected = true
        batch.stage = .filling
        state.current = batch
        return true
    }

    /// Slots that nobody filled take their defaults, through the same checks as words.
    private func fillStandards(_ frame: inout Frame, _ intent: Intent, _ turn: inout Turn) async throws(HandlerFailure)
    {
        for slot in intent.slots where frame.fillings[slot.name] == nil {
            guard let standard = slot.standard else { continue }
            if case .expression(let expression) = standard, expression.source.contains("me"), turn.me == nil {
                turn.me = try await interpreter.program.records?.currentUser(as: turn.caller).reference
            }
            let value: Value?
            switch standard {
            case .text(let words): value = interpreter.validator.standard(words, slot, intent, turn)
            case .expression(let expression):
                value = interpreter.validator.fit(expression.evaluate(in: scope(intent, frame, turn)), slot)
            }
            if let value { frame.fillings[slot.name] = Filling(.value(value), origin: .standard) }
        }
    }

    /// Reads the records that a frame names, with their versions, in one call a model.
    func readRecords(of frame: Frame, _ turn: inout Turn) async throws(HandlerFailure) {
        var missing: [String: Set<Int>] = [:]
        // What nobody said is not what the card is about: a default's record may change under it.
        for filling in frame.fillings.values where filling.origin != .standard {
            for record in filling.value?.records ?? [] where record.id > 0 && turn.records[record.key] == nil {
                missing[record.model, default: []].insert(record.id)
            }
        }
        guard let source = interpreter.program.records else { return }
        for (model, ids) in missing.sorted(by: { $0.key < $1.key }) {
            let fields = interpreter.program.pack.records.filter { $0.model == model }.flatMap(\.readFields)
            let query = RecordQuery(
                model: model,
                domain: [["id", "in", .array(ids.sorted().map(JSON.integer))]],
                fields: Array(Set(fields + ["display_name", "write_date"])).sorted(),
                includesArchived: true
            )
            for record in try await source.search(query, as: turn.caller) { turn.keep(record) }
        }
    }

    /// An amount in another currency than the CRM keeps its books in: without a rate it must not be written as if it
    /// were one of its own.
    private func foreignMoney(_ frame: Frame, _ intent: Intent) -> Slot.Name? {
        guard intent.effect != .read else { return nil }
        return intent.slots.map(\.name).first { name in
            frame[name]?.currencies.contains { $0 != currency } == true
        }
    }

    /// 元 and 块 are the yuan, and also how amounts of any currency are counted in Chinese: where the books are kept in
    /// another one and nothing else was said, that is meant, and the card shows it.
    private func settleYuan(_ frame: inout Frame, _ intent: Intent) {
        guard intent.effect != .read, currency != "CNY" else { return }
        for (name, filling) in frame.fillings {
            guard let value = filling.value, value.currencies == ["CNY"],
                !Self.yuan.contains(where: (filling.evidence ?? "").lowercased().contains)
            else { continue }
            frame.fillings[name]?.content = .value(value.withoutCurrency)
        }
    }

    private static let yuan = ["人民币", "¥", "￥", "cny", "rmb", "yuan", "renminbi"]

    private func guardRefusal(_ intent: Intent, _ frame: Frame, _ turn: Turn) -> String? {
        let scope = scope(intent, frame, turn)
        guard let broken = intent.guards.first(where: { !$0.condition.holds(in: scope) }) else { return nil }
        return broken.say.best(for: state.language)?.render(state.language, in: scope)
            ?? say(.failedStep, ["title": title(of: intent), "reason": broken.condition.source])
    }

    /// Records that have a value which should be the new record's alone.
    private func twins(of frame: Frame, _ intent: Intent, _ turn: Turn) async throws(HandlerFailure) -> [RecordResolver
        .Hit]
    {
        guard let model = intent.createdModel, let kind = interpreter.kind(ofModel: model),
            let source = interpreter.program.records
        else { return [] }
        let fields = intent.fieldsBySlot
        var leaves: [JSON] = []
        for key in intent.unique {
            guard let field = fields[key.slot], let value = frame[key.slot] else { continue }
            let term = key.similarity == nil ? value.json : .string(OrganizationName(value.spoken).core)
            leaves.append([.string(field), key.similarity == nil ? "=" : "ilike", term])
        }
        guard !leaves.isEmpty else { return [] }
        let query = RecordQuery(
            model: model,
            domain: .array(Array(repeating: "|", count: leaves.count - 1) + leaves),
            fields: Array(Set(kind.readFields + fields.values)).sorted(),
            limit: 20
        )
        let records = try await source.search(query, as: turn.caller)
        return records.filter { record in
            intent.unique.contains { key in
                guard let field = fields[key.slot], let value = frame[key.slot],
                    let there = record.values[field]?.stringValue
                else { return false }
                guard let similarity = key.similarity else { return value.isWritten(there) }
                return NameMatch(value.spoken).similarity(to: there) >= similarity
            }
        }
        .map { RecordResolver.Hit(kind: kind.name, record: $0, name: $0.name) }
    }

    /// 「打开」「更新」「仍然新建」, when a like record was shown.
    mutating func answersDuplicate(_ words: String, _ turn: inout Turn) async -> Bool {
        guard let batch = state.current, case .asking(.duplicate(let frame, let choices), _) = batch.stage,
            let first = choices.first
        else { return false }
        let talk = interpreter.program.pack.talk
        if talk.isWhole("duplicate_create", words) {
            await affirm(&turn)
        } else if talk.isWhole("duplicate_update", words) {
            await follow(.update, first, frame, &turn)
        } else if talk.isWhole("duplicate_open", words) {
            await follow(.open, first, frame, &turn)
        } else {
            return false
        }
        return true
    }

    /// What was said to the duplicates: see the existing one, or change it instead.
    mutating func follow(_ event: DuplicateAnswer, _ choice: Choice, _ index: Int, _ turn: inout Turn) async {
        guard let batch = state.current, let intent = intent(ofFrame: index) else { return }
        guard let offer = intent.offers.first(where: { $0.when == event.rawValue }),
            let other = interpreter.program.intent(offer.intent)
        else {
            turn.say(Reply.Part(.done, choice.line))
            look(at: choice.record)
            await drop(&turn)
            return
        }
        var frame = Frame(other.id, utterance: turn.words)
        for slot in other.slots {
            if let filling = batch.frames[index].fillings[slot.name], slot.type.recordKinds.isEmpty {
                frame.fillings[slot.name] = filling
            }
        }
        let own = other.slots.first { slot in
            interpreter.kinds(of: slot.type).contains { $0.model == choice.record.model }
        }
        if let own {
            frame.fillings[own.name] = Filling(.value(.record(choice.record)), origin: .picked, evidence: choice.line)
        }
        look(at: choice.record)
        state.current = Batch([frame])
        turn.begun = [frame]
        await advance(&turn)
    }
}

/// What a person may want with the record that exists already, by the keys of `offer:`.
enum DuplicateAnswer: String {
    case open, update
}

extension Value {
    /// The records in it.
    var records: [RecordReference] {
        switch self {
        case .record(let record): [record]
        case .list(let values): values.flatMap(\.records)
        default: []
        }
    }

    /// The text as people say it, for names.
    var spoken: String {
        switch self {
        case .record(let record): record.name
        default: json.stringValue ?? ""
        }
    }
}

extension Intent {
    /// The field of the record that each slot becomes, where the plan says so directly.
    var fieldsBySlot: [Slot.Name: String] {
        var fields: [Slot.Name: String] = [:]
        for step in plan {
            for (name, value) in step.arguments where name == "values" {
                guard case .map(let entries) = value.content else { continue }
                for (field, entry) in entries {
                    guard let slot = entry.slot, self.slot(slot) != nil, fields[slot] == nil else { continue }
                    fields[slot] = field
                }
            }
        }
        return fields
    }
}

extension Argument {
    /// The slot that it is the value of, as it stands.
    fileprivate var slot: Slot.Name? {
        guard case .expression(let expression) = content, case .path(let path) = expression.node, path.count == 1 else {
            return nil
        }
        return Slot.Name(path[0])
    }
}

extension Value {
    /// Those that its amounts name.
    fileprivate var currencies: Set<String> {
        switch self {
        case .money(let money): Set([money.currency].compactMap(\.self))
        case .list(let values): values.reduce(into: []) { $0.formUnion($1.currencies) }
        default: []
        }
    }

    fileprivate var withoutCurrency: Value {
        switch self {
        case .money(let money): .money(Money(money.amount))
        case .list(let values): .list(values.map(\.withoutCurrency))
        default: self
        }
    }

    /// Whether a service's text is this value; telephone numbers are compared by their digits, with or without the
    /// country's code.
    fileprivate func isWritten(_ text: String) -> Bool {
        guard case .phone(let phone) = self else { return .string(text) == json }
        let mine = phone.number.filter(\.isNumber)
        let theirs = text.filter(\.isNumber).drop { $0 == "0" }
        return theirs.count >= 7 && (mine.hasSuffix(theirs) || theirs.hasSuffix(mine))
    }
}
