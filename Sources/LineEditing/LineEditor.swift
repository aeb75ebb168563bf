import Glibc
import Synchronization

/// Lines that a person edits at a terminal, with history and completion.
///
/// Enter ends a line and Alt-Enter begins a new one of the same message; lines pasted together are one message. Ctrl-C
/// drops the line, Ctrl-D on an empty one ends, Tab completes, Ctrl-R searches the history.
public final class LineEditor: LineSource {
    private let line: Mutex<EditLine>
    private let signals: SignalPipe
    private let history: HistoryFile?

    /// Nil where no line can be edited.
    ///
    /// - Parameter history: Where earlier lines are kept; nil keeps none.
    public convenience init?(history: HistoryFile?) {
        guard Terminal.isInteractive else { return nil }
        self.init(input: STDIN_FILENO, output: STDOUT_FILENO, history: history)
    }

    /// The descriptors stay the caller's.
    ///
    /// - Parameter kind: The name of the terminal's description, nil for that of the environment.
    package init?(input: Int32, output: Int32, kind: String? = nil, history: HistoryFile?) {
        guard let signals = SignalPipe(),
            let line = EditLine(input: input, output: output, kind: kind, signals: signals)
        else { return nil }
        line.remember(history?.load() ?? [])
        self.line = Mutex(line)
        self.signals = signals
        self.history = history
    }

    public func line(prompt: String, completer: @escaping Completer) async -> Line {
        await withTaskCancellationHandler {
            await BlockingThread.run { self.read(prompt, completer) } ?? .end
        } onCancel: {
            signals.put(LineEditor.cancelled)
        }
    }

    private func read(_ prompt: String, _ completer: @escaping Completer) -> Line {
        let (result, fatalSignal) = signals.watch {
            line.withLock { line in
                let result = line.read(prompt: prompt, completer: completer)
                if case .text(let text) = result { remember(text, line) }
                return (result, line.fatalSignal)
            }
        }
        // The terminal is as it was before: whoever handles the signal may end the process now.
        if let fatalSignal, fatalSignal != LineEditor.cancelled { raise(fatalSignal) }
        return result
    }

    private func remember(_ text: String, _ line: EditLine) {
        let row = PastedText.row(of: text)
        guard HistoryFile.keeps(row) else { return }
        line.remember([row])
        history?.append(row)
    }

    /// No signal has this number.
    private static let cancelled: Int32 = 0
}
