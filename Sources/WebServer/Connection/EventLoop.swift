internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread and its work: tasks that prefer it run where their sockets are, and pay for no change of thread.
final class EventLoop: TaskExecutor {
    /// What is asked of the loop; small and free of references, as there are several to each message.
    enum Command: Sendable {
        case flush(ConnectionID)
        case readOn(ConnectionID)
        case responded(ConnectionID, keepsAlive: Bool)
        case broken(ConnectionID)
        case taskEnded(ConnectionID)
        case upgraded(ConnectionID)
        case closing(ConnectionID)
        case shutDown(grace: Duration)
        case sweep
        case stop
    }

    enum Work: Sendable {
        case job(UnownedJob)
        case command(Command)
    }

    private struct Queue {
        var work: [Work] = []
        /// Whether the loop will look at the queue before it waits again.
        var isSignalled = false
    }

    private let queue = Lock(Queue())
    let epoll: Epoll
    private let wakeup: Descriptor
    private let thread = Atomic<UInt>(0)
    private let draining = Atomic<Bool>(false)
    private let sweepWaiters = Lock<[CheckedContinuation<Void, Never>]>([])

    init() throws(ServerFailure) {
        guard let wakeup = Descriptor(eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))) else {
            throw .noEventLoop(errno: errno)
        }
        let number = wakeup.number
        epoll = try Epoll()
        self.wakeup = wakeup
        guard epoll.add(number, .read, as: Self.wakeupNumber) else { throw .noEventLoop(errno: errno) }
    }

    /// Under which `epoll` reports that there is work.
    static let wakeupNumber = UInt64.max

    /// Whether a shutdown has begun: responses then end their connections.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    func beginDraining() {
        draining.store(true, ordering: .relaxed)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        push(.job(UnownedJob(job)))
    }

    func post(_ command: Command) {
        push(.command(command))
    }

    /// Suspends until the loop has looked at its deadlines.
    func sweep() async {
        await withCheckedContinuation { continuation in
            sweepWaiters.withLock { $0.append(continuation) }
            post(.sweep)
        }
    }

    private func push(_ work: Work) {
        let mustSignal = queue.withLock { queue in
            queue.work.append(work)
            defer { queue.isSignalled = true }
            return !queue.isSignalled
        }
        // The loop's own thread looks at the queue again before it waits.
        guard mustSignal, pthread_self() != thread.load(ordering: .relaxed) else { return }
        var one: UInt64 = 1
        unsafe write(wakeup.number, &one, 8)
    }

    // What follows is for the loop's own thread.

    func adoptThread() {
        thread.store(pthread_self(), ordering: .relaxed)
    }

    var hasWork: Bool { queue.withLock { !$0.work.isEmpty } }

    /// Takes all queued work, leaving `spare`, whose memory is used again.
    func takeWork(leaving spare: consuming [Work]) -> [Work] {
        spare.removeAll(keepingCapacity: true)
        return queue.withLock { queue in
            queue.isSignalled = false
            let work = queue.work
            queue.work = spare
            return work
        }
    }

    func run(_ job: UnownedJob) {
        unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }

    func acknowledgeSweep() {
        let waiters = sweepWaiters.withLock { waiters in
            defer { waiters = [] }
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func acknowledgeWakeup() {
        var count: UInt64 = 0
        unsafe read(wakeup.number, &count, 8)
    }
}
