import Dispatch

@testable import WebServer

/// A thread for an actor that blocks, so that it never takes one of Swift's few.
final class ThreadExecutor: SerialExecutor {
    private let jobs = Lock<[UnownedJob]?>([])
    private let available = DispatchSemaphore(value: 0)

    static func start() throws -> ThreadExecutor {
        let executor = ThreadExecutor()
        try LoopThread.start { executor.run() }
        return executor
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0?.append(job) }
        available.signal()
    }

    /// Lets the thread end; its actor is gone.
    func stop() {
        jobs.withLock { $0 = nil }
        available.signal()
    }

    private func run() {
        while true {
            available.wait()
            let job = jobs.withLock { jobs -> UnownedJob? in
                jobs?.isEmpty == false ? jobs?.removeFirst() : nil
            }
            if let job {
                unsafe job.runSynchronously(on: asUnownedSerialExecutor())
            } else if jobs.withLock({ $0 == nil }) {
                return
            }
        }
    }
}
