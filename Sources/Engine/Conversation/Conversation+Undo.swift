internal import Dialogue
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI

extension Conversation {
    /// 「撤销」: takes back the last thing carried out, unless somebody has changed its records since.
    mutating func undo(_ turn: inout Turn) async {
        do {
            guard let operation = try await interpreter.journal.lastDone(in: session.id, by: session.user) else {
                turn.say(Reply.Part(.unknown, say(.undoNothing)))
                return
            }
            await undo(operation, &turn)
        } catch {
            turn.say(Reply.Part(.failed, say(.journalUnavailable, ["detail": error.message])))
        }
        await resume(&turn)
    }

    mutating func undo(_ operation: Operation, _ turn: inout Turn) async {
        let title = operation.intents.map { interpreter.program.intent($0).map(self.title(of:)) ?? $0.rawValue }
            .joined(separator: state.language.listSeparator)
        if let because = neverUndone(operation) {
            turn.say(Reply.Part(.refused, say(.undoNever, ["title": title, "because": because])))
            return
        }
        do {
            let conflicts = try await conflicts(of: operation, turn)
            guard conflicts.isEmpty else {
                let list = conflicts.joined(separator: "\n")
                turn.say(Reply.Part(.refused, say(.undoConflict, ["list": list])))
                return
            }
        } catch {
            turn.say(Reply.Part(.failed, say(.undoFailed, ["reason": reason(error)])))
            return
        }
        if isDryRun {
            turn.say(Reply.Part(.notice, say(.dryRun, ["list": title])))
            return
        }
        await takeBack(operation, title, &turn)
    }

    private mutating func takeBack(_ operation: Operation, _ title: String, _ turn: inout Turn) async {
        let undo = Operation(
            id: Identifier.make(at: turn.now.unix),
            session: session.id,
            user: session.user,
            started: turn.now.unix,
            undoes: operation.id,
            frames: operation.frames
        )
        do {
            _ = try await interpreter.journal.begin(undo)
        } catch {
            turn.say(Reply.Part(.failed, say(.journalUnavailable, ["detail": error.message])))
            return
        }
        var execution = Execution(undo, interpreter, caller: turn.caller, isJournalled: true)
        for call in inverses(of: operation) {
            turn.report?(.running(call.handler))
            do {
                _ = try await execution.run(call.handler, call.arguments, frame: 0)
            } catch {
                turn.calls += execution.steps
                let reason: String
                switch error {
                case .journal(let failure): reason = say(.journalUnavailable, ["detail": failure.message])
                case .handler(let failure): reason = self.reason(failure)
                }
                let uncertain = error.mayHaveHappened ? "\n" + say(.maybeDone) : ""
                turn.say(Reply.Part(.failed, say(.undoFailed, ["reason": reason]) + uncertain))
                await close(undo.id, as: .failed, &turn)
                return
            }
        }
        turn.calls += execution.steps
        for model in Set(operation.changes.map(\.model)) {
            await interpreter.directory?.forget(model: model, kinds: interpreter.program.pack.records)
        }
        await close(undo.id, as: .done, &turn)
        await close(operation.id, as: .undone, &turn)
        turn.say(Reply.Part(.undone, say(.undone, ["title": title]), operation: undo.id))
    }

    /// Why one of the operation's intents or handlers cannot be taken back.
    private func neverUndone(_ operation: Operation) -> String? {
        for part in operation.frames {
            if case .none(let because)? = interpreter.program.intent(part.intent)?.undo { return because }
        }
        for step in operation.steps where !(step.outcome?.changes.isEmpty ?? true) {
            if operation.hasInverse(ofFrame: step.frame) { continue }
            if case .none(let because)? = interpreter.program.handler(step.handler)?.inverse { return because }
        }
        return nil
    }

    private func inverses(of operation: Operation) -> [(handler: String, arguments: [String: JSON])] {
        let own = operation.steps.filter { $0.state == .inverse }.map { (handler: $0.handler, arguments: $0.arguments) }
        return own
            + operation.steps.filter { $0.state == .done && !operation.hasInverse(ofFrame: $0.frame) }.reversed()
            .flatMap { step in
                guard case .call(let inverse)? = interpreter.program.handler(step.handler)?.inverse else {
                    return [(handler: String, arguments: [String: JSON])]()
                }
                return (step.outcome?.changes ?? []).reversed().compactMap(inverse)
            }
    }

    /// What others have changed since, one line a record.
    private func conflicts(of operation: Operation, _ turn: Turn) async throws(HandlerFailure) -> [String] {
        guard let source = interpreter.program.records else { return [] }
        var latest: [String: Change] = [:]
        for change in operation.changes where change.version != nil { latest["\(change.model),\(change.id)"] = change }
        var lines: [String] = []
        for (_, change) in latest.sorted(by: { $0.key < $1.key }) {
            let query = RecordQuery(
                model: change.model,
                domain: [["id", "=", .integer(change.id)]],
                fields: ["display_name", "write_date"] + change.after.keys.sorted(),
                includesArchived: true
            )
            guard let record = try await source.search(query, as: turn.caller).first else {
                if change.kind != .deleted { lines.append("#\(change.id): \(say(.failureMissing))") }
                continue
            }
            if record.version == change.version { continue }
            lines.append(try await difference(change, record, turn))
        }
        return lines
    }

    private func difference(_ change: Change, _ record: Record, _ turn: Turn) async throws(HandlerFailure) -> String {
        let fields = change.after.keys.sorted()
        let labels = try await fieldText(of: change.model, turn)
        let then = try await shown(change.after, of: change.model, fields, turn)
        let now = try await shown(record.values, of: change.model, fields, turn)
        let colon = state.language == .zh ? "：" : ": "
        let lines = fields.compactMap { field -> String? in
            guard let left = then[field], let right = now[field], left != right else { return nil }
            return "\(labels.label(of: field))\(colon)\(left.isEmpty ? "–" : left) → \(right.isEmpty ? "–" : right)"
        }
        return lines.isEmpty
            ? record.name : record.name + colon + lines.joined(separator: state.language == .zh ? "；" : "; ")
    }
}

extension Operation {
    /// What it carried out, an intent for each frame; the rows of a table are one.
    fileprivate var intents: [Intent.ID] {
        let all = frames.map(\.intent)
        return Set(all).count == 1 && all.count > 3 ? [all[0]] : all
    }

    /// Whether the intent of a frame says itself how it is undone.
    fileprivate func hasInverse(ofFrame frame: Int) -> Bool {
        steps.contains { $0.state == .inverse && $0.frame == frame }
    }
}
