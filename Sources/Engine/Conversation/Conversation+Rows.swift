internal import Dialogue
internal import Intents
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Carries out the rows of a table one by one: one that fails is taken back by itself, and the others go on.
    mutating func carryOut(_ table: TableRows, _ batch: Batch, _ operation: Operation, _ turn: inout Turn) async {
        var execution = Execution(operation, interpreter, caller: turn.caller, isJournalled: true)
        let start = ContinuousClock.now
        var frames = batch.frames
        var rows: [Block.Table.Row] = []
        var isOver = false
        for index in frames.indices {
            var row = Block.Table.Row(id: nil, cells: table.cells.indices.contains(index) ? table.cells[index] : [])
            row.number = table.numbers.indices.contains(index) ? table.numbers[index] : nil
            if isOver {
                row.status = .skipped
            } else {
                turn.report?(.row(index + 1, of: frames.count))
                let first = execution.steps.count
                do {
                    _ = try await perform(&frames, index, &execution, operation: operation.id, &turn)
                    row.status = .done
                } catch {
                    (row.status, row.note) = (.failed, await takenBack(error, from: first, &execution))
                    isOver = error.endsAll
                }
            }
            rows.append(row)
        }
        turn.trace.add("run", since: start, execution.steps.map { "\($0.handler): \($0.state.rawValue)" })
        turn.calls += execution.steps.filter { $0.state != .inverse }
        await forget(execution.steps)
        let done = rows.count { $0.status == .done }
        guard let intent = frames.first.flatMap({ interpreter.program.intent($0.intent) }) else { return }
        let counts = ["title": title(of: intent), "done": "\(done)", "failed": "\(rows.count - done)"]
        let text = [say(.tableDone, counts)] + problems(rows)
        var blocks = blocks(of: rows, columns: table.columns, intent)
        if done > 0, !intent.undo.isNever { blocks.append(.undo(operation: operation.id)) }
        turn.say(
            Reply.Part(
                done > 0 ? .done : .failed,
                text.joined(separator: "\n"),
                blocks: blocks,
                operation: operation.id
            )
        )
        await close(operation.id, as: done > 0 ? .done : .failed, &turn)
    }

    /// Takes back what there is of a row that failed, and says why it did.
    private func takenBack(
        _ failure: Execution.Failure,
        from first: Int,
        _ execution: inout Execution
    ) async -> String {
        var lines = [reason(failure)]
        let own = execution.steps[first...]
        let hadChanges = own.contains { !($0.outcome?.changes.isEmpty ?? true) }
        let isUncertain = failure.mayHaveHappened || own.contains { $0.state == .started }
        let isClean = hadChanges ? await execution.compensate(from: first) : true
        if isUncertain || !isClean { lines.append(say(.maybeDone)) }
        return lines.joined(separator: " ")
    }
}

extension Execution.Failure {
    /// Whether the rows behind would fare no better.
    fileprivate var endsAll: Bool {
        switch self {
        case .journal: true
        case .handler(let failure): failure.concernsService
        }
    }
}

extension Undo {
    fileprivate var isNever: Bool { if case .none = self { true } else { false } }
}
