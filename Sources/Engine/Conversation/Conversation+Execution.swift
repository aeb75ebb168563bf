internal import Dialogue
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Carries out a batch whose conditions are met, and takes it off the stack.
    ///
    /// - Returns: Whether the batch below may go on by itself: the one that waited for the record made here.
    mutating func run(_ batch: Batch, card: Card?, _ turn: inout Turn) async -> Bool {
        state.current = nil
        if let card { state.answer(card) }
        turn.frames = batch.frames
        let changes = batch.frames.contains { interpreter.program.intent($0.intent)?.effect != .read }
        let operation = Operation(
            id: card?.id ?? Identifier.make(at: turn.now.unix),
            session: session.id,
            user: session.user,
            started: turn.now.unix,
            frames: batch.frames.map { part($0, format(turn)) }
        )
        if isDryRun, changes {
            turn.say(Reply.Part(.notice, rehearsal(of: batch, turn)))
            return false
        }
        if changes {
            do {
                if try await interpreter.journal.begin(operation) != nil {
                    turn.say(Reply.Part(.notice, say(.cardAnswered)))
                    return false
                }
            } catch {
                turn.say(Reply.Part(.failed, say(.journalUnavailable, ["detail": error.message])))
                return false
            }
        }
        if let table = batch.table {
            await carryOut(table, batch, operation, &turn)
            return await continueBelow(&turn)
        }
        var execution = Execution(operation, interpreter, caller: turn.caller, isJournalled: changes)
        let start = ContinuousClock.now
        var frames = batch.frames
        var finished: [Int] = []
        var parts: [Reply.Part] = []
        var isEmpty: [Bool] = []
        for index in frames.indices {
            do {
                let (part, empty) = try await perform(
                    &frames,
                    index,
                    &execution,
                    operation: changes ? operation.id : nil,
                    &turn
                )
                parts.append(part)
                isEmpty.append(empty)
                finished.append(index)
            } catch {
                await failed(error, at: index, finished, frames, &execution, &turn)
                break
            }
        }
        turn.trace.add("run", since: start, execution.steps.map { "\($0.handler): \($0.state.rawValue)" })
        turn.calls += execution.steps.filter { $0.state != .inverse }
        await forget(execution.steps)
        guard finished.count == frames.count else { return false }
        turn.reply.parts += parts
        if changes { await close(operation.id, as: .done, &turn) }
        offerAfter(frames, isEmpty, &turn)
        return await continueBelow(&turn)
    }

    mutating func perform(
        _ frames: inout [Frame],
        _ index: Int,
        _ execution: inout Execution,
        operation: String?,
        _ turn: inout Turn
    ) async throws(Execution.Failure) -> (Reply.Part, isEmpty: Bool) {
        guard let intent = interpreter.program.intent(frames[index].intent) else {
            throw .handler(.misused("there is no intent '\(frames[index].intent)'"))
        }
        frames[index].replaceStandIns(with: turn.made)
        var scope = scope(intent, frames[index], turn)
        for step in intent.plan {
            if let condition = step.condition, !condition.holds(in: scope) { continue }
            let arguments = interpreter.arguments(of: step, state.language, in: scope)
            turn.report?(.running(step.handler))
            let outcome = try await execution.run(step.handler, arguments, frame: index)
            for change in outcome.changes { scope.before.merge(change.before) { old, _ in old } }
            if let name = step.name { scope.results[name] = outcome.facts }
            note(outcome, of: index, &turn)
        }
        if case .steps(let inverses) = intent.undo {
            for step in inverses where step.condition.map({ $0.holds(in: scope) }) ?? true {
                let arguments = interpreter.arguments(of: step, state.language, in: scope)
                try await execution.keep(inverse: step.handler, arguments, frame: index)
            }
        }
        remember(intent, frames[index], scope, &turn)
        if intent.effect == .read { state.lastRead = frames[index] }
        let part = await part(intent, frames[index], scope, operation: operation, &turn)
        return (part, isEmpty(intent, scope))
    }

    /// The record that later frames of the batch mean by 「他」 is the first that this one made.
    private func note(_ outcome: Outcome, of frame: Int, _ turn: inout Turn) {
        guard turn.made[frame] == nil, let change = outcome.changes.first(where: { $0.kind == .created }) else {
            return
        }
        let name = outcome.facts["name"]?.stringValue ?? outcome.facts["display_name"]?.stringValue ?? "#\(change.id)"
        turn.made[frame] = RecordReference(model: change.model, id: change.id, name: name)
    }

    /// What pronouns and 「第二个」 mean from now on.
    private mutating func remember(_ intent: Intent, _ frame: Frame, _ scope: FrameScope, _ turn: inout Turn) {
        for presentation in intent.presentations {
            guard case .table(let of, _, _) = presentation, let step = of.split(separator: ".").first.map(String.init),
                let rows = scope.results[step]?["records"]?.arrayValue,
                let kind = interpreter.kind(ofModel: intent.model(ofStep: step))
            else { continue }
            state.listed = rows.prefix(50).compactMap { row in
                guard let id = row["id"]?.intValue else { return nil }
                let name = row["display_name"]?.stringValue ?? row["name"]?.stringValue ?? "#\(id)"
                let record = RecordReference(model: kind.model, id: id, name: name)
                return DialogueState.Focus(kind: kind.name, record: record)
            }
            if state.listed.count == 1 { look(at: state.listed[0].record) }
        }
        for filling in frame.fillings.values { filling.value?.records.forEach { look(at: $0) } }
        guard let focus = intent.focus else { return }
        if case .record(let record) = frame[Slot.Name(focus)] {
            look(at: record)
        } else if let made = turn.made.values.first(where: { _ in scope.results[focus] != nil }) {
            look(at: made)
        }
    }

    func forget(_ steps: [Operation.Step]) async {
        let models = Set(steps.flatMap { $0.outcome?.changes.map(\.model) ?? [] })
        for model in models {
            await interpreter.directory?.forget(model: model, kinds: interpreter.program.pack.records)
        }
    }

    /// The batch that waited for a record which could not be found goes on with the one just made.
    private mutating func continueBelow(_ turn: inout Turn) async -> Bool {
        guard var batch = state.current, case .asking(.offer(_, let frame, let slot?, let words), _) = batch.stage,
            let declared = intent(ofFrame: frame)?.slot(slot),
            let focus = state.focused(on: declared.type.recordKinds)
        else { return false }
        batch.frames[frame].fill(
            slot,
            with: Filling(.value(.record(focus.record)), origin: .focus, evidence: words)
        )
        batch.stage = .filling
        state.current = batch
        return true
    }

    func part(_ frame: Frame, _ format: ValueFormat) -> Operation.Part {
        let intent = interpreter.program.intent(frame.intent)
        var slots: [String: String] = [:]
        var evidence: [String: String] = [:]
        for (name, filling) in frame.fillings {
            guard let value = filling.value, let slot = intent?.slot(name) else { continue }
            slots[name.rawValue] = shown(value, slot, format)
            evidence[name.rawValue] = filling.evidence
        }
        return Operation.Part(
            intent: frame.intent,
            digest: intent?.digest ?? "",
            utterance: frame.utterance,
            slots: slots,
            evidence: evidence
        )
    }

    mutating func close(_ operation: String, as state: Operation.State, _ turn: inout Turn) async {
        do {
            try await interpreter.journal.finish(operation, as: state, at: turn.now.unix)
        } catch {
            turn.say(Reply.Part(.notice, say(.journalUnavailable, ["detail": error.message])))
        }
    }
}

extension Frame {
    /// Puts the records that earlier frames made in the place of their stand-ins.
    fileprivate mutating func replaceStandIns(with made: [Int: RecordReference]) {
        for (slot, filling) in fillings {
            guard case .result(let earlier) = filling.origin, let record = made[earlier] else { continue }
            fillings[slot]?.content = .value(.record(record))
        }
    }
}
