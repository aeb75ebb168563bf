internal import Dialogue
internal import Intents
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Tells what was and was not done, after taking back what can be.
    mutating func failed(
        _ failure: Execution.Failure,
        at index: Int,
        _ finished: [Int],
        _ frames: [Frame],
        _ execution: inout Execution,
        _ turn: inout Turn
    ) async {
        var lines = [say(.failedStep, ["title": title(frames, index), "reason": reason(failure)])]
        let hadChanges = execution.steps.contains { !($0.outcome?.changes.isEmpty ?? true) }
        let uncertain = execution.steps.contains { $0.state == .started } || failure.mayHaveHappened
        if uncertain { lines.append(say(.maybeDone)) }
        if hadChanges {
            let done = (finished + [index]).map { title(frames, $0) }.joined(separator: state.language.listSeparator)
            if await execution.compensate() {
                lines.append(say(.failedCompensated, ["done": done]))
            } else {
                let undone = frames.indices.filter { $0 >= index }.map { title(frames, $0) }
                lines.append(
                    say(
                        .failedPartly,
                        ["done": done, "undone": undone.joined(separator: state.language.listSeparator)]
                    )
                )
            }
        } else if !uncertain {
            lines.append(say(.failedNothing))
        }
        turn.say(Reply.Part(.failed, lines.joined(separator: "\n"), operation: execution.operation.id))
        if execution.isJournalled { await close(execution.operation.id, as: .failed, &turn) }
    }

    /// A failure before anything was run: the batch is put aside, what it waited for is told.
    mutating func fail(_ failure: HandlerFailure, _ turn: inout Turn) async {
        let frames = state.current?.frames ?? []
        let text = say(.failedStep, ["title": title(frames, frames.count - 1), "reason": reason(failure)])
        turn.say(Reply.Part(.failed, text + "\n" + say(.failedNothing)))
        turn.trace.add("failure", since: .now, ["\(failure)"])
        state.current = nil
    }

    private func title(_ frames: [Frame], _ index: Int) -> String {
        guard frames.indices.contains(index) else { return "" }
        return interpreter.program.intent(frames[index].intent).map(title(of:)) ?? frames[index].intent.rawValue
    }

    func reason(_ failure: Execution.Failure) -> String {
        switch failure {
        case .journal(let failure): say(.journalUnavailable, ["detail": failure.message])
        case .handler(let failure): reason(failure)
        }
    }

    func reason(_ failure: HandlerFailure) -> String {
        switch failure {
        case .unauthenticated(let detail): say(.failureUnauthenticated, ["detail": detail])
        case .denied(_, let detail): say(.failureDenied, ["detail": detail])
        case .missing: say(.failureMissing)
        case .invalid(_, let detail): say(.failureInvalid, ["detail": detail])
        case .conflict: say(.failureConflict)
        case .unavailable(let detail, _): say(.failureUnavailable, ["detail": detail])
        case .timedOut: say(.failureTimedOut)
        case .misused: say(.failureMisused)
        case .cancelled: say(.failureCancelled)
        case .unexpected: say(.failureUnexpected)
        }
    }
}

extension Execution.Failure {
    var mayHaveHappened: Bool {
        switch self {
        case .journal: false
        case .handler(let failure): failure.mayHaveHappened
        }
    }
}

extension HandlerFailure {
    /// Whether the next call would fail too, whatever it is.
    var concernsService: Bool {
        switch self {
        case .unavailable, .timedOut, .unauthenticated, .cancelled: true
        case .denied, .missing, .invalid, .conflict, .misused, .unexpected: false
        }
    }
}
