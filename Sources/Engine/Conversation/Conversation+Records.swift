internal import Dialogue
internal import Entities
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Turns a slot's words into a record. False: a question was asked, or the batch is over.
    mutating func resolve(_ name: Slot.Name, _ index: Int, _ turn: inout Turn) async -> Bool {
        guard var batch = state.current, let intent = interpreter.program.intent(batch.frames[index].intent),
            let slot = intent.slot(name), let resolver = resolver(turn),
            case .words(let words) = batch.frames[index].fillings[name]?.content
        else {
            await fail(.misused("there is no plugin with records"), &turn)
            return false
        }
        let kinds = interpreter.kinds(of: slot.type)
        if let record = referred(by: words, kinds: kinds, before: index, in: batch) {
            batch.frames[index].fill(name, with: record)
            if let value = record.value { look(at: value) }
            batch.stage = .filling
            state.current = batch
            return true
        }
        let isMe = interpreter.validator.means(me: words) && kinds.contains { $0.model == "res.users" }
        let isPointer =
            interpreter.validator.place(words) != nil || kinds.contains(where: { isPronoun(words, of: $0) })
        if isPointer, !isMe {
            batch.frames[index].fillings[name] = nil
            state.current = batch
            // A pronoun that means nothing here says nothing, where nothing has to be said.
            if !slot.isAlwaysRequired, !intent.requireOneOf.contains(where: { $0.slots.contains(name) }) { return true }
            let values = ["words": words, "kind": kinds.first?.title.best(for: state.language) ?? ""]
            unresolved(name, index, .none(name.rawValue), say(.recordNoFocus, values), &turn)
            return false
        }
        let hits: [RecordResolver.Hit]
        let start = ContinuousClock.now
        do {
            hits = try await found(words, slot: slot, kinds: kinds, frame: batch.frames[index], intent, resolver)
            if hits.isEmpty, slot.takesSeveral, words.listItems.count > 1 {
                return await resolveEach(words.listItems, slot, kinds, index, intent, resolver, &turn)
            }
        } catch {
            await fail(error, &turn)
            return false
        }
        turn.trace.add("records", since: start, ["\(words): \(hits.map { "\($0.name) #\($0.record.id)" })"])
        return await settle(hits, words: words, slot, index, &turn)
    }

    /// The names of an enumeration one by one: known ones become records, new ones stay words where words will do.
    private mutating func resolveEach(
        _ names: [String],
        _ slot: Slot,
        _ kinds: [RecordKind],
        _ index: Int,
        _ intent: Intent,
        _ resolver: RecordResolver,
        _ turn: inout Turn
    ) async -> Bool {
        guard var batch = state.current else { return false }
        var values: [Value] = []
        var doubtful: [Choice] = []
        for name in names {
            let hits: [RecordResolver.Hit]
            do {
                hits = try await found(name, slot: slot, kinds: kinds, frame: batch.frames[index], intent, resolver)
            } catch {
                await fail(error, &turn)
                return false
            }
            for hit in hits { turn.keep(hit.record) }
            if hits.count == 1 || slot.multiplicity == .list, !hits.isEmpty {
                values += hits.map { Value.record($0.record.reference) }
            } else if hits.isEmpty, slot.type.takesText {
                values.append(.text(name))
            } else if hits.isEmpty {
                await notFound(name, slot, index, &turn)
                return false
            } else {
                doubtful += hits.map { Choice(record: $0.record.reference, line: line($0)) }
            }
        }
        let evidence = names.joined(separator: state.language.listSeparator)
        batch.frames[index].fill(slot.name, with: Filling(.value(.list(values)), origin: .said, evidence: evidence))
        batch.stage = .filling
        state.current = batch
        guard doubtful.isEmpty else {
            put(.pick(slot.name, frame: index, choices: doubtful), &turn)
            return false
        }
        return true
    }

    func resolver(_ turn: Turn) -> RecordResolver? {
        guard let source = interpreter.program.records, let directory = interpreter.directory else { return nil }
        return RecordResolver(source: source, directory: directory, caller: turn.caller)
    }

    private func found(
        _ words: String,
        slot: Slot,
        kinds: [RecordKind],
        frame: Frame,
        _ intent: Intent,
        _ resolver: RecordResolver
    ) async throws(HandlerFailure) -> [RecordResolver.Hit] {
        if kinds.contains(where: { $0.model == "res.users" }), interpreter.validator.means(me: words) {
            let me = try await resolver.source.currentUser(as: resolver.caller)
            let kind = kinds.first { $0.model == me.model }?.name ?? kinds[0].name
            return [RecordResolver.Hit(kind: kind, record: me, name: me.name)]
        }
        return try await resolver.find(words, kinds: kinds, narrowing: narrowing(kinds, frame, besides: slot, intent))
    }

    private mutating func settle(
        _ hits: [RecordResolver.Hit],
        words: String,
        _ slot: Slot,
        _ index: Int,
        _ turn: inout Turn
    ) async -> Bool {
        guard var batch = state.current else { return false }
        for hit in hits { turn.keep(hit.record) }
        switch hits.count {
        case 0 where slot.type.takesText:
            let value = slot.takesSeveral ? Value.list([.text(words)]) : .text(words)
            batch.frames[index].fill(slot.name, with: Filling(.value(value), origin: .said, evidence: words))
        case 0:
            await notFound(words, slot, index, &turn)
            return false
        case 1:
            fill(hits, in: &batch.frames[index], slot, words)
            look(at: hits[0])
        case _ where slot.multiplicity == .list:
            fill(hits, in: &batch.frames[index], slot, words)
        default:
            let choices = hits.map { Choice(record: $0.record.reference, line: line($0)) }
            state.current = batch
            put(.pick(slot.name, frame: index, choices: choices), &turn)
            return false
        }
        batch.stage = .filling
        state.current = batch
        return true
    }

    private func fill(_ hits: [RecordResolver.Hit], in frame: inout Frame, _ slot: Slot, _ words: String) {
        let records = hits.map { Value.record($0.record.reference) }
        let value = slot.takesSeveral ? Value.list(records) : records[0]
        frame.fill(slot.name, with: Filling(.value(value), origin: .said, evidence: words))
    }

    private mutating func notFound(_ words: String, _ slot: Slot, _ index: Int, _ turn: inout Turn) async {
        guard var batch = state.current else { return }
        let kind = interpreter.kinds(of: slot.type).first?.title.best(for: state.language) ?? title(of: slot)
        let text = say(.recordNone, ["words": words, "kind": kind])
        batch.frames[index].fillings[slot.name] = nil
        state.current = batch
        if let offered = slot.offersWhenNone, let intent = interpreter.program.intent(offered),
            intent.isAllowed(for: session.roles)
        {
            turn.say(Reply.Part(.none(slot.name.rawValue), text))
            put(.offer(offered, frame: index, slot: slot.name, words: words), &turn)
        } else {
            unresolved(slot.name, index, .none(slot.name.rawValue), text, &turn)
        }
    }

    /// Says why the record is not known, and waits for another name.
    mutating func unresolved(
        _ slot: Slot.Name,
        _ index: Int,
        _ kind: Reply.Kind,
        _ text: String,
        _ turn: inout Turn
    ) {
        guard var batch = state.current else { return }
        let question = Question.slot(slot, frame: index)
        let attempt = batch.attempt(at: question)
        batch.stage = .asking(question, attempt: attempt)
        state.current = batch
        turn.say(Reply.Part(kind, text + "\n" + ask(question, attempt: attempt)))
    }

    func line(_ hit: RecordResolver.Hit) -> String {
        line(of: hit.record, kind: interpreter.program.kinds[hit.kind])
    }

    func line(of record: Record, kind: RecordKind?) -> String {
        guard let kind else { return record.name }
        let scope = RecordScope(record: record, currency: currency)
        let line = kind.show.render(state.language, in: scope)
        return line.isEmpty ? record.name : line
    }

    mutating func look(at hit: RecordResolver.Hit) {
        state.look(at: hit.record.reference, kind: hit.kind)
    }

    mutating func look(at record: RecordReference) {
        guard record.id > 0, let kind = interpreter.kind(ofModel: record.model) else { return }
        state.look(at: record, kind: kind.name)
    }

    mutating func look(at value: Value) {
        if case .record(let record) = value { look(at: record) }
    }
}

/// The fields of one record by their names.
struct RecordScope: ExpressionScope {
    let record: Record
    let currency: String
    var roles: Set<Role> { [] }
    var now: Moment { Moment(unix: 0, offset: 0) }

    func value(of name: String) -> ExpressionValue {
        if name == "id" { return ExpressionValue(JSON.integer(record.id)) }
        return record.values[name].map { ExpressionValue($0) } ?? .nothing
    }
}
