internal import Diagnostics
internal import Engine
internal import Synchronization

/// The installation that a server runs on: its files are looked at before a turn, at most once a second.
actor LiveProgram {
    private var installation: Installation
    private var lookedAt = ContinuousClock.now
    /// What others may read without waiting.
    private nonisolated let current: Mutex<Interpreter>
    private let report: @Sendable (String) -> Void

    init(_ installation: Installation, report: @escaping @Sendable (String) -> Void) {
        self.installation = installation
        self.report = report
        current = Mutex(installation.interpreter)
    }

    nonisolated var now: Interpreter { current.withLock { $0 } }

    /// With the changes that were made to the files.
    func interpreter() async -> Interpreter {
        let time = ContinuousClock.now
        guard time - lookedAt >= .seconds(1) else { return installation.interpreter }
        lookedAt = time
        var changed = installation
        guard await changed.reload() != nil else { return installation.interpreter }
        installation = changed
        current.withLock { $0 = changed.interpreter }
        let errors = changed.diagnostics.filter { $0.severity == .error }
        report(
            errors.isEmpty ? "the files of Intents were read again\n" : Report(changed.configuration).text(of: errors)
        )
        return changed.interpreter
    }
}
