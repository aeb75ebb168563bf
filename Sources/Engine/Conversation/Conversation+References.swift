internal import Dialogue
internal import Entities
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// The record that a pronoun or a place in the last list means; for the record that an earlier frame of the
    /// batch is about to make, a stand-in that execution replaces.
    func referred(by words: String, kinds: [RecordKind], before index: Int, in batch: Batch) -> Filling? {
        if let place = interpreter.validator.place(words) {
            let names = kinds.map(\.name)
            let listed = state.listed.filter { names.contains($0.kind) }
            // A record that was shown by itself is a list of one.
            let shown = listed.isEmpty ? [state.focused(on: names)].compactMap { $0?.record } : listed.map(\.record)
            let position = place > 0 ? place - 1 : shown.count + place
            guard shown.indices.contains(position) else { return nil }
            return Filling(.value(.record(shown[position])), origin: .picked, evidence: words)
        }
        guard kinds.contains(where: { isPronoun(words, of: $0) }) else { return nil }
        if let made = pendingRecord(kinds: kinds, before: index, in: batch) {
            return Filling(.value(.record(made.record)), origin: .result(of: made.frame), evidence: words)
        }
        guard let focus = state.focused(on: kinds.map(\.name)) else { return nil }
        return Filling(.value(.record(focus.record)), origin: .focus, evidence: words)
    }

    func isPronoun(_ words: String, of kind: RecordKind) -> Bool {
        let said = Folding.fold(words)
        let pronouns = (kind.refer.zh ?? []) + (kind.refer.en ?? [])
        return pronouns.contains { Folding.fold($0) == said }
    }

    /// The record of one of `kinds` that an earlier frame of the same batch creates.
    func pendingRecord(
        kinds: [RecordKind],
        before index: Int,
        in batch: Batch
    ) -> (record: RecordReference, frame: Int)? {
        for earlier in (0..<index).reversed() {
            let frame = batch.frames[earlier]
            guard let intent = interpreter.program.intent(frame.intent), intent.effect == .create,
                let model = intent.createdModel, kinds.contains(where: { $0.model == model })
            else { continue }
            let name = intent.slots.first { $0.takesRest }.flatMap { frame[$0.name]?.spoken } ?? title(of: intent)
            // Ids count from 1: a negative one stands for the result of a frame.
            return (RecordReference(model: model, id: -(earlier + 1), name: name), earlier)
        }
        return nil
    }

    /// Before a record is asked for: the one in focus, or the only one that the slots said so far leave.
    mutating func fillFromContext(_ question: Question, _ turn: inout Turn) async -> Progress {
        if case .oneOf(let position, let index) = question { return fillOneOf(position, index) }
        guard case .slot(let name, let index) = question, var batch = state.current,
            let intent = intent(ofFrame: index), let slot = intent.slot(name),
            !batch.frames[index].mentioned.contains(name)
        else { return .nothing }
        let kinds = interpreter.kinds(of: slot.type)
        guard !kinds.isEmpty, case .filling = batch.stage else { return .nothing }
        if let made = pendingRecord(kinds: kinds, before: index, in: batch) {
            batch.frames[index].fill(name, with: Filling(.value(.record(made.record)), origin: .result(of: made.frame)))
            state.current = batch
            return .filled
        }
        let narrowing = narrowing(kinds, batch.frames[index], besides: slot, intent)
        if !narrowing.isEmpty { return await fillNarrowed(slot, index, kinds, narrowing, &turn) }
        guard let focus = state.focused(on: kinds.map(\.name)) else { return .nothing }
        batch.frames[index].fill(name, with: Filling(.value(.record(focus.record)), origin: .focus))
        state.current = batch
        return .filled
    }

    /// The record talked about last, for the slot of a group that takes it.
    private mutating func fillOneOf(_ position: Int, _ index: Int) -> Progress {
        guard var batch = state.current, case .filling = batch.stage, let intent = intent(ofFrame: index),
            let group = oneOf(position, index)
        else { return .nothing }
        for focus in state.focus {
            let slot = group.slots.compactMap(intent.slot).first { $0.type.recordKinds.contains(focus.kind) }
            guard let slot, !batch.frames[index].mentioned.contains(slot.name) else { continue }
            batch.frames[index].fill(slot.name, with: Filling(.value(.record(focus.record)), origin: .focus))
            state.current = batch
            return .filled
        }
        return .nothing
    }

    /// The record that an operation is really about, where only another one was named that leads to it: the
    /// opportunity of a customer, when one of both was required.
    mutating func fillThroughOthers(_ index: Int, _ turn: inout Turn) async -> Progress {
        guard let batch = state.current, let intent = intent(ofFrame: index) else { return .nothing }
        let frame = batch.frames[index]
        for group in intent.requireOneOf {
            guard let name = group.slots.first, frame.fillings[name] == nil, let slot = intent.slot(name) else {
                continue
            }
            let kinds = interpreter.kinds(of: slot.type)
            let narrowing = narrowing(kinds, frame, besides: slot, intent)
            guard !narrowing.isEmpty else { continue }
            let progress = await fillNarrowed(slot, index, kinds, narrowing, &turn)
            guard case .nothing = progress else { return progress }
            let others = group.slots.dropFirst().compactMap { frame[$0]?.spoken }
            let kind = kinds.first?.title.best(for: state.language) ?? title(of: slot)
            let text = say(.recordNone, ["words": others.joined(separator: " "), "kind": kind])
            unresolved(name, index, .none(name.rawValue), text, &turn)
            return .stopped
        }
        return .nothing
    }

    private mutating func fillNarrowed(
        _ slot: Slot,
        _ index: Int,
        _ kinds: [RecordKind],
        _ narrowing: [RecordKind.Name: JSON],
        _ turn: inout Turn
    ) async -> Progress {
        guard let resolver = resolver(turn), var batch = state.current else { return .nothing }
        var hits: [RecordResolver.Hit] = []
        for kind in kinds {
            guard let condition = narrowing[kind.name] else { continue }
            do {
                hits += try await resolver.all(of: kind, narrowing: condition, limit: 20)
            } catch {
                await fail(error, &turn)
                return .stopped
            }
        }
        for hit in hits { turn.keep(hit.record) }
        guard let only = hits.first else { return .nothing }
        if hits.count == 1 {
            let filling = Filling(.value(.record(only.record.reference)), origin: .focus)
            batch.frames[index].fill(slot.name, with: filling)
            state.current = batch
            look(at: only)
            return .filled
        }
        let choices = hits.map { Choice(record: $0.record.reference, line: line($0)) }
        put(.pick(slot.name, frame: index, choices: choices), &turn)
        return .stopped
    }

    /// What the other records of a frame say about the one that is looked for: the opportunities of this customer.
    func narrowing(
        _ kinds: [RecordKind],
        _ frame: Frame,
        besides slot: Slot,
        _ intent: Intent
    ) -> [RecordKind.Name: JSON] {
        var conditions: [RecordKind.Name: JSON] = [:]
        for kind in kinds {
            for other in intent.slots where other.name != slot.name {
                guard case .record(let record) = frame[other.name], record.id > 0 else { continue }
                for otherKind in other.type.recordKinds {
                    guard let field = kind.within[otherKind] else { continue }
                    conditions[kind.name] = [[.string(field), "child_of", .integer(record.id)]]
                }
            }
        }
        return conditions
    }
}

extension Intent {
    /// The model of the first record that its plan makes.
    var createdModel: String? {
        for step in plan {
            for (name, value) in step.arguments where name == "model" {
                if case .literal(.string(let model)) = value.content { return model }
            }
        }
        return nil
    }
}

/// How far a step of the dialogue got.
enum Progress {
    case filled
    /// A question was asked, or the batch is over.
    case stopped
    case nothing
}
