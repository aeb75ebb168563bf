internal import Dispatch
internal import Synchronization

/// Transactions that share their commits: those that come while one commit is on its way to the disk go into the next
/// together, each whole or not at all. Callers suspend, and continue once what they wrote is on the disk.
public final class CommitQueue: Sendable {
    private struct Job: Sendable {
        /// Runs in a savepoint of its own; what it returns is told how the commit ended.
        let run: @Sendable (Connection) -> @Sendable (DatabaseError?) -> Void
        let fail: @Sendable (DatabaseError) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var isAtWork = false
    }

    private let database: Database
    /// For reading beside a commit; nil in memory, where there is nothing to wait for.
    private let reader: Database?
    private let thread = DispatchQueue(label: "sqlite.commits")
    private let state = Mutex(State())

    public init(_ database: Database) throws(DatabaseError) {
        self.database = database
        if case .file = database.location {
            reader = try Database(database.location, Connection.Options(access: .readOnly))
        } else {
            reader = nil
        }
    }

    /// All of `body` or nothing of it.
    public func transaction<Success: Sendable, Failure: Error>(
        translating translate: @escaping @Sendable (DatabaseError) -> Failure,
        _ body: @escaping @Sendable (Connection) throws(Failure) -> Success
    ) async throws(Failure) -> Success {
        let result = await withCheckedContinuation {
            (continuation: CheckedContinuation<Result<Success, Failure>, Never>) in
            let job = Job(
                run: { connection in
                    let result: Result<Success, Failure>
                    do throws(Failure) {
                        result = .success(
                            try connection.transaction(translating: translate) { () throws(Failure) in
                                try body(connection)
                            }
                        )
                    } catch {
                        result = .failure(error)
                    }
                    return { failure in
                        guard let failure, case .success = result else { return continuation.resume(returning: result) }
                        continuation.resume(returning: .failure(translate(failure)))
                    }
                },
                fail: { continuation.resume(returning: .failure(translate($0))) }
            )
            enqueue(job)
        }
        return try result.get()
    }

    /// Sees all that was committed, and waits for no commit. The connection must not be kept beyond it.
    public func read<Success: Sendable, Failure: Error>(
        _ body: (Connection) throws(Failure) -> Success
    ) throws(Failure) -> Success {
        try (reader ?? database).with { connection throws(Failure) in
            // Several statements see one moment.
            let isBegun = !connection.isInTransaction && (try? connection.execute("BEGIN")) != nil
            defer { if isBegun { try? connection.execute("COMMIT") } }
            return try body(connection)
        }
    }

    private func enqueue(_ job: Job) {
        let mustStart = state.withLock { state in
            state.waiting.append(job)
            defer { state.isAtWork = true }
            return !state.isAtWork
        }
        if mustStart { thread.async { [self] in work() } }
    }

    private func work() {
        while let jobs = take() {
            var rest = jobs[...]
            while !rest.isEmpty { rest = commit(rest) }
        }
    }

    /// Nil when there is nothing left to do.
    private func take() -> [Job]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isAtWork = false
                return nil
            }
            let jobs = state.waiting.prefix(Self.most)
            state.waiting.removeFirst(jobs.count)
            return Array(jobs)
        }
    }

    /// Answers with those that have not had their turn.
    private func commit(_ jobs: ArraySlice<Job>) -> ArraySlice<Job> {
        var ends: [@Sendable (DatabaseError?) -> Void] = []
        var failure: DatabaseError?
        do throws(DatabaseError) {
            try database.with { connection throws(DatabaseError) in
                try connection.transaction { () throws(DatabaseError) in
                    for job in jobs {
                        ends.append(job.run(connection))
                        // Some failures undo all that was open, whoever is to blame.
                        guard connection.isInTransaction else { throw connection.lastFailure }
                    }
                }
            }
        } catch {
            failure = error
        }
        for end in ends { end(failure) }
        let rest = jobs.dropFirst(ends.count)
        guard ends.isEmpty, let failure else { return rest }
        for job in rest { job.fail(failure) }
        return []
    }

    /// So that the first of them does not wait for ever.
    private static let most = 256
}
