internal import Dispatch

/// A connection with a queue of its own: callers suspend instead of blocking one of Swift's threads, so it also suits
/// long scans and bulk writes.
public actor DatabaseQueue {
    private let executor: QueueExecutor
    private let connection: Connection

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    public init(
        _ location: Connection.Location,
        _ options: Connection.Options = Connection.Options(),
        label: String = "sqlite"
    ) throws(DatabaseError) {
        executor = QueueExecutor(label: label)
        connection = try Connection(location, options)
    }

    /// Runs `body` with the connection to itself, after those that came before.
    public func with<Success: Sendable, Failure: Error>(
        _ body: @Sendable (Connection) throws(Failure) -> Success
    ) throws(Failure) -> Success {
        try body(connection)
    }
}

private final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
